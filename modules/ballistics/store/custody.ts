import { uuid, type Tx } from '#platform/db'
import type { CustodyKind } from '../contract/index.ts'
import { utc } from './moments.ts'

/** What happened to an exhibit, as it is added to its log. */
export interface NewEntry {
  readonly exhibitId: string
  readonly kind: CustodyKind
  /** A moment, or a day; a correction without one keeps that of what it corrects. */
  readonly happenedAt: string | null
  readonly from?: string | null
  readonly to?: string | null
  readonly place?: string | null
  readonly reason?: string | null
  readonly correctsId?: string | null
  readonly annuls?: boolean
}

/**
 * Adds entries to the logs of exhibits that the transaction holds or has just made. One of which only the day is known
 * takes its place after what the log already tells of that day.
 */
export async function insertCustody(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  const rows = entries.map((entry, index) => ({ ...entry, id: uuid(), turn: index }))
  await tx.client.query(
    `insert into ballistics.custody (id, exhibit_id, owner_agency, sensitivity, sequence, kind, happened_at, time_known,
       from_holder, to_holder, place, reason, corrects_id, annuls, recorded_by, recorded_by_name)
     select x.id, e.id, e.owner_agency, e.sensitivity,
       coalesce((select max(k.sequence) from ballistics.custody k where k.exhibit_id = e.id), 0)
         + row_number() over (partition by e.id order by x.turn),
       x.kind, case when x."happenedAt" is null then c.happened_at
         when length(x."happenedAt") > 10 then x."happenedAt"::timestamptz
         else greatest(x."happenedAt"::date::timestamptz, (select max(k.happened_at) from ballistics.custody k
           where k.exhibit_id = e.id and k.happened_at < x."happenedAt"::date + 1)) end,
       coalesce(length(x."happenedAt") > 10, c.time_known), x."from", x."to", x.place, x.reason, x."correctsId", coalesce(x.annuls, false), $2, $3
     from jsonb_to_recordset($1::jsonb) as x (id uuid, turn int, "exhibitId" uuid, kind text, "happenedAt" text, "from" text,
       "to" text, place text, reason text, "correctsId" uuid, annuls boolean)
     join ballistics.exhibit e on e.id = x."exhibitId" left join ballistics.custody c on c.id = x."correctsId"`,
    [JSON.stringify(rows), tx.actor.personId, tx.actor.name],
  )
}

/** Lets the exhibits say who has them now, and when they were collected and received, as their logs say. */
export async function followCustody(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    `with now as (select * from ballistics.current_custody($1::uuid[])),
       first as (select distinct on (exhibit_id, kind) exhibit_id, kind, time_known,
           case when time_known then happened_at else date_trunc('day', happened_at) end as at
         from now where kind in ('collected', 'received') order by exhibit_id, kind, turn)
     update ballistics.exhibit e set
       holder = (select n.to_holder from now n where n.exhibit_id = e.id and n.to_holder is not null
         order by n.turn desc limit 1),
       holder_place = (select n.place from now n where n.exhibit_id = e.id and (n.to_holder is not null or n.place is not null)
         order by n.turn desc limit 1),
       ${['collected', 'received']
         .map(
           (
             kind,
           ) => `${kind}_at = (select f.at from first f where f.exhibit_id = e.id and f.kind = '${kind}'),
       ${kind}_time_known = coalesce((select f.time_known from first f where f.exhibit_id = e.id and f.kind = '${kind}'), false)`,
         )
         .join(',\n       ')}
     where e.id = any ($1::uuid[])`,
    [ids],
  )
}

/** One entry of a log. */
export interface StoredEntry {
  readonly id: string
  readonly exhibit_id: string
  readonly sequence: number
  readonly kind: CustodyKind
  readonly happened_at: string
  readonly from_holder: string | null
  readonly to_holder: string | null
  readonly place: string | null
  readonly reason: string | null
  readonly corrects: number | null
  readonly corrected_by: number | null
  readonly annuls: boolean
  readonly recorded_at: Date
  readonly recorded_by_name: string
}

const ENTRY = `select k.id, k.exhibit_id, k.sequence, k.kind, case when k.time_known then ${utc('k.happened_at')}
    else to_char(k.happened_at at time zone g.time_zone, 'YYYY-MM-DD') end as happened_at,
  k.from_holder, k.to_holder, k.place, k.reason, c.sequence as corrects, n.sequence as corrected_by, k.annuls, k.recorded_at,
  k.recorded_by_name
  from ballistics.custody k join access.agency g on g.id = k.owner_agency
  left join ballistics.custody c on c.id = k.corrects_id left join ballistics.custody n on n.corrects_id = k.id`

export async function findCustody(tx: Tx, exhibitId: string): Promise<StoredEntry[]> {
  const { rows } = await tx.client.query<StoredEntry>(
    `${ENTRY} where k.exhibit_id = $1 order by k.sequence`,
    [exhibitId],
  )
  return rows
}

export async function findEntry(tx: Tx, id: string): Promise<StoredEntry | undefined> {
  const { rows } = await tx.client.query<StoredEntry>(`${ENTRY} where k.id = $1`, [id])
  return rows[0]
}

/** Exhibits whose day or moment of receipt lies before that of their collection. */
export async function receivedTooEarly(tx: Tx, ids: readonly string[]): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from ballistics.exhibit e where e.id = any ($1::uuid[]) and e.received_at is not null
       and ((e.collected_time_known and e.received_time_known and e.received_at < e.collected_at)
         or date_trunc('day', e.received_at) < date_trunc('day', e.collected_at)) limit 1`,
    [ids],
  )
  return rowCount !== 0
}
