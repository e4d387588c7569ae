import type { Cells } from './cells.ts'
import { evenPoints, solve } from './numbers.ts'

/** Middle and radius; the unit is that of the points it was fitted to. */
export interface Circle {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** A place on the edge of a region, and the direction (length 1) in which the region lies. */
export interface EdgePoint {
  readonly x: number
  readonly y: number
  readonly inX: number
  readonly inY: number
}

/** Around: the region lies within the circle. Hole: it lies about it. */
export type Side = 'around' | 'hole'

export interface FoundCircle extends Circle {
  readonly points: readonly EdgePoint[]
  /** Share of the whole turn, in steps of 10 degrees, along which the edge follows the circle. */
  readonly coverage: number
}

const TRIALS = 1500
/** Cells between the edge and its circle; an edge is itself known to about one. */
const TOLERANCE = 1.5
/** Of an edge that only brushes a circle nothing is learned. */
const LEAST_COVERAGE = 0.35

/** The edge of a region: its cells with a neighbour outside, in cells from the middle of the first. */
export function edgeOf({ width, height, on }: Cells): EdgePoint[] {
  const at = (x: number, y: number) => (x < 0 || y < 0 || x >= width || y >= height ? 0 : on[y * width + x]!)
  const found: EdgePoint[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (at(x, y) === 0 || (at(x - 1, y) && at(x + 1, y) && at(x, y - 1) && at(x, y + 1))) continue
      let inX = 0
      let inY = 0
      for (let j = -3; j <= 3; j++)
        for (let i = -3; i <= 3; i++)
          if (at(x + i, y + j)) {
            inX += i
            inY += j
          }
      const length = Math.hypot(inX, inY)
      if (length > 0) found.push({ x, y, inX: inX / length, inY: inY / length })
    }
  return found
}

/**
 * The circle that most of an edge follows with the region on the stated side. Three points make a trial; they come from an even
 * sequence, so the same edge gives the same circle. Undefined when the edge is not round.
 */
export function edgeCircle(
  edge: readonly EdgePoint[],
  side: Side,
  radii: readonly [number, number],
): FoundCircle | undefined {
  const place = evenPoints(3)
  let best: Circle | undefined
  let most = 0
  for (let trial = 0; trial < TRIALS && edge.length > 2; trial++) {
    const [a, b, c] = [0, 1, 2].map((axis) => edge[Math.floor(place(trial, axis) * edge.length)]!)
    const circle = throughThree(a!, b!, c!)
    if (!circle || circle.radius < radii[0] || circle.radius > radii[1]) continue
    let support = 0
    for (const point of edge) if (follows(point, circle, side)) support++
    if (support <= most) continue
    most = support
    best = circle
  }
  for (let round = 0; round < 4 && best; round++)
    best = leastSquaresCircle(edge.filter((p) => follows(p, best!, side))) ?? best
  if (!best) return undefined
  const points = edge.filter((point) => follows(point, best, side))
  const coverage =
    new Set(points.map((p) => Math.floor((Math.atan2(p.y - best.y, p.x - best.x) * 18) / Math.PI))).size / 36
  return coverage < LEAST_COVERAGE ? undefined : { ...best, points, coverage }
}

function follows(point: EdgePoint, circle: Circle, side: Side): boolean {
  const x = circle.x - point.x
  const y = circle.y - point.y
  const distance = Math.hypot(x, y)
  if (Math.abs(distance - circle.radius) > TOLERANCE) return false
  const inward = (x * point.inX + y * point.inY) / distance
  return side === 'around' ? inward > 0.7 : inward < -0.7
}

function throughThree(a: EdgePoint, b: EdgePoint, c: EdgePoint): Circle | undefined {
  return leastSquaresCircle([a, b, c])
}

/** Least squares of x² + y² = 2 x x₀ + 2 y y₀ + k (Kåsa 1976). */
function leastSquaresCircle(points: readonly { x: number; y: number }[]): Circle | undefined {
  if (points.length < 3) return undefined
  const n = points.length
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n
  const sums = { xx: 0, xy: 0, yy: 0, xr: 0, yr: 0, r: 0 }
  for (const point of points) {
    const x = point.x - meanX
    const y = point.y - meanY
    const square = x * x + y * y
    sums.xx += x * x
    sums.xy += x * y
    sums.yy += y * y
    sums.xr += x * square
    sums.yr += y * square
    sums.r += square
  }
  const middle = solve(
    [Float64Array.of(sums.xx, sums.xy), Float64Array.of(sums.xy, sums.yy)],
    Float64Array.of(sums.xr / 2, sums.yr / 2),
  )
  if (!middle) return undefined
  const radius = Math.sqrt(sums.r / n + middle[0]! ** 2 + middle[1]! ** 2)
  return { x: meanX + middle[0]!, y: meanY + middle[1]!, radius }
}
