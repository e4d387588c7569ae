import type { Chance } from '../chance/index.ts'
import { smoothNoise, type Noise } from './noise.ts'
import { ringArea, toCentimetre } from './plane.ts'
import type { Point, Ring } from './types.ts'

export interface Land {
  readonly coast: Ring
  readonly islands: readonly Ring[]
  /** From the sketch (kilometres at full size) to where it lies in this city. */
  readonly place: (x: number, y: number) => Point
  /** 1 at the size of a city; lengths of the sketch shrink by it, streets do not. */
  readonly size: number
}

type Sketched = readonly [x: number, y: number]

/** The south shore and the west side of the bay, eastward and then up to the mouth of the river. */
const WEST_SHORE: readonly Sketched[] = [
  [-6.5, -4.2], [-5.2, -4.7], [-4.3, -4.3], [-3.5, -4.5], [-2.7, -5.1], [-1.9, -4.9], [-1.5, -4.2], [-1.7, -3.4],
  [-1.25, -2.7], [-0.8, -2.2], [-0.95, -1.5], [-1.2, -0.95], [-0.75, -0.4],
] // prettier-ignore

/** Middle of the river from its mouth to the old mill dam, and half its width. */
const RIVER: readonly (readonly [x: number, y: number, half: number])[] = [
  [-0.55, 0.15, 0.21], [-0.75, 0.8, 0.17], [-1.3, 1.35, 0.14], [-1.35, 2.0, 0.12],
  [-1.9, 2.5, 0.1], [-2.5, 2.85, 0.09], [-2.7, 3.4, 0.06],
] // prettier-ignore

/** The harbour's north shore, round the peninsula and up the open coast. */
const EAST_SHORE: readonly Sketched[] = [
  [0.15, -0.35], [0.7, -0.2], [1.0, -0.6], [1.5, -0.55], [1.75, -1.1], [1.8, -1.9], [2.2, -2.6], [2.45, -3.25],
  [2.1, -3.8], [2.35, -4.5], [3.1, -4.9], [3.9, -4.7], [4.35, -4.05], [4.0, -3.4], [3.35, -3.05], [3.3, -2.5],
  [3.75, -1.8], [4.5, -1.35], [5.2, -0.5], [5.3, 0.3], [4.75, 0.75], [4.8, 1.2], [5.6, 1.5], [6.1, 2.5],
  [5.8, 3.5], [6.1, 4.4],
] // prettier-ignore

/** Drawn by surveyors, so straight between corners. */
const LIMITS: readonly Sketched[] = [
  [4.1, 4.75], [3.95, 5.6], [1.3, 5.95], [-1.3, 5.7], [-1.45, 5.15], [-4.5, 5.0], [-4.75, 3.7], [-6.2, 3.4],
  [-6.55, 1.0], [-7.2, -0.8], [-6.75, -2.5],
] // prettier-ignore

const ISLETS: readonly (readonly [x: number, y: number, radius: number])[] = [
  [0.75, -2.1, 0.3], [0.3, -3.7, 0.42], [0.95, -4.25, 0.16], [5.7, -2.3, 0.2],
] // prettier-ignore

/**
 * The land of a city on a bay: a sketch bent by smooth noise, which never makes a line cross itself as long
 * as it bends less than it stretches, then mirrored and turned. `size` 1 gives about 100 km².
 */
export function layLand(chance: Chance, size: number): Land {
  const bend = bends(chance, size)
  const turn = chance.between(-0.5, 0.5)
  const [cos, sin, mirror] = [Math.cos(turn), Math.sin(turn), chance.happens(0.5) ? -1 : 1]
  const turned = (x: number, y: number): Point => ({
    x: toCentimetre(mirror * (cos * x - sin * y)),
    y: toCentimetre(sin * x + cos * y),
  })
  const place = (x: number, y: number) => {
    const p = bend.far(x * 1000 * size, y * 1000 * size)
    return turned(p.x, p.y)
  }
  const shored = ([x, y]: Sketched) => {
    const far = bend.far(x * 1000 * size, y * 1000 * size)
    const near = bend.near(far.x, far.y)
    return turned(near.x, near.y)
  }
  const shore = smoothLine(
    [...WEST_SHORE, ...riverBanks(), ...EAST_SHORE],
    Math.max(2, Math.round(14 * Math.sqrt(size))),
  )
  const coast = counterClockwise([...shore.map(shored), ...LIMITS.map(([x, y]) => place(x, y))])
  return {
    coast,
    islands: ISLETS.map((islet) => counterClockwise(islandRing(islet).map(shored))),
    place,
    size,
  }
}

/** Two bends: a far one that shapes the whole bay, and a near one that makes the shore irregular. */
function bends(chance: Chance, size: number) {
  const layer = (name: string, wavelength: number, reach: number): ((x: number, y: number) => Point) => {
    const [east, north]: Noise[] = ['east', 'north'].map((way) =>
      smoothNoise(chance.stream(`${name}-${way}`), wavelength * size),
    )
    return (x, y) => ({ x: x + reach * size * east!(x, y), y: y + reach * size * north!(x, y) })
  }
  const [bays, coves, rocks] = [layer('bays', 3200, 520), layer('coves', 620, 110), layer('rocks', 190, 30)]
  return {
    far: bays,
    near: (x: number, y: number) => {
      const cove = coves(x, y)
      return rocks(cove.x, cove.y)
    },
  }
}

/** Up the west bank and down the east bank. */
function riverBanks(): Sketched[] {
  const bank = (side: 1 | -1) =>
    RIVER.map(([x, y, half], i): Sketched => {
      const [before, after] = [RIVER[Math.max(0, i - 1)]!, RIVER[Math.min(RIVER.length - 1, i + 1)]!]
      const [dx, dy] = [after[0] - before[0], after[1] - before[1]]
      const length = Math.sqrt(dx * dx + dy * dy)
      return [x - (side * half * dy) / length, y + (side * half * dx) / length]
    })
  return [...bank(1), ...bank(-1).reverse()]
}

/** Catmull and Rom's spline through all points, `parts` steps between two. */
function smoothLine(points: readonly Sketched[], parts: number): Sketched[] {
  const line: Sketched[] = []
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b] = [points[Math.max(0, i - 1)]!, points[i]!]
    const [c, d] = [points[i + 1]!, points[Math.min(points.length - 1, i + 2)]!]
    const at = (t: number, k: 0 | 1) =>
      b[k] +
      0.5 *
        t *
        (c[k] - a[k] + t * (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k] + t * (3 * (b[k] - c[k]) + d[k] - a[k])))
    for (let step = 0; step < parts; step++) line.push([at(step / parts, 0), at(step / parts, 1)])
  }
  line.push(points.at(-1)!)
  return line
}

function islandRing([x, y, radius]: readonly [number, number, number]): Sketched[] {
  return Array.from({ length: 40 }, (_, i) => {
    const angle = (i / 40) * 2 * Math.PI
    return [x + radius * Math.cos(angle), y + 0.7 * radius * Math.sin(angle)]
  })
}

const counterClockwise = (ring: Point[]): Ring => (ringArea(ring) > 0 ? ring : ring.reverse())
