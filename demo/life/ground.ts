import type { Chance } from '../chance/index.ts'
import type { Block, City, Point } from '../city/types.ts'

const CELL = 400

/** The blocks by where they lie: whatever asks for a place near another asks here. */
export class Ground {
  readonly blocks: readonly Block[]
  readonly #cells = new Map<number, number[]>()

  constructor(city: City) {
    this.blocks = city.blocks
    for (const { id, centre } of city.blocks) {
      const key = keyOf(Math.floor(centre.x / CELL), Math.floor(centre.y / CELL))
      const cell = this.#cells.get(key)
      if (cell) cell.push(id)
      else this.#cells.set(key, [id])
    }
  }

  /** Blocks whose centre lies within `metres`, in order of their ids. */
  within(point: Point, metres: number): number[] {
    const [west, east] = [Math.floor((point.x - metres) / CELL), Math.floor((point.x + metres) / CELL)]
    const [south, north] = [Math.floor((point.y - metres) / CELL), Math.floor((point.y + metres) / CELL)]
    const found: number[] = []
    for (let column = west; column <= east; column++)
      for (let row = south; row <= north; row++)
        for (const id of this.#cells.get(keyOf(column, row)) ?? [])
          if (distance(this.blocks[id]!.centre, point) <= metres) found.push(id)
    return found.sort((a, b) => a - b)
  }

  /** The block whose centre is nearest; looks further and further out. */
  nearest(point: Point): number {
    for (let metres = CELL; ; metres *= 2) {
      const found = this.within(point, metres)
      if (found.length > 0)
        return found.reduce((best, id) => (this.#to(id, point) < this.#to(best, point) ? id : best))
    }
  }

  #to(block: number, point: Point): number {
    return distance(this.blocks[block]!.centre, point)
  }
}

const keyOf = (column: number, row: number) => column * 100_000 + row

export const distance = (a: Point, b: Point): number =>
  Math.sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y))

/** Somewhere on the edge of a block, drawn in a little: on the pavement. */
export function onPavement(chance: Chance, { ring, centre }: Block): Point {
  const i = chance.whole(0, ring.length - 1)
  const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!]
  const along = chance.unit()
  return towards({ x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along }, centre, 0.06)
}

/** Somewhere inside a block: between its centre and its edge. */
export function inside(chance: Chance, block: Block): Point {
  return towards(onPavement(chance, block), block.centre, chance.between(0.1, 0.7))
}

function towards(from: Point, to: Point, share: number): Point {
  const round = (value: number) => Math.round(value * 10) / 10
  return { x: round(from.x + (to.x - from.x) * share), y: round(from.y + (to.y - from.y) * share) }
}
