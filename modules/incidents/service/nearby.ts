import { distanceMetres, metresPerDegree } from '@throughline/crime-statistics'
import type { Tx } from '#platform/db'
import type { NearbyIncident } from '../contract/index.ts'
import { findInBox, type Box } from '../store/nearby.ts'
import { knownDate } from './content.ts'
import { loadIncident } from './record.ts'

const LISTED = 50
/** The sphere and the ellipsoid differ by up to 0.6 percent; the box must hold both. */
const MARGIN = 1.01

/** Shootings around an incident, nearest first; at most 50 of them, and how many there are in all. */
export async function listNearby(
  tx: Tx,
  id: string,
  { metres, months }: { metres: number; months: number },
): Promise<{ incidents: NearbyIncident[]; total: number }> {
  const { content, parts } = await loadIncident(tx, id)
  const { place } = content
  const owner = parts.incident.owner_agency
  const { latitude, longitude } = place
  if (latitude === null || longitude === null) {
    tx.about({ type: 'incident', id, fields: ['nearby'], count: 0, owner })
    return { incidents: [], total: 0 }
  }
  const rows = await findInBox(tx, id, boxAround(longitude, latitude, metres), months)
  const near = rows
    .map((row) => ({ row, metres: distanceMetres(longitude, latitude, row.longitude, row.latitude) }))
    .filter((one) => one.metres <= metres)
    // To the end by id: where rows lie in the database must not show.
    .sort(
      (a, b) =>
        a.metres - b.metres || Math.abs(a.row.days) - Math.abs(b.row.days) || (a.row.id < b.row.id ? -1 : 1),
    )
  tx.about({ type: 'incident', id, fields: ['nearby'], count: near.length, owner })
  const incidents = near.slice(0, LISTED).map(({ row, metres: distance }) => ({
    id: row.id,
    number: row.number,
    occurredOn: knownDate(row.occurred_day, row.date_precision),
    class: row.class,
    metres: Math.round(distance),
    days: row.days,
  }))
  return { incidents, total: near.length }
}

function boxAround(longitude: number, latitude: number, metres: number): Box {
  const degree = metresPerDegree(latitude)
  const north = (metres * MARGIN) / degree.latitude
  const east = Math.min(180, (metres * MARGIN) / degree.longitude)
  return {
    west: longitude - east,
    south: latitude - north,
    east: longitude + east,
    north: latitude + north,
  }
}
