import type { Chance } from '../../chance/index.ts'
import { DAY, YEAR_DAYS } from '../calendar.ts'
import type { People } from '../people/index.ts'
import type { GunType, Minute } from '../types.ts'

const YOUNGEST_CARRIER = 14
const OLDEST_BUYER = 84

/** The people of the trade: those of the network who were there when it began, and buyers as they are needed. */
export class Folk {
  readonly people: People
  readonly #network: number
  readonly #chance: Chance

  constructor(people: People, chance: Chance) {
    this.people = people
    this.#network = people.list.length
    this.#chance = chance.stream('folk')
  }

  /** Somebody of the network who is at large. */
  anyone(at: Minute): number {
    for (let tries = 0; tries < 60; tries++) {
      const person = this.#chance.whole(0, this.#network - 1)
      if (this.atLarge(person, at)) return person
    }
    return this.people.create({ age: [19, 40], sex: 'male' })
  }

  isOfNetwork(person: number): boolean {
    return person < this.#network
  }

  atLarge(person: number, at: Minute): boolean {
    return this.people.free(person, at) && this.people.age(person, at) >= YOUNGEST_CARRIER
  }

  alive(person: number, at: Minute): boolean {
    const { died } = this.people.list[person]!
    return died === null || died > at
  }

  /** Whether the law lets a person buy: old enough, and not prohibited by then. */
  mayBuy(person: number, type: GunType, at: Minute): boolean {
    const { prohibited } = this.people.list[person]!
    const age = type === 'pistol' || type === 'revolver' ? 21 : 18
    return this.people.age(person, at) >= age && (prohibited === null || prohibited.since > at)
  }

  /** Somebody new who may buy at that minute. @param near whether they live in the city */
  buyer(at: Minute, near: boolean, years: readonly [number, number] = [21, 66]): number {
    const ago = -at / DAY / YEAR_DAYS
    const low = Math.min(OLDEST_BUYER, Math.max(21, Math.ceil(years[0] + 1 + ago)))
    const high = Math.min(OLDEST_BUYER + 10, Math.max(low, Math.floor(years[1] + ago)))
    return this.people.create({ age: [low, high], ...(!near && { block: null }) })
  }

  /** Who buys for a person who may not: somebody they know, or somebody new. */
  straw(person: number, at: Minute): number {
    const known = this.people.near(person).filter((id) => this.mayBuy(id, 'pistol', at) && this.alive(id, at))
    if (known.length > 0 && this.#chance.happens(0.35)) return this.#chance.pick(known)
    return this.buyer(at, true, [21, 36])
  }
}
