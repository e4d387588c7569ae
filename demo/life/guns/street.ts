import type { Chance } from '../../chance/index.ts'
import { DAY } from '../calendar.ts'
import type { Minute } from '../types.ts'
import type { Folk } from './folk.ts'
import type { Ledger } from './ledger.ts'

interface Offer {
  readonly gun: number
  readonly seller: number
  readonly from: Minute
}

const LOOKS = 8

/** Guns that somebody wants to be rid of: from straw purchasers, burglars, and after shootings. */
export class Street {
  readonly #ledger: Ledger
  readonly #folk: Folk
  readonly #chance: Chance
  readonly #offers: Offer[] = []

  constructor(ledger: Ledger, folk: Folk, chance: Chance) {
    this.#ledger = ledger
    this.#folk = folk
    this.#chance = chance.stream('street')
  }

  offer(gun: number, seller: number, from: Minute): void {
    this.#offers.push({ gun, seller, from })
  }

  /** Sells a gun to a person by then, sooner one from their own group; null when there is none to be had. */
  buy(person: number, at: Minute): number | null {
    let best: number | null = null
    for (let look = 0; look < LOOKS && this.#offers.length > 0; look++) {
      const position = this.#chance.whole(0, this.#offers.length - 1)
      const offer = this.#offers[position]!
      if (!this.#stands(offer, at)) {
        this.#remove(position)
        best = null
      } else if (offer.from <= at && offer.seller !== person) {
        best = position
        if (this.#sameGroup(person, offer.seller)) break
      }
    }
    return best === null ? null : this.#sell(best, person, at)
  }

  #sell(position: number, person: number, at: Minute): number {
    const { gun, from } = this.#remove(position)
    const earliest = Math.max(from, this.#ledger.since(gun))
    this.#ledger.move(gun, Math.max(earliest, at - this.#chance.whole(10, 20 * DAY)), 'street-sale', {
      person,
    })
    return gun
  }

  /** Not taken away meanwhile, and the seller is there to sell it. */
  #stands({ gun, seller }: Offer, at: Minute): boolean {
    return this.#ledger.holder(gun) === seller && this.#folk.alive(seller, at)
  }

  #sameGroup(a: number, b: number): boolean {
    const { list } = this.#folk.people
    return list[a]!.group !== null && list[a]!.group === list[b]!.group
  }

  #remove(position: number): Offer {
    const offer = this.#offers[position]!
    const last = this.#offers.pop()!
    if (last !== offer) this.#offers[position] = last
    return offer
  }
}
