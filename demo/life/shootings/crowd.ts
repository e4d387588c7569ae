import { type Chance, Weighted } from '../../chance/index.ts'
import { AGE_EDGES, fitted } from '../../fit/index.ts'
import { YEAR_DAYS, dayOf } from '../calendar.ts'
import type { Ground } from '../ground.ts'
import type { Network } from '../people/index.ts'
import type { Minute } from '../types.ts'

const YOUNGEST_SHOOTER = 13
/** From when on people shoot less from year to year, and how slowly. */
const CALMER = { from: 26, years: 13 }
const AGES = new Weighted(fitted.ages)
/** Of somebody made up as they are needed, who is not in the network. */
const RISK_OUTSIDE = 0.3

type Test = (person: number) => boolean
type Weight = (person: number) => number

/** Whom there is to choose from: people of the network by their risk, and residents made as they are needed. */
export class Crowd {
  readonly #net: Network
  readonly #ground: Ground
  readonly #chance: Chance
  /** How often each has shot. */
  readonly #fired = new Map<number, number>()

  constructor(net: Network, ground: Ground, chance: Chance) {
    this.#net = net
    this.#ground = ground
    this.#chance = chance
  }

  /** Lives, is not held, was not mortally wounded, and is old enough. */
  canShoot(id: number, at: Minute): boolean {
    const { register } = this.#net
    return this.unhurt(id) && register.free(id, at) && register.age(id, at) >= YOUNGEST_SHOOTER
  }

  /** Whoever will die of a wound is not shot again. */
  unhurt(id: number): boolean {
    return this.#net.register.list[id]!.died === null
  }

  /** How likely each is to be hit. */
  readonly risk: Weight = (id) => this.#net.risk[id] ?? RISK_OUTSIDE

  /** Somebody has shot. */
  tire(id: number): void {
    this.#fired.set(id, (this.#fired.get(id) ?? 0) + 1)
  }

  /** Below 1 for those who shot often: they hide, move away or are wanted. */
  vigour(id: number): number {
    return Math.exp(-(this.#fired.get(id) ?? 0) / 4)
  }

  /** How likely each is to shoot: as to be hit, and less with age and after much shooting. */
  eager(at: Minute): Weight {
    return (id) => {
      const years = Math.max(0, this.#net.register.age(id, at) - CALMER.from)
      return this.risk(id) * this.vigour(id) * Math.exp(-years / CALMER.years)
    }
  }

  /** One of those that fit, by weight; null when nobody does. */
  draw(people: readonly number[], fits: Test, weight: Weight): number | null {
    const able = people.filter(fits)
    const weights = able.map(weight)
    let target = this.#chance.unit() * weights.reduce((sum, value) => sum + value, 0)
    for (const [i, id] of able.entries()) if ((target -= weights[i]!) < 0) return id
    return able.at(-1) ?? null
  }

  /** Somebody of the network who lives near a block, looking further out until there is one. */
  local(block: number, fits: Test, weight: Weight): number | null {
    const { centre } = this.#ground.blocks[block]!
    for (const metres of [300, 700, 1_500]) {
      const people = this.#ground.within(centre, metres).flatMap((id) => this.#net.byBlock.get(id) ?? [])
      const found = this.draw(people, fits, weight)
      if (found !== null) return found
    }
    return null
  }

  /** Somebody who happens to be there: of the ages of victims, at home in the block or anywhere. */
  resident(block: number, at: Minute): number {
    const band = AGES.draw(this.#chance)
    const now = this.#chance.between(AGE_EDGES[band]!, AGE_EDGES[band + 1]!)
    const then = Math.max(1, now - Math.max(0, dayOf(at)) / YEAR_DAYS)
    return this.#net.register.create({
      age: [then, then],
      sex: this.#chance.happens(0.13) ? 'female' : 'male',
      ...(this.#chance.happens(0.4) && { block }),
    })
  }

  newcomer(block: number): number {
    return this.#net.register.create({ block, age: [18, 30], sex: 'male' })
  }

  partnerOf(person: number): number {
    const { register } = this.#net
    const partner = register.tied(person, 'partner').find((id) => this.unhurt(id))
    if (partner !== undefined) return partner
    const { sex, block } = register.list[person]!
    const other = register.create({ block, sex: sex === 'male' ? 'female' : 'male', age: [19, 45] })
    register.tie(person, other, 'partner')
    return other
  }
}
