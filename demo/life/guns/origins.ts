import { type Chance, exponential } from '../../chance/index.ts'
import { DAY, YEAR_DAYS } from '../calendar.ts'
import type { Plants } from '../market.ts'
import type { Minute, Move } from '../types.ts'
import { daysSinceSale } from './ages.ts'
import type { Model, Use } from './catalogue/index.ts'
import type { Dealers } from './dealers.ts'
import type { Folk } from './folk.ts'
import type { Ledger } from './ledger.ts'
import { Making, to } from './making.ts'

/** How a used gun came to who has it now, by how long ago it was first sold; the rest was stolen from its owner. */
const ROUTES = [
  { days: 213, own: 0.3, straw: 0.25, privately: 0.17 },
  { days: 1_096, own: 0.2, straw: 0.1, privately: 0.3 },
  { days: Infinity, own: 0.12, straw: 0, privately: 0.42 },
] as const
const TRADED_IN = 0.07
const YOUNGEST_HOLDER = 12

/** Share of privately made firearms on the first day, and what every year adds. */
const PRIVATE = { first: 0.03, yearly: 0.011 }

/** Makes guns when they come to matter, with all that happened to them before. */
export class Origins {
  readonly #dealers: Dealers
  readonly #folk: Folk
  readonly #chance: Chance
  readonly #making: Making
  readonly #straws: boolean

  constructor(ledger: Ledger, dealers: Dealers, folk: Folk, { trafficking }: Plants, chance: Chance) {
    this.#dealers = dealers
    this.#folk = folk
    this.#straws = trafficking
    this.#chance = chance.stream('origins')
    this.#making = new Making(ledger, this.#chance)
  }

