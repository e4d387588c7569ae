import type { Tx } from '#platform/db'
import { areaColumn } from './places.ts'

export interface PointRow {
  readonly id: string
  readonly latitude: number | null
  readonly longitude: number | null
  readonly area: number | null
}

export async function countIncidents(tx: Tx): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    'select count(*)::int as count from incidents.incident where owner_agency = $1',
    [tx.actor.agencyId],
  )
  return rows[0]!.count
}

/** The next incidents of the agency after an id, with the area they have in a slot. */
export async function findPoints(tx: Tx, slot: number, after: string, limit: number): Promise<PointRow[]> {
  const { rows } = await tx.client.query<PointRow>(
    `select id, latitude, longitude, ${areaColumn(slot)} as area from incidents.incident
     where owner_agency = $1 and id > $2 order by id limit $3`,
    [tx.actor.agencyId, after, limit],
  )
  return rows
}

/**
 * Writes areas of one slot. An incident that was moved since its point was read keeps what the moving
 * gave it.
 */
export async function writeAreas(
  tx: Tx,
  slot: number,
  points: readonly (PointRow & { readonly now: number | null })[],
): Promise<void> {
  const column = areaColumn(slot)
  await tx.client.query(
    `update incidents.incident i set ${column} = x.area
     from unnest($1::uuid[], $2::float8[], $3::float8[], $4::int[]) as x (id, latitude, longitude, area)
     where i.id = x.id and i.latitude is not distinct from x.latitude
       and i.longitude is not distinct from x.longitude`,
    [
      points.map((point) => point.id),
      points.map((point) => point.latitude),
      points.map((point) => point.longitude),
      points.map((point) => point.now),
    ],
  )
}
