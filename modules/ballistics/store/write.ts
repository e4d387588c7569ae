import type { Tx } from '#platform/db'
import type { ExhibitContent } from '../contract/index.ts'

/** A new exhibit as it is stored; moments are texts, days of unknown time without one. */
export interface NewExhibit extends Omit<ExhibitContent, 'number' | 'barcode'> {
  readonly id: string
  readonly caseId: string
  readonly number: string
  readonly barcode: string
  readonly collectedAt: string | null
  readonly receivedAt: string | null
  readonly holder: string | null
  readonly holderPlace: string | null
}

/** Columns a person writes, with their type and where the value comes from. */
const CONTENT = {
  number: ['text', 'number'],
  barcode: ['text', 'barcode'],
  kind: ['text', 'kind'],
  firearm_id: ['uuid', 'firearmId'],
  property_tag: ['text', 'propertyTag'],
  calibre: ['text', 'calibre'],
  calibre_key: ['text', 'calibreKey'],
  headstamp: ['text', 'headstamp'],
  make: ['text', 'make'],
  model: ['text', 'model'],
  serial: ['text', 'serial'],
  firing_pin_shape: ['text', 'firingPinShape'],
  breech_marks: ['text', 'breechMarks'],
  rifling_count: ['smallint', 'riflingCount'],
  rifling_twist: ['text', 'riflingTwist'],
  rifling_width_um: ['int', 'riflingWidth'],
  marker: ['text', 'marker'],
  position_text: ['text', 'position'],
  position_x: ['float8', 'x'],
  position_y: ['float8', 'y'],
  remarks: ['text', 'remarks'],
} as const
const NAMES = Object.keys(CONTENT)
const RECORD = Object.values(CONTENT)
  .map(([type, key]) => `"${key}" ${type}`)
  .join(', ')
const SOURCES = Object.values(CONTENT)
  .map(([, key]) => `x."${key}"`)
  .join(', ')

/** Adds exhibits of the actor's own agency, all in one statement. */
export async function insertExhibits(tx: Tx, exhibits: readonly Stored<NewExhibit>[]): Promise<void> {
  await tx.client.query(
    `insert into ballistics.exhibit (id, owner_agency, casefile_id, collected_at, collected_time_known, received_at,
       received_time_known, holder, holder_place, recorded_by, recorded_by_name, ${NAMES.join(', ')})
     select x.id, $2, x."caseId", x."collectedAt"::timestamptz, coalesce(length(x."collectedAt") > 10, false),
       x."receivedAt"::timestamptz, coalesce(length(x."receivedAt") > 10, false), x.holder, x."holderPlace", $3, $4, ${SOURCES}
     from jsonb_to_recordset($1::jsonb) as x (id uuid, "caseId" uuid, "collectedAt" text, "receivedAt" text, holder text,
       "holderPlace" text, ${RECORD})`,
    [JSON.stringify(exhibits), tx.actor.agencyId, tx.actor.personId, tx.actor.name],
  )
}

/** With the calibre of the vocabulary. */
export type Stored<T> = T & { readonly calibreKey: string | null }

/** Overwrites what is written of an exhibit. */
export async function updateExhibit(
  tx: Tx,
  id: string,
  content: Stored<Omit<ExhibitContent, 'number' | 'barcode'> & { number: string; barcode: string }>,
  caseId: string | undefined,
): Promise<void> {
  const sets = NAMES.map((name, index) => `${name} = $${index + 3}`).join(', ')
  const given = content as Readonly<Record<string, unknown>>
  await tx.client.query(
    `update ballistics.exhibit set casefile_id = coalesce($2, casefile_id), ${sets}, version = version + 1 where id = $1`,
    [id, caseId ?? null, ...Object.values(CONTENT).map(([, key]) => given[key])],
  )
}

/** The next numbers an agency gives to exhibits of a year; whoever asks next waits until these are kept or given back. */
export async function nextNumbers(tx: Tx, year: number, count: number): Promise<number> {
  const { rows } = await tx.client.query<{ last: number }>(
    `insert into ballistics.counter (owner_agency, year, last) values ($1, $2, $3)
     on conflict (owner_agency, year) do update set last = counter.last + $3 returning last`,
    [tx.actor.agencyId, year, count],
  )
  return rows[0]!.last - count + 1
}
