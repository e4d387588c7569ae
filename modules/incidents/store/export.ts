import type { Tx } from '#platform/db'
import type { CountUnit, IncidentSort } from '../contract/index.ts'
import { conditionsOf, whereOf, type SetFilter } from './filter.ts'
import { orderOf } from './list.ts'
import { seenBy } from './seen.ts'
import { Values } from './values.ts'

const BATCH = 2_000

/** A record as an export reads it; for the unit `victims` with one victim's columns, which may all be null. */
export interface ExportRow {
  readonly number: string
  readonly occurred_at: string
  readonly date_precision: 'y' | 'm' | 'd'
  readonly time_known: boolean
  readonly class: string
  readonly exclusion: string | null
  readonly killed: number | null
  readonly wounded: number | null
  readonly suspects: number | null
  readonly area: string | null
  readonly area_name: string | null
  readonly address: string | null
  readonly place_precision: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly setting: string | null
  readonly kind: string | null
  readonly status: string | null
  readonly status_on: string | null
  readonly circumstance: string | null
  readonly domestic: boolean | null
  readonly officer_involved: boolean | null
  readonly source: string
  readonly id: string
  readonly place: number | null
  readonly outcome: string | null
  readonly died_on: string | null
  readonly age_low: number | null
  readonly age_high: number | null
  readonly sex: string | null
  readonly race: string | null
  readonly ethnicity: string | null
  readonly wound: string | null
}

/**
 * Every record under a filter in the list's order, some thousands at a time through a cursor of the
 * transaction, so that memory does not grow with the export.
 */
export async function* readAll(
  tx: Tx,
  filter: SetFilter,
  sort: IncidentSort,
  unit: CountUnit,
): AsyncGenerator<ExportRow[]> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const where = whereOf(conditionsOf(seen, filter, values))
  const victims = unit === 'victims'
  const order = orderOf(sort)
  await tx.client.query(
    `declare export_rows no scroll cursor for
     select i.id, i.number, i.occurred_at, i.date_precision, i.time_known, i.class, i.exclusion, i.killed, i.wounded,
       i.suspects, a.code as area, a.name as area_name, i.address, i.place_precision, i.latitude, i.longitude,
       i.setting, i.kind, i.status, i.status_on, i.circumstance, i.domestic, i.officer_involved, i.source
       ${victims ? ', v.place, v.outcome, v.died_on, v.age_low, v.age_high, v.sex, v.race, v.ethnicity, v.wound' : ''}
     from ${seen.from} left join incidents.area a on a.id = i.area_1
     ${victims ? 'join incidents.victim v on v.incident_id = i.id' : ''}
     ${where} ${order}${victims ? ', v.place' : ''}`,
    values.list,
  )
  while (true) {
    const { rows } = await tx.client.query<ExportRow>(`fetch ${BATCH} from export_rows`)
    if (rows.length > 0) yield rows
    if (rows.length < BATCH) return
  }
}

/** How many rows an export of victims would have; incidents are counted by the tally. */
export async function countVictimRows(tx: Tx, filter: SetFilter): Promise<number> {
  const seen = seenBy(tx.actor)
  const values = new Values()
  const { rows } = await tx.client.query<{ n: number }>(
    `select count(*)::int as n from incidents.victim v join ${seen.from} on i.id = v.incident_id
     ${whereOf(conditionsOf(seen, filter, values))}`,
    values.list,
  )
  return rows[0]!.n
}
