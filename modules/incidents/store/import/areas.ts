import type { Tx } from '#platform/db'
import type { AreaFeature } from '../../contract/index.ts'

export interface LayerAreas {
  readonly slot: number
  readonly name: string
  readonly areas: readonly { readonly id: number; readonly geometry: AreaFeature['geometry'] }[]
}

/** The boundary layers of the actor's agency with their areas. */
export async function loadAreas(tx: Tx): Promise<LayerAreas[]> {
  const { rows } = await tx.client.query<LayerAreas>(
    `select l.slot, l.name, coalesce(json_agg(json_build_object('id', a.id, 'geometry', a.geometry) order by a.id)
       filter (where a.id is not null), '[]') as areas
     from incidents.layer l left join incidents.area a on a.layer_id = l.id
     where l.owner_agency = $1 group by l.id order by l.slot`,
    [tx.actor.agencyId],
  )
  return rows
}

/** What the agency's layers enclose, west, south, east, north; null where it has none. */
export async function findExtent(tx: Tx): Promise<[number, number, number, number] | null> {
  const { rows } = await tx.client.query<{ extent: [number, number, number, number] | null }>(
    `select case when count(*) > 0 then array[min(bounds[1]), min(bounds[2]), max(bounds[3]), max(bounds[4])] end as extent
     from incidents.layer where owner_agency = $1`,
    [tx.actor.agencyId],
  )
  return rows[0]?.extent ?? null
}
