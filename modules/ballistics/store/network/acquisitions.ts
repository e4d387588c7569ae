import type { Tx } from '#platform/db'
import { insertCustody } from '../custody.ts'
import { useLocalTime } from '../moments.ts'

export interface KnownExhibit {
  readonly id: string
  readonly acquisition: string | null
}

/** The agency's own exhibits by their numbers. */
export async function findByNumber(tx: Tx, numbers: readonly string[]): Promise<Map<string, KnownExhibit>> {
  const { rows } = await tx.client.query<KnownExhibit & { number: string }>(
    `select number, id, acquisition from ballistics.exhibit where owner_agency = $1 and number = any ($2::text[])`,
    [tx.actor.agencyId, numbers],
  )
  return new Map(rows.map(({ number, ...exhibit }) => [number, exhibit]))
}

export interface Acquired {
  readonly id: string
  readonly acquisition: string
  readonly enteredOn: string
  readonly time: string | null
  readonly site: string | null
}

/** Writes down that exhibits were entered, and the row of custody that says so. */
export async function acquire(tx: Tx, acquired: readonly Acquired[]): Promise<void> {
  if (acquired.length === 0) return
  await useLocalTime(tx)
  const moment = ({ enteredOn, time }: Acquired) => (time === null ? enteredOn : `${enteredOn} ${time}`)
  await tx.client.query(
    `update ballistics.exhibit e set acquisition = t.acquisition, acquired_at = t.at, site = coalesce(t.site, e.site),
       version = e.version + 1
     from jsonb_to_recordset($1::jsonb) as t (id uuid, acquisition text, at timestamptz, site text)
     where e.id = t.id`,
    [JSON.stringify(acquired.map((one) => ({ ...one, at: moment(one) })))],
  )
  await insertCustody(
    tx,
    acquired.map((one) => ({
      exhibitId: one.id,
      kind: 'acquired',
      happenedAt: moment(one),
      place: one.site,
      reason: `Entered as ${one.acquisition}`,
    })),
  )
}
