import { distance, inRing, toCentimetre } from './plane.ts'
import type { Point, Ring } from './types.ts'

/** Metres from the middle of a port within which piers are built, from one to the next, and of one. */
const REACH = 1150
const APART = 190
const WIDE = 42
const LONG = 135
/** Metres of open water that a ship needs off the head of a pier. */
const BERTH = 70

/** A shore with piers built out square from it near the ports, wherever there is water enough. */
export function withPiers(shore: Ring, ports: readonly Point[]): Ring {
  const built: Point[] = []
  const taken: Point[] = []
  let since = APART
  for (let i = 0; i < shore.length; i++) {
    const [a, b] = [shore[i]!, shore[(i + 1) % shore.length]!]
    built.push(a)
    const length = distance(a, b)
    const near = ports.some((port) => distance(port, a) < REACH)
    const pier = near && since >= APART && length > WIDE + 4 ? pierOn(shore, taken, a, b) : undefined
    since = pier ? 0 : since + length
    if (!pier) continue
    built.push(...pier)
    taken.push(pier[1]!, pier[2]!, middle(pier[0]!, pier[1]!), middle(pier[2]!, pier[3]!))
  }
  return built
}

const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })

/** Corners of a pier in the middle of a stretch of shore, with land to the left; undefined where it would be aground. */
function pierOn(shore: Ring, taken: readonly Point[], a: Point, b: Point): Point[] | undefined {
  const length = distance(a, b)
  const [east, north] = [(b.x - a.x) / length, (b.y - a.y) / length]
  const at = (along: number, out: number): Point => ({
    x: toCentimetre(a.x + east * along + north * out),
    y: toCentimetre(a.y + north * along - east * out),
  })
  const [from, to] = [(length - WIDE) / 2, (length + WIDE) / 2]
  for (let out = 8; out < LONG + BERTH; out += 9) {
    for (const along of [from - 15, (from + to) / 2, to + 15]) {
      const point = at(along, out)
      if (inRing(shore, point.x, point.y)) return undefined
      if (taken.some((other) => distance(other, point) < BERTH)) return undefined
    }
  }
  return [at(from, 0), at(from, LONG), at(to, LONG), at(to, 0)]
}
