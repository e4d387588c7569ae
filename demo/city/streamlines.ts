import type { Chance } from '../chance/index.ts'
import type { StreetField } from './field.ts'

const STEP = 16
/** A street ends where another of its family comes nearer than this share of the spacing; arterials run on longer. */
const NEAR = 0.62
const NEAR_ARTERIAL = 0.3
const LONGEST = 1600

/** A street as it was laid: x, y, x, y. */
export interface Laid {
  readonly line: readonly number[]
  readonly family: 0 | 1
  readonly arterial: boolean
}

/**
 * Streets as lines along a field of directions and across it, evenly spaced: each line offers starts for its
 * neighbours on both sides, and ends where it would come too near to one of its family (Jobard and Lefer,
 * Creating Evenly-Spaced Streamlines of Arbitrary Density, 1997). Arterials first, `between` metres apart.
 */
export function layStreets(chance: Chance, field: StreetField, between: number): Laid[] {
  const laid: Laid[] = []
  const taken = [new Taken(field), new Taken(field)] as const
  const passes = [
    { arterial: true, spacing: () => between },
    { arterial: false, spacing: field.spacing },
  ]
  for (const { arterial, spacing } of passes) {
    for (const family of [0, 1] as const) {
      const near = arterial ? NEAR_ARTERIAL : NEAR
      const tracer = new Tracer(field, taken[family], family, near, (x, y) => spacing(x, y, family))
      const queue = laid.filter((other) => other.family === family)
      for (const line of tracer.from(starts(chance, field, arterial ? between / 2 : 90), queue)) {
        laid.push({ line, family, arterial })
      }
    }
  }
  return laid
}

/** Points all over the land, one in each square of `side` metres. */
function starts(chance: Chance, { bounds, onLand }: StreetField, side: number): number[] {
  const points: number[] = []
  for (let y = bounds.minY; y < bounds.maxY; y += side) {
    for (let x = bounds.minX; x < bounds.maxX; x += side) {
      const [px, py] = [x + side * chance.unit(), y + side * chance.unit()]
      if (onLand(px, py)) points.push(px, py)
    }
  }
  return points
}

class Tracer {
  readonly #field: StreetField
  readonly #taken: Taken
  readonly #across: number
  readonly #near: number
  readonly #spacing: (x: number, y: number) => number

  constructor(
    field: StreetField,
    taken: Taken,
    family: 0 | 1,
    near: number,
    spacing: (x: number, y: number) => number,
  ) {
    this.#near = near
    this.#field = field
    this.#taken = taken
    this.#across = family === 0 ? 0 : Math.PI / 2
    this.#spacing = spacing
  }

  /** New lines beside those that are there, then beside themselves, then wherever room is left. */
  *from(anywhere: readonly number[], there: readonly Laid[]): Generator<number[]> {
    const queue: (readonly number[])[] = there.map(({ line }) => line)
    let [next, spare] = [0, 0]
    for (;;) {
      const line = next < queue.length ? queue[next++]! : undefined
      if (!line && spare >= anywhere.length) return
      const candidates = line ? this.#beside(line) : [anywhere[spare++]!, anywhere[spare++]!]
      for (let i = 0; i < candidates.length; i += 2) {
        const traced = this.#trace(candidates[i]!, candidates[i + 1]!)
        if (!traced) continue
        queue.push(traced)
        yield traced
      }
    }
  }

