import type { Tx } from '#platform/db'
import type { AreaFeature, AreaOfIncident } from '../contract/index.ts'
import { seenBy } from './seen.ts'

export interface LayerRow {
  readonly id: number
  readonly name: string
  readonly one: string
  readonly slot: number
  readonly areas: number
  readonly populated: number
  readonly population_year: number | null
  readonly credit: string
  readonly bounds: [number, number, number, number]
  readonly owner_agency: number
  /** Name of the agency that shares it; null for the own one. */
  readonly shared_by: string | null
}

/** Tells this edition of a layer from every other, in other databases too. */
const EDITION = `md5(concat_ws('/', current_database(), l.id, l.xmin, l.bounds))`

/** The agency's layers, first slot first; `shared` adds those of other agencies that the person sees. */
export async function findLayers(tx: Tx, shared = false): Promise<LayerRow[]> {
  const { rows } = await tx.client.query<LayerRow>(
    `select l.id, l.name, l.one, l.slot, count(a.id)::int as areas, count(a.population)::int as populated,
       l.population_year, l.credit, l.bounds, l.owner_agency,
       (select g.name from access.agency g where g.id = l.owner_agency and g.id <> $1) as shared_by
     from incidents.layer l left join incidents.area a on a.layer_id = l.id
     where l.owner_agency = $1 or $2 group by l.id order by l.owner_agency <> $1, l.owner_agency, l.slot`,
    [tx.actor.agencyId, shared],
  )
  return rows
}

/** Incidents of an agency with coordinates that lie in no area, for each slot asked for. */
export async function countOutside(
  tx: Tx,
  owner: number,
  slots: readonly number[],
): Promise<Map<number, number>> {
  if (slots.length === 0) return new Map()
  const columns = slots.map((slot) => `count(*) filter (where ${areaColumn(slot)} is null)::int as s${slot}`)
  const { rows } = await tx.client.query<Record<string, number>>(
    `select ${columns.join(', ')} from ${seenBy(tx.actor).from}
     where i.owner_agency = $1 and i.latitude is not null`,
    [owner],
  )
  return new Map(slots.map((slot) => [slot, rows[0]![`s${slot}`]!]))
}

/** Column of an incident that holds its area in the layer of a slot. */
export function areaColumn(slot: number): string {
  if (!Number.isInteger(slot) || slot < 1 || slot > 6) throw new RangeError(`There is no slot ${slot}.`)
  return `area_${slot}`
}

export interface LayerEdition {
  readonly id: number
  readonly slot: number
  readonly edition: string
}

/** Which layers of the agency stand in which slot, and their editions. */
export async function findEditions(tx: Tx): Promise<LayerEdition[]> {
  const { rows } = await tx.client.query<LayerEdition>(
    `select l.id, l.slot, ${EDITION} as edition from incidents.layer l where l.owner_agency = $1 order by l.slot`,
    [tx.actor.agencyId],
  )
  return rows
}

/** Edition of one layer that the actor may see. */
export async function findEdition(tx: Tx, id: number): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ edition: string }>(
    `select ${EDITION} as edition from incidents.layer l where l.id = $1`,
    [id],
  )
  return rows[0]?.edition
}

export interface AreaRow {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly population: number | null
  readonly geometry: AreaFeature['geometry']
}

/** The areas of a layer; where two overlap, the earlier one holds what lies in both. */
export async function findAreas(tx: Tx, layerId: number): Promise<AreaRow[]> {
  const { rows } = await tx.client.query<AreaRow>(
    'select id, code, name, population, geometry from incidents.area where layer_id = $1 order by id',
    [layerId],
  )
  return rows
}

/** What areas are called, in the order of their layers. */
export async function describeAreas(tx: Tx, ids: readonly number[]): Promise<AreaOfIncident[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.client.query<AreaOfIncident>(
    `select l.name as layer, a.id as "areaId", a.code, a.name
     from incidents.area a join incidents.layer l on l.id = a.layer_id
     where a.id = any ($1::int[]) order by l.slot`,
    [ids],
  )
  return rows
}

interface NewLayer {
  readonly name: string
  readonly one: string
  readonly slot: number
  readonly populationYear: number | null
  readonly credit: string
  readonly bounds: readonly number[]
}

export async function insertLayer(tx: Tx, layer: NewLayer): Promise<number> {
  const { rows } = await tx.client.query<{ id: number }>(
    `insert into incidents.layer (owner_agency, name, one, slot, population_year, credit, bounds)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [tx.actor.agencyId, layer.name, layer.one, layer.slot, layer.populationYear, layer.credit, layer.bounds],
  )
  return rows[0]!.id
}

const AREAS_AT_ONCE = 200

export async function insertAreas(
  tx: Tx,
  layerId: number,
  areas: readonly Omit<AreaRow, 'id'>[],
): Promise<void> {
  for (let start = 0; start < areas.length; start += AREAS_AT_ONCE)
    await tx.client.query(
      `insert into incidents.area (layer_id, owner_agency, code, name, population, geometry)
       select $1, $2, code, name, population, geometry
       from jsonb_to_recordset($3::jsonb) as x (code text, name text, population int, geometry jsonb)`,
      [layerId, tx.actor.agencyId, JSON.stringify(areas.slice(start, start + AREAS_AT_ONCE))],
    )
}

/** Removes a layer with its areas; answers the slot it stood in. */
export async function deleteLayer(tx: Tx, id: number): Promise<number | undefined> {
  const { rows } = await tx.client.query<{ slot: number }>(
    'delete from incidents.layer where id = $1 and owner_agency = $2 returning slot',
    [id, tx.actor.agencyId],
  )
  return rows[0]?.slot
}
