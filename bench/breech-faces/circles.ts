import { Chance, type Grid } from '@throughline/topography'

/** Micrometres, from the first sample of the grid. */
export interface Ring {
  readonly x: number
  readonly y: number
  readonly radius: number
}

export interface Outline {
  readonly rim: Ring
  readonly hole: Ring
}

type Point = readonly [x: number, y: number]

const TRIES = 600
/** A point within so many micrometres of a circle is on it. */
const NEAR = 18
const RIM = [1400, 2000] as const
const HOLE = [1050, 1450] as const

/** The circles around a prepared breech face: its rim, then the hole from what is left; null where one is not seen. */
export function outlineOf(grid: Grid): Outline | null {
  const points = boundary(grid)
  const rim = bestCircle(points, RIM)
  if (!rim) return null
  const rest = points.filter((point) => distance(point, rim) > 2 * NEAR)
  const hole = bestCircle(rest, HOLE)
  return hole && { rim, hole }
}

/** Samples at the edge of a region of missing ones, every third. */
function boundary({ width, height, heights, step }: Grid): Point[] {
  const missing = (x: number, y: number) =>
    x < 0 || y < 0 || x >= width || y >= height || Number.isNaN(heights[y * width + x]!)
  const points: Point[] = []
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (!missing(x, y) && [-1, 1].some((far) => missing(x + far, y) || missing(x, y + far)))
        points.push([x * step, y * step])
  return points.filter((_, i) => i % 3 === 0)
}

function bestCircle(points: readonly Point[], [least, most]: readonly [number, number]): Ring | null {
  if (points.length < 30) return null
  const chance = new Chance(1)
  const pick = () => points[Math.floor(chance.unit() * points.length)]!
  let best: { ring: Ring; count: number } | null = null
  for (let i = 0; i < TRIES; i++) {
    const ring = through(pick(), pick(), pick())
    if (!ring || ring.radius < least || ring.radius > most) continue
    const count = points.filter((point) => distance(point, ring) < NEAR).length
    if (!best || count > best.count) best = { ring, count }
  }
  if (!best || best.count < points.length / 8) return null
  const { ring } = best
  return fitted(points.filter((point) => distance(point, ring) < NEAR)) ?? ring
}

const distance = ([x, y]: Point, ring: Ring) => Math.abs(Math.hypot(x - ring.x, y - ring.y) - ring.radius)

function through(a: Point, b: Point, c: Point): Ring | null {
  return fitted([a, b, c])
}

/** Least squares of x² + y² = 2 x₀ x + 2 y₀ y + c (Kåsa). */
function fitted(points: readonly Point[]): Ring | null {
  const n = points.length
  const mx = points.reduce((sum, [x]) => sum + x, 0) / n
  const my = points.reduce((sum, [, y]) => sum + y, 0) / n
  let [xx, xy, yy, xr, yr, r] = [0, 0, 0, 0, 0, 0]
  for (const [px, py] of points) {
    const [x, y] = [px - mx, py - my]
    const square = x * x + y * y
    xx += x * x
    xy += x * y
    yy += y * y
    xr += x * square
    yr += y * square
    r += square
  }
  const determinant = xx * yy - xy * xy
  if (!(determinant > 1e-6 * xx * yy)) return null
  const x = (xr * yy - yr * xy) / (2 * determinant)
  const y = (yr * xx - xr * xy) / (2 * determinant)
  return { x: x + mx, y: y + my, radius: Math.sqrt(x * x + y * y + r / n) }
}
