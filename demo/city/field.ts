import type { Chance } from '../chance/index.ts'
import type { Land } from './land.ts'
import { smoothNoise } from './noise.ts'
import { distance } from './plane.ts'
import { heights, SPACING, type Plan, type Quarter } from './plan.ts'
import type { Ring } from './types.ts'

const CELL = 50
/** Metres over which one quarter's grid bends into the next. */
const SEAM = 110
/** Metres from the shore within which streets follow it. */
const SHORE = 420

/**
 * Which way streets run, and how far apart: a field of directions without sense, kept as the cosine and sine
 * of twice the angle so that it may be averaged (Chen et al., Interactive Procedural Street Modeling, 2008).
 */
export interface StreetField {
  /** Angle in radians of the long streets at a point; cross streets run across it. */
  angle(x: number, y: number): number
  /** Metres between streets of a family: 0 long, 1 cross. */
  spacing(x: number, y: number, family: 0 | 1): number
  readonly bounds: {
    readonly minX: number
    readonly minY: number
    readonly maxX: number
    readonly maxY: number
  }
  onLand(x: number, y: number): boolean
}

interface Lattice {
  readonly minX: number
  readonly minY: number
  readonly columns: number
  readonly rows: number
  /** Six numbers a corner: cosine, sine, long and cross spacing, distance to the shore, its direction. */
  readonly cos: Float64Array
  readonly sin: Float64Array
  readonly long: Float64Array
  readonly cross: Float64Array
}

export function streetField(chance: Chance, land: Land, plan: Plan): StreetField {
  const lattice = emptyLattice(land.coast)
  fill(lattice, chance, land, plan)
  followShore(lattice, land)
  const blend = (values: Float64Array, x: number, y: number) => {
    const [u, v] = [(x - lattice.minX) / CELL, (y - lattice.minY) / CELL]
    const column = Math.max(0, Math.min(lattice.columns - 2, Math.floor(u)))
    const row = Math.max(0, Math.min(lattice.rows - 2, Math.floor(v)))
    const [s, t, at] = [u - column, v - row, row * lattice.columns + column]
    const low = values[at]! + s * (values[at + 1]! - values[at]!)
    const above = at + lattice.columns
    return low + t * (values[above]! + s * (values[above + 1]! - values[above]!) - low)
  }
  const bounds = {
    minX: lattice.minX,
    minY: lattice.minY,
    maxX: lattice.minX + (lattice.columns - 1) * CELL,
    maxY: lattice.minY + (lattice.rows - 1) * CELL,
  }
  const inside = landMask(land.coast, bounds)
  return {
    bounds,
    onLand: inside,
    angle: (x, y) => Math.atan2(blend(lattice.sin, x, y), blend(lattice.cos, x, y)) / 2,
    spacing: (x, y, family) => blend(family === 0 ? lattice.long : lattice.cross, x, y),
  }
}

function emptyLattice(coast: Ring): Lattice {
  const [xs, ys] = [coast.map(({ x }) => x), coast.map(({ y }) => y)]
  const [minX, minY] = [Math.min(...xs) - CELL, Math.min(...ys) - CELL]
  const columns = Math.ceil((Math.max(...xs) - minX) / CELL) + 2
  const rows = Math.ceil((Math.max(...ys) - minY) / CELL) + 2
  const empty = () => new Float64Array(columns * rows)
  return { minX, minY, columns, rows, cos: empty(), sin: empty(), long: empty(), cross: empty() }
}

function fill(lattice: Lattice, chance: Chance, land: Land, plan: Plan): void {
  const drift = smoothNoise(chance.stream('drift'), 1500)
  const height = heights(chance.stream('heights'), plan, land.size)
  const { quarters, harbour } = plan
  const headings = quarters.map((quarter) => quarter.heading)
  const away = new Float64Array(quarters.length)
  for (let row = 0, at = 0; row < lattice.rows; row++) {
    for (let column = 0; column < lattice.columns; column++, at++) {
      const [x, y] = [lattice.minX + column * CELL, lattice.minY + row * CELL]
      let nearest = Infinity
      quarters.forEach(({ centre }, i) => {
        const [dx, dy] = [centre.x - x, centre.y - y]
        away[i] = Math.sqrt(dx * dx + dy * dy)
        if (away[i]! < nearest) nearest = away[i]!
      })
      let [total, cos, sin, long, cross] = [0, 0, 0, 0, 0]
      for (let i = 0; i < quarters.length; i++) {
        if (away[i]! > nearest + 8 * SEAM) continue
        const weight = Math.exp((nearest - away[i]!) / SEAM)
        const { kind } = quarters[i]!
        const angle = angleIn(kind, headings[i]!, x, y, harbour, height, drift)
        total += weight
        cos += weight * Math.cos(2 * angle)
        sin += weight * Math.sin(2 * angle)
        long += weight * SPACING[kind][0]
        cross += weight * SPACING[kind][1]
      }
      lattice.cos[at] = cos / total
      lattice.sin[at] = sin / total
      lattice.long[at] = long / total
      lattice.cross[at] = cross / total
    }
  }
}

