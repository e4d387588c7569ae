import { type Chance, Weighted } from '../../chance/index.ts'
import type { Block, City, Point } from '../../city/types.ts'
import { type Ground, inside, onPavement } from '../ground.ts'
import { blockRisk } from '../people/index.ts'

/** Half of what happens in a block happens at its few corners, shops and bars again and again. */
const AT_A_SPOT = 0.5
const SPOT_KINDS = new Set(['bar', 'gas-station', 'park'])

/** Where shootings happen. */
export class Scenes {
  readonly risk: Float64Array
  readonly #ground: Ground
  readonly #chance: Chance
  readonly #anywhere: Weighted
  readonly #lively: Weighted
  readonly #spots = new Map<number, Point[]>()
  readonly #places = new Map<number, Point[]>()

  constructor(city: City, ground: Ground, chance: Chance) {
    this.#ground = ground
    this.#chance = chance.stream('scenes')
    this.risk = blockRisk(city, chance)
    this.#anywhere = new Weighted(city.blocks.map(({ population }, i) => population * this.risk[i]!))
    this.#lively = new Weighted(
      city.blocks.map(({ population, activity }, i) => (population + 25) * this.risk[i]! * (0.1 + activity)),
    )
    for (const { kind, block, point } of city.places) {
      if (!SPOT_KINDS.has(kind)) continue
      const there = this.#places.get(block)
      if (there) there.push(point)
      else this.#places.set(block, [point])
    }
  }

  anywhere(): number {
    return this.#anywhere.draw(this.#chance)
  }

  /** Where strangers meet. */
  lively(): number {
    return this.#lively.draw(this.#chance)
  }

  /** A block within so many metres of another, those at risk more often. */
  around(block: number, metres: number): number {
    const near = this.#ground.within(this.#ground.blocks[block]!.centre, metres)
    return near[new Weighted(near.map((id) => this.risk[id]! + 0.05)).draw(this.#chance)]!
  }

  point(block: number, indoors: boolean): Point {
    const there = this.#ground.blocks[block]!
    if (this.#chance.happens(AT_A_SPOT)) return this.#chance.pick(this.#spotsOf(there))
    return indoors ? inside(this.#chance, there) : onPavement(this.#chance, there)
  }

  #spotsOf(block: Block): Point[] {
    let spots = this.#spots.get(block.id)
    if (!spots) {
      spots = [...(this.#places.get(block.id) ?? [])]
      for (let n = this.#chance.whole(1, 2); n > 0; n--) spots.push(onPavement(this.#chance, block))
      this.#spots.set(block.id, spots)
    }
    return spots
  }
}
