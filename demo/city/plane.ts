import type { Point, Ring } from './types.ts'

/** Twice the area of a ring in square metres, above 0 when it runs counter-clockwise, for numbers as x, y, x, y. */
function doubleArea(flat: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0, j = flat.length - 2; i < flat.length; j = i, i += 2) {
    sum += flat[j]! * flat[i + 1]! - flat[i]! * flat[j + 1]!
  }
  return sum
}

/** Square metres; negative for a clockwise ring. */
export const flatArea = (flat: ArrayLike<number>) => doubleArea(flat) / 2

/** Square metres; negative for a clockwise ring. */
export const ringArea = (ring: Ring) => flatArea(ring.flatMap(({ x, y }) => [x, y]))

export function distance(a: Point, b: Point): number {
  return Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y))
}

export function perimeter(flat: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0, j = flat.length - 2; i < flat.length; j = i, i += 2) {
    const [dx, dy] = [flat[i]! - flat[j]!, flat[i + 1]! - flat[j + 1]!]
    sum += Math.sqrt(dx * dx + dy * dy)
  }
  return sum
}

/** Whether a point lies in a ring; even-odd rule. */
export function inRing(ring: Ring, x: number, y: number): boolean {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!]
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) inside = !inside
  }
  return inside
}

/** Centre of gravity of a ring's area. */
export function centroid(ring: Ring): Point {
  let [sum, cx, cy] = [0, 0, 0]
  const { x: ox, y: oy } = ring[0]!
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax, ay, bx, by] = [ring[j]!.x - ox, ring[j]!.y - oy, ring[i]!.x - ox, ring[i]!.y - oy]
    const cross = ax * by - bx * ay
    sum += cross
    cx += (ax + bx) * cross
    cy += (ay + by) * cross
  }
  return { x: ox + cx / (3 * sum), y: oy + cy / (3 * sum) }
}

/**
 * A point within a ring: its centre of gravity, or where that lies outside the middle of the widest stretch
 * inside along the horizontal through it.
 */
export function pointInside(ring: Ring): Point {
  const centre = centroid(ring)
  if (inRing(ring, centre.x, centre.y)) return centre
  const ys = ring.map(({ y }) => y)
  const [low, high] = [Math.min(...ys), Math.max(...ys)]
  let best = { x: centre.x, y: centre.y, width: -1 }
  for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const y = low + (high - low) * share + 0.0007
    const cuts = crossingsAt(ring, y)
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const width = cuts[i + 1]! - cuts[i]!
      if (width > best.width) best = { x: (cuts[i]! + cuts[i + 1]!) / 2, y, width }
    }
  }
  return { x: best.x, y: best.y }
}

function crossingsAt(ring: Ring, y: number): number[] {
  const cuts: number[] = []
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [a, b] = [ring[i]!, ring[j]!]
    if (a.y > y !== b.y > y) cuts.push(((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x)
  }
  return cuts.sort((a, b) => a - b)
}

/** To the centimetre: finer would be noise, and coarser moves corners that neighbours share. */
export const toCentimetre = (metres: number) => Math.round(metres * 100) / 100

/** Ramer's and Douglas and Peucker's simplification of an open line of x, y, x, y; `tolerance` in metres. */
export function simplified(line: readonly number[], tolerance: number): number[] {
  const count = line.length / 2
  const keep = new Uint8Array(count)
  keep[0] = keep[count - 1] = 1
  const stack: [number, number][] = [[0, count - 1]]
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [from, to] = span
    const far = farthest(line, from, to)
    if (far.offset <= tolerance) continue
    keep[far.at] = 1
    stack.push([from, far.at], [far.at, to])
  }
  const kept: number[] = []
  for (let i = 0; i < count; i++) if (keep[i]) kept.push(line[2 * i]!, line[2 * i + 1]!)
  return kept
}

function farthest(line: readonly number[], from: number, to: number): { at: number; offset: number } {
  const [ax, ay] = [line[2 * from]!, line[2 * from + 1]!]
  const [dx, dy] = [line[2 * to]! - ax, line[2 * to + 1]! - ay]
  const length = Math.sqrt(dx * dx + dy * dy)
  let [at, offset] = [from, 0]
  for (let i = from + 1; i < to; i++) {
    const [px, py] = [line[2 * i]! - ax, line[2 * i + 1]! - ay]
    const away = length > 0 ? Math.abs(px * dy - py * dx) / length : Math.sqrt(px * px + py * py)
    if (away > offset) [at, offset] = [i, away]
  }
  return { at, offset }
}
