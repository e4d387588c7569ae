import type { MultiPolygon, Polygon, Position } from 'geojson'

/**
 * Where the label of an area sits: the centroid of its largest ring or, where that falls outside a bent
 * shape, the middle of the widest stretch at the same height.
 */
export function labelPoint(geometry: Polygon | MultiPolygon): [number, number] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  const rings = polygons.map((polygon) => polygon[0] ?? [])
  const ring = rings.reduce(
    (best, next) => (Math.abs(area(next)) > Math.abs(area(best)) ? next : best),
    rings[0] ?? [],
  )
  const centre = centroid(ring)
  const [west, east] = widest(crossings(ring, centre[1]))
  return centre[0] > west && centre[0] < east ? centre : [(west + east) / 2, centre[1]]
}

/** Each side of a ring as x1, y1, x2, y2. */
function sides(ring: readonly Position[]): [number, number, number, number][] {
  return ring.map((from, index) => {
    const to = ring[(index + 1) % ring.length] ?? from
    return [from[0] ?? 0, from[1] ?? 0, to[0] ?? 0, to[1] ?? 0]
  })
}

function area(ring: readonly Position[]): number {
  return sides(ring).reduce((sum, [x1, y1, x2, y2]) => sum + (x1 * y2 - x2 * y1) / 2, 0)
}

function centroid(ring: readonly Position[]): [number, number] {
  const all = sides(ring)
  const [ox = 0, oy = 0] = ring[0] ?? []
  let x = 0
  let y = 0
  let twice = 0
  // Measured from the first corner: degrees far from zero would lose digits.
  for (const [ax, ay, bx, by] of all) {
    const cross = (ax - ox) * (by - oy) - (bx - ox) * (ay - oy)
    x += (ax + bx - 2 * ox) * cross
    y += (ay + by - 2 * oy) * cross
    twice += cross
  }
  return twice === 0 ? [ox, oy] : [ox + x / (3 * twice), oy + y / (3 * twice)]
}

function crossings(ring: readonly Position[], height: number): number[] {
  return sides(ring)
    .filter(([, y1, , y2]) => y1 > height !== y2 > height)
    .map(([x1, y1, x2, y2]) => x1 + ((height - y1) / (y2 - y1)) * (x2 - x1))
    .sort((a, b) => a - b)
}

function widest(xs: readonly number[]): [number, number] {
  let best: [number, number] = [0, 0]
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const stretch: [number, number] = [xs[i] ?? 0, xs[i + 1] ?? 0]
    if (stretch[1] - stretch[0] > best[1] - best[0]) best = stretch
  }
  return best
}
