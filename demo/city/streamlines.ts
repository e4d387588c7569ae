import type { Chance } from '../chance/index.ts'
import type { StreetField } from './field.ts'

const STEP = 16
/** A street ends where another of its family comes nearer than this share of the spacing; arterials run on longer. */
const NEAR = 0.62
const NEAR_ARTERIAL = 0.3
const LONGEST = 800

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
    this.#taken.begin()
    if (this.#taken.within(x, y, 0.97 * this.#spacing(x, y), 0)) return undefined
    this.#taken.add(x, y, 0)
    const angle = this.#field.angle(x, y) + this.#across
    const ahead = this.#follow(x, y, angle, 1)
    const behind = this.#follow(x, y, angle + Math.PI, -1)
    const line: number[] = []
    for (let i = behind.length - 2; i >= 0; i -= 2) line.push(behind[i]!, behind[i + 1]!)
    line.push(x, y, ...ahead)
    if (line.length >= 8) return line
    this.#taken.undo()
    return undefined
  }

  /** One way from a point, by the midpoint rule, until water, a neighbour or the line itself stops it. */
  #follow(startX: number, startY: number, start: number, sense: 1 | -1): number[] {
    const line: number[] = []
    let [x, y, heading] = [startX, startY, start]
    for (let step = 1; step < LONGEST; step++) {
      const half = this.#turn(x + (STEP / 2) * Math.cos(heading), y + (STEP / 2) * Math.sin(heading), heading)
      x += STEP * Math.cos(half)
      y += STEP * Math.sin(half)
      heading = this.#turn(x, y, half)
      line.push(x, y)
      const free = !this.#taken.within(x, y, this.#near * this.#spacing(x, y), sense * step)
      this.#taken.add(x, y, sense * step)
      if (!free || !this.#field.onLand(x, y)) break
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
  /** Steps from the start of its line, negative behind it. */
  readonly #positions: number[] = []
  #begun = 0

  constructor({ bounds }: StreetField) {
    this.#minX = bounds.minX - 200
    this.#minY = bounds.minY - 200
    this.#columns = Math.ceil((bounds.maxX + 200 - this.#minX) / Taken.#CELL)
    this.#rows = Math.ceil((bounds.maxY + 200 - this.#minY) / Taken.#CELL)
    this.#first = new Int32Array(this.#columns * this.#rows).fill(-1)
  }

  /** What is added from now on is one line. */
  begin(): void {
    this.#begun = this.#positions.length
  }

  add(x: number, y: number, position: number): void {
    const cell = this.#row(y) * this.#columns + this.#column(x)
    this.#next.push(this.#first[cell]!)
    this.#first[cell] = this.#positions.length
    this.#points.push(x, y)
    this.#positions.push(position)
  }

  /** Takes the line begun last away. */
  undo(): void {
    while (this.#positions.length > this.#begun) {
      const [y, x] = [this.#points.pop()!, this.#points.pop()!]
      this.#positions.pop()
      this.#first[this.#row(y) * this.#columns + this.#column(x)] = this.#next.pop()!
    }
  }

  /** Whether a street is nearer than `reach`; of the line begun last only what is no mere neighbour along it. */
  within(x: number, y: number, reach: number, position: number): boolean {
    const along = (2.5 * reach) / STEP
    const [left, right] = [this.#column(x - reach), this.#column(x + reach)]
    const [low, high] = [this.#row(y - reach), this.#row(y + reach)]
    for (let row = low; row <= high; row++) {
      for (let column = left; column <= right; column++) {
        for (let i = this.#first[row * this.#columns + column]!; i >= 0; i = this.#next[i]!) {
          const [dx, dy] = [this.#points[2 * i]! - x, this.#points[2 * i + 1]! - y]
          if (dx * dx + dy * dy >= reach * reach) continue
          if (i < this.#begun || Math.abs(this.#positions[i]! - position) > along) return true
        }
      }
    }
    return false
  }

  #column(x: number): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor((x - this.#minX) / Taken.#CELL)))
  }

  #row(y: number): number {
    return Math.max(0, Math.min(this.#rows - 1, Math.floor((y - this.#minY) / Taken.#CELL)))
  }
}