  #beside(line: readonly number[]): number[] {
    const points: number[] = []
    for (let i = 2; i + 3 < line.length; i += 8) {
      const [x, y] = [line[i]!, line[i + 1]!]
      const [dx, dy] = [line[i + 2]! - line[i - 2]!, line[i + 3]! - line[i - 1]!]
      const reach = this.#spacing(x, y) / Math.sqrt(dx * dx + dy * dy)
      points.push(x - dy * reach, y + dx * reach, x + dy * reach, y - dx * reach)
    }
    return points
  }

  #trace(x: number, y: number): number[] | undefined {
    if (!this.#field.onLand(x, y)) return undefined
    if (this.#taken.within(x, y, 0.97 * this.#spacing(x, y))) return undefined
    const angle = this.#field.angle(x, y) + this.#across
    const ahead = this.#follow(x, y, angle)
    const behind = this.#follow(x, y, angle + Math.PI)
    const line: number[] = []
    for (let i = behind.length - 2; i >= 0; i -= 2) line.push(behind[i]!, behind[i + 1]!)
    line.push(x, y, ...ahead)
    if (line.length < 8) return undefined
    for (let i = 0; i < line.length; i += 2) this.#taken.add(line[i]!, line[i + 1]!)
    return line
  }

  /** One way from a point, by the midpoint rule, until water, a neighbour or its own beginning stops it. */
  #follow(startX: number, startY: number, start: number): number[] {
    const line: number[] = []
    let [x, y, heading] = [startX, startY, start]
    while (line.length < LONGEST) {
      const half = this.#turn(x + (STEP / 2) * Math.cos(heading), y + (STEP / 2) * Math.sin(heading), heading)
      x += STEP * Math.cos(half)
      y += STEP * Math.sin(half)
      heading = this.#turn(x, y, half)
      line.push(x, y)
      if (!this.#field.onLand(x, y)) break
      const apart = this.#near * this.#spacing(x, y)
      if (this.#taken.within(x, y, apart)) break
      if (line.length > 80 && nearSelf(line, startX, startY, apart)) break
    }
    return line
  }

  /** The field's direction at a point, of its two senses the one nearer to `heading`. */
  #turn(x: number, y: number, heading: number): number {
    let angle = this.#field.angle(x, y) + this.#across - heading
    angle -= Math.PI * Math.round(angle / Math.PI)
    return heading + angle
  }
}

/** Whether the end of a line has come round to where it was before. */
function nearSelf(line: readonly number[], startX: number, startY: number, apart: number): boolean {
  const [x, y] = [line.at(-2)!, line.at(-1)!]
  const near = (ax: number, ay: number) => (ax - x) * (ax - x) + (ay - y) * (ay - y) < apart * apart
  if (near(startX, startY)) return true
  for (let i = 0; i < line.length - 60; i += 6) if (near(line[i]!, line[i + 1]!)) return true
  return false
}

/** Points of the streets of one family, in cells. */
class Taken {
  static readonly #CELL = 64
  readonly #minX: number
  readonly #minY: number
  readonly #columns: number
  readonly #rows: number
  readonly #first: Int32Array
  readonly #next: number[] = []
  readonly #points: number[] = []

  constructor({ bounds }: StreetField) {
    this.#minX = bounds.minX - 200
    this.#minY = bounds.minY - 200
    this.#columns = Math.ceil((bounds.maxX + 200 - this.#minX) / Taken.#CELL)
    this.#rows = Math.ceil((bounds.maxY + 200 - this.#minY) / Taken.#CELL)
    this.#first = new Int32Array(this.#columns * this.#rows).fill(-1)
  }

  add(x: number, y: number): void {
    const cell = this.#row(y) * this.#columns + this.#column(x)
    this.#next.push(this.#first[cell]!)
    this.#first[cell] = this.#points.length / 2
    this.#points.push(x, y)
  }

  within(x: number, y: number, reach: number): boolean {
    const [left, right] = [this.#column(x - reach), this.#column(x + reach)]
    const [low, high] = [this.#row(y - reach), this.#row(y + reach)]
    for (let row = low; row <= high; row++) {
      for (let column = left; column <= right; column++) {
        for (let i = this.#first[row * this.#columns + column]!; i >= 0; i = this.#next[i]!) {
          const [dx, dy] = [this.#points[2 * i]! - x, this.#points[2 * i + 1]! - y]
          if (dx * dx + dy * dy < reach * reach) return true
        }
      }
    }
    return false
  }

  #column = (x: number) =>
    Math.max(0, Math.min(this.#columns - 1, Math.floor((x - this.#minX) / Taken.#CELL)))
  #row = (y: number) => Math.max(0, Math.min(this.#rows - 1, Math.floor((y - this.#minY) / Taken.#CELL)))
}