/** The old town fans out from its harbour, hill roads keep their height, other quarters have a grid of their own. */
function angleIn(
  kind: Quarter['kind'],
  heading: number,
  x: number,
  y: number,
  harbour: { readonly x: number; readonly y: number },
  height: (x: number, y: number) => number,
  drift: (x: number, y: number) => number,
): number {
  if (kind === 'core') return Math.atan2(y - harbour.y, x - harbour.x)
  if (kind === 'hill') {
    const slope = { x: height(x + 30, y) - height(x - 30, y), y: height(x, y + 30) - height(x, y - 30) }
    return Math.atan2(slope.y, slope.x) + Math.PI / 2
  }
  return heading + (kind === 'suburb' ? 0.75 : kind === 'outer' ? 0.22 : 0.1) * drift(x, y)
}

/** Near water the long streets run along it. */
function followShore(lattice: Lattice, land: Land): void {
  const { coast } = land
  const reach = Math.min(SHORE, 900 * land.size)
  const nearest = new Float64Array(lattice.cos.length).fill(reach)
  const [cos, sin] = [new Float64Array(nearest.length), new Float64Array(nearest.length)]
  coast.forEach((a, i) => {
    const b = coast[(i + 1) % coast.length]!
    const angle = 2 * Math.atan2(b.y - a.y, b.x - a.x)
    const parts = Math.max(1, Math.ceil(distance(a, b) / 60))
    for (let part = 0; part < parts; part++) {
      const [x, y] = [a.x + ((b.x - a.x) * (part + 0.5)) / parts, a.y + ((b.y - a.y) * (part + 0.5)) / parts]
      stamp(lattice, x, y, reach, (at, away) => {
        if (away >= nearest[at]!) return
        nearest[at] = away
        cos[at] = Math.cos(angle)
        sin[at] = Math.sin(angle)
      })
    }
  })
  for (let at = 0; at < nearest.length; at++) {
    if (nearest[at]! >= reach) continue
    const weight = 1.6 * (1 - nearest[at]! / reach)
    lattice.cos[at]! += weight * cos[at]!
    lattice.sin[at]! += weight * sin[at]!
  }
}

function stamp(
  lattice: Lattice,
  x: number,
  y: number,
  reach: number,
  visit: (at: number, away: number) => void,
) {
  const span = Math.ceil(reach / CELL)
  const [column, row] = [Math.round((x - lattice.minX) / CELL), Math.round((y - lattice.minY) / CELL)]
  for (let r = Math.max(0, row - span); r <= Math.min(lattice.rows - 1, row + span); r++) {
    for (let c = Math.max(0, column - span); c <= Math.min(lattice.columns - 1, column + span); c++) {
      const [dx, dy] = [lattice.minX + c * CELL - x, lattice.minY + r * CELL - y]
      visit(r * lattice.columns + c, Math.sqrt(dx * dx + dy * dy))
    }
  }
}

/** Land by a fine raster: exact enough to stop a street, and quick. */
function landMask(coast: Ring, bounds: StreetField['bounds']): (x: number, y: number) => boolean {
  const cell = 20
  const columns = Math.ceil((bounds.maxX - bounds.minX) / cell)
  const rows = Math.ceil((bounds.maxY - bounds.minY) / cell)
  const mask = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++) {
    const y = bounds.minY + (row + 0.5) * cell
    const cuts: number[] = []
    for (let i = 0, j = coast.length - 1; i < coast.length; j = i++) {
      const [a, b] = [coast[i]!, coast[j]!]
      if (a.y > y !== b.y > y) cuts.push(((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x)
    }
    cuts.sort((a, b) => a - b)
    for (let i = 0; i + 1 < cuts.length; i += 2) {
      const from = Math.max(0, Math.ceil((cuts[i]! - bounds.minX) / cell - 0.5))
      const to = Math.min(columns - 1, Math.floor((cuts[i + 1]! - bounds.minX) / cell - 0.5))
      if (to >= from) mask.fill(1, row * columns + from, row * columns + to + 1)
    }
  }
  return (x, y) => {
    const [column, row] = [Math.floor((x - bounds.minX) / cell), Math.floor((y - bounds.minY) / cell)]
    return column >= 0 && row >= 0 && column < columns && row < rows && mask[row * columns + column] === 1
  }
}