  /** A gun that a person has by then, through whichever way. */
  acquire(person: number, at: Minute, use: Use): number {
    const years = at / DAY / YEAR_DAYS
    if (this.#chance.happens(PRIVATE.first + PRIVATE.yearly * years)) return this.#assembled(person, at)
    const days = daysSinceSale(use !== 'recovered', this.#chance)
    const sold = this.#inShopHours(at - days * DAY, at)
    const model = this.#making.modelSold(use, sold)
    const route = ROUTES.find((one) => days < one.days)!
    const own = this.#folk.mayBuy(person, model.type, sold) ? route.own : 0
    let draw = this.#chance.between(0, 1 - route.own + own)
    if ((draw -= own) < 0) return this.#bought(model, person, sold)
    const grown = this.#folk.people.age(person, sold) >= YOUNGEST_HOLDER
    if (this.#straws && (draw -= route.straw) < 0 && grown) return this.#byStraw(model, person, sold, at)
    return this.#secondHand(model, person, sold, at, draw < route.privately)
  }

  /** Sold new over the counter. */
  sell(model: Model, dealer: number, buyer: number, at: Minute, hand: 'sale' | 'straw-purchase'): number {
    const moves = this.#making.toDealer(model, dealer, at)
    return this.#making.add(model, [...moves, to(at, hand, buyer)], hand === 'sale' ? 'usual' : 'ordered')
  }

  /** In a dealer's stock and never sold. */
  stocked(dealer: number, at: Minute): number {
    const model = this.#making.modelSold('ordered', at)
    return this.#making.add(model, this.#making.toDealer(model, dealer, at), 'ordered')
  }

  /** What is on the shelves for whoever sends a straw purchaser. */
  newModel(at: Minute): Model {
    return this.#making.modelSold('ordered', at)
  }

  /** A gun and its lawful owner, who bought it themselves. */
  lawful(at: Minute): { gun: number; owner: number } {
    const sold = this.#inShopHours(at - daysSinceSale(false, this.#chance) * DAY, at)
    const owner = this.#folk.buyer(sold, true)
    return { gun: this.#bought(this.#making.modelSold('recovered', sold), owner, sold), owner }
  }

  /** Guns that one owner bought here and there over ten years. */
  collection(at: Minute, count: number): number[] {
    const years = 10 * YEAR_DAYS * DAY
    const owner = this.#folk.buyer(at - years, true)
    return Array.from({ length: count }, () => {
      const sold = this.#inShopHours(this.#chance.between(at - years, at), at)
      return this.#bought(this.#making.modelSold('recovered', sold), owner, sold)
    })
  }

  #bought(model: Model, person: number, sold: Minute): number {
    return this.sell(model, this.#dealers.open('county', sold, this.#chance), person, sold, 'sale')
  }

  #byStraw(model: Model, person: number, sold: Minute, at: Minute): number {
    const dealer = this.#chance.happens(0.35)
      ? this.#dealers.careless(this.#chance.happens(0.7) ? 'near' : 'elsewhere', this.#chance)
      : this.#dealers.anywhere(sold, this.#chance)
    const buyer = this.#folk.straw(person, sold)
    const handed = Math.min(at, sold + Math.round(exponential(this.#chance, 15) * DAY))
    const moves = [to(sold, 'straw-purchase', buyer), to(handed, 'street-sale', person)]
    return this.#making.add(model, [...this.#making.toDealer(model, dealer, sold), ...moves], 'usual')
  }

  /** Lawfully sold, then from hand to hand, or stolen from a home or a car. */
  #secondHand(model: Model, person: number, sold: Minute, at: Minute, privately: boolean): number {
    const dealer = this.#dealers.anywhere(sold, this.#chance)
    const buyer = this.#folk.buyer(sold, this.#dealers.isNear(dealer))
    const thief = privately || this.#chance.happens(0.3) ? person : this.#folk.anyone(at)
    const lately = this.#lately([person, thief], sold, at)
    const moves: Move[] = [
      ...this.#making.toDealer(model, dealer, sold),
      to(sold, 'sale', buyer),
      ...this.#earlierOwners(sold, lately),
    ]
    if (privately) moves.push(to(lately, this.#chance.happens(0.6) ? 'private-sale' : 'street-sale', person))
    else moves.push(to(lately, 'theft-owner', thief))
    const handed = Math.min(at, lately + Math.round(exponential(this.#chance, 40) * DAY))
    if (thief !== person) moves.push(to(handed, 'street-sale', person))
    return this.#making.add(model, moves, 'usual')
  }

  /** When it came among those who carry it: a year or so ago, and after they were children. */
  #lately(people: readonly number[], sold: Minute, at: Minute): Minute {
    const youngest = Math.min(...people.map((person) => this.#folk.people.age(person, at)))
    const days = Math.min(exponential(this.#chance, 320), (youngest - YOUNGEST_HOLDER) * YEAR_DAYS)
    return Math.max(sold, at - Math.round(days * DAY))
  }

  #earlierOwners(sold: Minute, until: Minute): Move[] {
    if (until - sold < 2 * YEAR_DAYS * DAY) return []
    const owner = () => this.#folk.buyer(sold, this.#chance.happens(0.6))
    const left = Math.round(this.#chance.between(sold, until))
    if (this.#chance.happens(TRADED_IN)) {
      const dealer = this.#dealers.open('county', until, this.#chance)
      const again = Math.round(this.#chance.between(left, until))
      return [{ at: left, hand: 'dealer', toPerson: null, toDealer: dealer }, to(again, 'sale', owner())]
    }
    return this.#chance.happens(0.35) ? [to(left, 'private-sale', owner())] : []
  }

  #assembled(person: number, at: Minute): number {
    const made = at - Math.round(exponential(this.#chance, 150) * DAY) - 60
    const maker = this.#chance.happens(0.35) ? person : this.#folk.anyone(at)
    const moves = [to(made, 'manufactured', maker)]
    const handed = Math.min(at, made + Math.round(exponential(this.#chance, 30) * DAY))
    if (maker !== person) moves.push(to(handed, 'street-sale', person))
    return this.#making.assembled(moves, at)
  }

  #inShopHours(about: Minute, before: Minute): Minute {
    const opened = Math.floor(about / DAY) * DAY + this.#chance.whole(600, 1_170)
    return Math.min(opened, before - 30)
  }
}
