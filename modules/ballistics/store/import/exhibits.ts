import { uuid, type Tx } from '#platform/db'
import type { NewEntry } from '../custody.ts'

export interface KnownExhibit {
  readonly id: string
  readonly key: string
  readonly received: boolean
  readonly acquisition: string | null
  readonly acquired: boolean
  readonly holder: string | null
}

/** Own exhibits by the keys of their numbers, held until the transaction ends. */
export async function findKnown(tx: Tx, keys: readonly string[]): Promise<Map<string, KnownExhibit>> {
  const { rows } = await tx.client.query<KnownExhibit>(
    `select id, number_key as key, received_at is not null as received, acquisition, acquired_at is not null as acquired, holder
     from ballistics.exhibit where owner_agency = (select access.current_agency()) and number_key = any ($1::text[])
     order by id for update`,
    [keys],
  )
  return new Map(rows.map((row) => [row.key, row]))
}

/**
 * Adds the first entries to logs that hold none yet or only earlier ones, many at once. One of which only the day is
 * known stands at the beginning of it, so that entries of one day keep the order in which they are given.
 */
export async function insertEntries(
  tx: Tx,
  entries: readonly NewEntry[],
  after: 'nothing' | 'log',
): Promise<void> {
  const rows = entries.map((entry, turn) => ({ ...entry, id: uuid(), turn }))
  const last =
    after === 'nothing'
      ? '0'
      : 'coalesce((select max(k.sequence) from ballistics.custody k where k.exhibit_id = x."exhibitId"), 0)'
  await tx.client.query(
    `insert into ballistics.custody (id, exhibit_id, owner_agency, sensitivity, sequence, kind, happened_at, time_known,
       from_holder, to_holder, place, reason, recorded_by, recorded_by_name)
     select x.id, e.id, e.owner_agency, e.sensitivity,
       ${last} + row_number() over (partition by x."exhibitId" order by x.turn),
       x.kind, x."happenedAt"::timestamptz, length(x."happenedAt") > 10, x."from", x."to", x.place, x.reason, $2, $3
     from jsonb_to_recordset($1::jsonb) as x (id uuid, turn int, "exhibitId" uuid, kind text, "happenedAt" text, "from" text,
       "to" text, place text, reason text) join ballistics.exhibit e on e.id = x."exhibitId"`,
    [JSON.stringify(rows), tx.actor.personId, tx.actor.name],
  )
}

export interface Acquired {
  readonly id: string
  readonly acquisition: string
  readonly entered: string
  readonly site: string | null
}

/** Marks exhibits as entered, many at once; one that nobody triaged was chosen by being entered. */
export async function markEntered(tx: Tx, entries: readonly Acquired[]): Promise<void> {
  await tx.client.query(
    `update ballistics.exhibit e set acquired_at = x.entered::timestamptz, acquisition = x.acquisition, site = x.site,
       triaged_at = coalesce(e.triaged_at, x.entered::timestamptz), triaged_by = coalesce(e.triaged_by, $2), triage = 'enter',
       triage_reason = case when e.triage = 'enter' then e.triage_reason end, represented_by = null, version = e.version + 1
     from jsonb_to_recordset($1::jsonb) as x (id uuid, acquisition text, entered text, site text) where e.id = x.id`,
    [JSON.stringify(entries), tx.actor.personId],
  )
}
