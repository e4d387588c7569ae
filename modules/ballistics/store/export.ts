import type { Tx } from '#platform/db'
import type { ExhibitFilter, ExhibitSort } from '../contract/index.ts'
import { conditionsOf } from './filter.ts'
import { JOINED, LISTED, ORDERS, type ListedRow } from './list.ts'
import { Values } from './values.ts'

const BATCH = 2_000

export interface ExportRow extends ListedRow {
  readonly headstamp: string | null
  readonly model: string | null
  readonly serial: string | null
  readonly property_tag: string | null
  readonly position_text: string | null
  readonly triage_reason: string | null
  readonly site: string | null
}

/** Every exhibit under a filter in the list's order, some thousands at a time through a cursor of the transaction. */
export async function* readAll(
  tx: Tx,
  filter: ExhibitFilter,
  sort: ExhibitSort,
): AsyncGenerator<ExportRow[]> {
  const values = new Values()
  const conditions = conditionsOf(filter, values)
  const { key, direction } = ORDERS[sort]
  await tx.client.query(
    `declare export_exhibits no scroll cursor for
     select ${LISTED}, e.headstamp, e.model, e.serial, e.property_tag, e.position_text, e.triage_reason, e.site,
       array[e.id::text] as place
     from ballistics.exhibit e ${JOINED} ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by ${key} ${direction}, e.id ${direction}`,
    values.list,
  )
  while (true) {
    const { rows } = await tx.client.query<ExportRow>(`fetch ${BATCH} from export_exhibits`)
    if (rows.length > 0) yield rows
    if (rows.length < BATCH) return
  }
}
