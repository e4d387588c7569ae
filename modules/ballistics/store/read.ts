import type { Category, Sensitivity } from '#contract'
import type { Tx } from '#platform/db'
import type { Exhibit, ExhibitKind } from '../contract/index.ts'
import { JOINED, LISTED, type ListedRow } from './list.ts'

/** One stored exhibit with its case and the exhibits it is tied to. */
export interface StoredExhibit extends ListedRow {
  readonly owner_agency: number
  readonly owner_name: string
  readonly category: Category
  readonly sensitivity: Sensitivity
  readonly casefile_id: string
  readonly firearm_id: string | null
  readonly property_tag: string | null
  readonly headstamp: string | null
  readonly model: string | null
  readonly serial: string | null
  readonly firing_pin_shape: Exhibit['firingPinShape']
  readonly breech_marks: Exhibit['breechMarks']
  readonly rifling_count: number | null
  readonly rifling_twist: Exhibit['riflingTwist']
  readonly rifling_width_um: number | null
  readonly position_text: string | null
  readonly position_x: number | null
  readonly position_y: number | null
  readonly remarks: string | null
  readonly triaged_at: Date | null
  readonly triage_reason: string | null
  readonly represented_by: string | null
  readonly site: string | null
  readonly searched_at: Date | null
  readonly reviewed_at: Date | null
  readonly holder_place: string | null
  readonly version: number
  readonly recorded_at: Date
  readonly recorded_by_name: string
  readonly tied: readonly TiedExhibit[]
}

/** An exhibit that another one names. */
export interface TiedExhibit {
  readonly id: string
  readonly number: string
  readonly kind: ExhibitKind
  readonly tie: 'firearm' | 'representative' | 'represents' | 'test-fire'
}

const TIED = `coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number, 'kind', o.kind, 'tie', o.tie) order by o.number)
  from (select o.id, o.number, o.kind, 'firearm' as tie from ballistics.exhibit o where o.id = e.firearm_id
    union all select o.id, o.number, o.kind, 'representative' from ballistics.exhibit o where o.id = e.represented_by
    union all select o.id, o.number, o.kind, 'represents' from ballistics.exhibit o where o.represented_by = e.id
    union all select o.id, o.number, o.kind, 'test-fire' from ballistics.exhibit o where o.firearm_id = e.id) o), '[]') as tied`

/** Exhibits by their ids; those the actor may not see are not among them. */
export async function findExhibits(tx: Tx, ids: readonly string[]): Promise<StoredExhibit[]> {
  const { rows } = await tx.client.query<StoredExhibit>(
    `select ${LISTED}, e.owner_agency, g.name as owner_name, e.category, e.sensitivity, e.casefile_id, e.firearm_id,
       e.property_tag, e.headstamp, e.model, e.serial, e.firing_pin_shape, e.breech_marks, e.rifling_count, e.rifling_twist,
       e.rifling_width_um, e.position_text, e.position_x, e.position_y, e.remarks, e.triaged_at, e.triage_reason,
       e.represented_by, e.site, e.searched_at, e.reviewed_at, e.holder_place, e.version, e.recorded_at, e.recorded_by_name,
       ${TIED}
     from ballistics.exhibit e ${JOINED} where e.id = any ($1::uuid[]) order by e.id`,
    [ids],
  )
  return rows
}

/**
 * Holds own exhibits until the transaction ends, in one order for everyone, so that two who change the same ones wait
 * for each other and never for ever.
 */
export async function lockExhibits(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select id from ballistics.exhibit where id = any ($1::uuid[]) and owner_agency = (select access.current_agency())
     order by id for update`,
    [ids],
  )
  return rows.map(({ id }) => id)
}
