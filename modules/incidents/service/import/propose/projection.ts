import { projector } from '#platform/import'

/** Systems in which cities of this country publish X and Y (EPSG registry): state planes in feet and metres. */
const candidates = [2263, 2272, 3435, 2248, 2225, 2227, 2229, 2236, 2240, 3735, 26_985, 3857]

/** What is known of where the file's points should lie: its own degrees, or the bounds of the agency's layers. */
export interface Whereabouts {
  readonly latitude: number | null
  readonly longitude: number | null
}

export type Bounds = readonly [west: number, south: number, east: number, north: number]

/** Half a kilometre: projections of neighbouring zones differ by far more. */
const NEAR = 0.005

/** Finds the system whose points lie where the file's own degrees, or else the agency's layers, lie. */
export function guessProjection(
  points: readonly { readonly x: number; readonly y: number; readonly at: Whereabouts }[],
  bounds: Bounds | null,
): number | null {
  const usable = points
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0))
    .slice(0, 50)
  if (usable.length === 0) return null
  const fits = (epsg: number) => {
    const toDegrees = projector(`EPSG:${epsg}`)
    const hits = usable.filter(({ x, y, at }) => {
      const place = toDegrees(x, y)
      if ('problem' in place || place.value === null) return false
      const { latitude, longitude } = place.value
      if (at.latitude !== null && at.longitude !== null)
        return Math.abs(latitude - at.latitude) < NEAR && Math.abs(longitude - at.longitude) < NEAR
      if (bounds === null) return false
      return (
        longitude >= bounds[0] && latitude >= bounds[1] && longitude <= bounds[2] && latitude <= bounds[3]
      )
    })
    return hits.length > usable.length * 0.8
  }
  return candidates.find(fits) ?? null
}
