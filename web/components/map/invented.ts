import type { AreaValue, Areas, Density, MapCluster, PointColumns } from './types.ts'

/** A small generator with a fixed start, so that the gallery looks the same every time. */
function sequence(start: number): () => number {
  let state = start
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

const WEST = -74.05
const SOUTH = 40.6
const STEP = 0.03
const ACROSS = 5

/** Twenty areas of a town that does not exist. */
export function inventedAreas(): Areas {
  const shift = (x: number, y: number) => 0.006 * Math.sin(x * 2.1 + y * 3.7)
  const corner = (x: number, y: number) => [
    WEST + x * STEP + shift(x, y),
    SOUTH + y * STEP * 0.8 + shift(y, x),
  ]
  return {
    type: 'FeatureCollection',
    features: Array.from({ length: ACROSS * 4 }, (_, i) => {
      const [x, y] = [i % ACROSS, Math.floor(i / ACROSS)]
      const ring = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1), corner(x, y)]
      return {
        type: 'Feature',
        properties: { id: String(i + 1), label: String(60 + i) },
        geometry: { type: 'Polygon', coordinates: [ring] },
      }
    }),
  }
}

/** Rates for most areas; some too small to trust, some unknown. */
export function inventedValues(areas: Areas): ReadonlyMap<string, AreaValue> {
  const next = sequence(7)
  return new Map(
    areas.features.slice(0, -3).map(({ properties }) => {
      const count = Math.floor(next() * 40)
      return [properties.id, { value: count * 0.7, count, unsteady: count < 5 }]
    }),
  )
}

/** Points strewn around three centres, one in five fatal. */
export function inventedPoints(count: number): PointColumns {
  const next = sequence(11)
  const bell = () => (next() + next() + next() - 1.5) / 1.5
  const lon = new Float64Array(count)
  const lat = new Float64Array(count)
  const mark = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const centre = i % 3
    lon[i] = WEST + STEP * (1.3 + centre * 1.1) + bell() * 0.045
    lat[i] = SOUTH + STEP * (0.9 + (centre % 2) * 1.1) + bell() * 0.032
    mark[i] = next() < 0.2 ? 0 : 1
  }
  return { ids: Array.from({ length: count }, (_, i) => `p${i}`), lon, lat, mark }
}

export function inventedClusters(): MapCluster[] {
  const next = sequence(5)
  return Array.from({ length: 18 }, (_, i) => ({
    id: `c${i}`,
    lon: WEST + STEP * (0.4 + (i % 6) * 0.8),
    lat: SOUTH + STEP * (0.4 + Math.floor(i / 6) * 0.9),
    count: Math.ceil(next() ** 3 * 1400) + 3,
  }))
}

/** A smooth hill on a grid of small cells. */
export function inventedDensity(): Density {
  const size = 0.0025
  const cells = Array.from({ length: 60 * 38 }, (_, i) => {
    const west = WEST + (i % 60) * size
    const south = SOUTH + Math.floor(i / 60) * size
    const hill = (x: number, y: number, width: number) =>
      Math.exp(-(((west - WEST - x) / width) ** 2) - ((south - SOUTH - y) / width) ** 2)
    const level = Math.min(1, hill(0.05, 0.04, 0.018) + 0.6 * hill(0.1, 0.06, 0.014))
    const ring = [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ]
    return {
      type: 'Feature' as const,
      properties: { level },
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
    }
  })
  return {
    kind: 'grid',
    cells: { type: 'FeatureCollection', features: cells.filter((c) => c.properties.level > 0.03) },
  }
}

export const months: readonly string[] = Array.from(
  { length: 12 },
  (_, i) => `2024-${String(i + 1).padStart(2, '0')}`,
)
