import { type Chance, exponential, Weighted } from '../../chance/index.ts'
import type { AgencyKey, Block, City } from '../../city/types.ts'
import { DAY, YEAR_DAYS } from '../calendar.ts'
import type { Minute, Recovery } from '../types.ts'
import type { Trade } from './lots.ts'

/** Guns that come in otherwise than at shootings and arrests, a year for 600,000 people. */
const YEARLY = 985
const HOWS = ['traffic-stop', 'search-warrant', 'found', 'surrendered'] as const
const HOW = new Weighted([0.43, 0.25, 0.25, 0.07])
const AGENCIES = ['police', 'sheriff', 'neighbour'] as const
const AGENCY = new Weighted([0.86, 0.08, 0.06])
/** By hour from midnight: stops and finds follow the evenings. */
const HOURS = new Weighted([7, 6, 5, 3, 2, 1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 7, 8, 9, 10, 10, 9])

/** Who is found with a gun: somebody known to have one, somebody of the network, or anybody else. */
const FROM_HOLDER = 0.16
const FROM_NETWORK = 0.54
const OF_DISCARDED = 0.22
/** Of guns taken from who may have one. */
const RETURNED = 0.08

export type Taking = Omit<Recovery, 'id'>

/** Takes guns in. A gun that was taken in is out of the trade, but for the few that go back to who may have them. */
export class Recoveries {
  readonly taken: Taking[] = []
  readonly #trade: Trade
  readonly #chance: Chance
  readonly #blocks: readonly Block[]
  readonly #places: Weighted
  readonly #discarded: number[] = []

  constructor(trade: Trade, city: City, chance: Chance) {
    this.#trade = trade
    this.#chance = chance.stream('recoveries')
    this.#blocks = city.blocks
    this.#places = new Weighted(
      city.blocks.map(
        ({ population, hardship, activity }) => population * Math.exp(3.2 * hardship) * (0.5 + activity),
      ),
    )
  }

  /** Puts what comes in day by day onto the agenda. */
  foresee(scale: number, end: Minute): void {
    const mean = (YEAR_DAYS * DAY) / (YEARLY * scale)
    for (let at = exponential(this.#chance, mean); at < end; at += exponential(this.#chance, mean)) {
      const minute = Math.floor(at / DAY) * DAY + HOURS.draw(this.#chance) * 60 + this.#chance.whole(0, 59)
      this.#trade.agenda.put(minute, (now) => this.#comesIn(now))
    }
  }

  take(gun: number, taking: Omit<Taking, 'gun'>): void {
    const { ledger, folk, agenda } = this.#trade
    const owner = taking.possessor
    const lawful = owner !== null && folk.mayBuy(owner, ledger.guns[gun]!.type, taking.at)
    ledger.move(gun, taking.at, 'recovered')
    this.taken.push({ gun, ...taking })
    if (!lawful || taking.how === 'surrendered' || !this.#chance.happens(RETURNED)) return
    agenda.put(taking.at + this.#chance.whole(90, 300) * DAY, (at) => {
      if (folk.alive(owner, at) && folk.mayBuy(owner, ledger.guns[gun]!.type, at))
        ledger.move(gun, at, 'returned', { person: owner })
    })
  }

  /** Thrown away somewhere; it may be found. */
  discard(gun: number, at: Minute): void {
    this.#trade.ledger.move(gun, at, 'discarded')
    this.#discarded.push(gun)
  }

  /** Where a person is stopped or searched: at home, or about. */
  blockOf(person: number, atHome: boolean): number {
    const home = this.#trade.folk.people.list[person]!.block
    return atHome && home !== null ? home : this.#somewhere()
  }

  #comesIn(at: Minute): void {
    const how = HOWS[HOW.draw(this.#chance)]!
    const agency = AGENCIES[AGENCY.draw(this.#chance)]!
    if (how === 'found') this.#found(at, agency)
    else if (how === 'surrendered') this.#surrendered(at, agency)
    else this.#possessed(how, at, agency)
  }

  #found(at: Minute, agency: AgencyKey): void {
    const gun = this.#lying(at)
    this.take(gun, {
      at,
      block: this.#somewhere(),
      how: 'found',
      possessor: null,
      shooting: null,
      agency,
    })
  }

  #lying(at: Minute): number {
    const { folk, ledger, origins } = this.#trade
    const position = this.#chance.whole(0, this.#discarded.length - 1)
    const known = this.#discarded[position]
    if (known !== undefined && ledger.since(known) <= at && this.#chance.happens(OF_DISCARDED)) {
      this.#discarded.splice(position, 1)
      return known
    }
    const gun = origins.acquire(folk.anyone(at), at - this.#chance.whole(30, 2 * DAY), 'recovered')
    ledger.move(gun, at - this.#chance.whole(5, 25), 'discarded')
    return gun
  }

  #surrendered(at: Minute, agency: AgencyKey): void {
    const { gun, owner } = this.#trade.origins.lawful(at)
    const block = this.blockOf(owner, true)
    this.take(gun, { at, block, how: 'surrendered', possessor: owner, shooting: null, agency })
  }

  #possessed(how: 'traffic-stop' | 'search-warrant', at: Minute, agency: AgencyKey): void {
    const { gun, person } = this.#withGun(at, how === 'traffic-stop')
    const block = this.blockOf(person, how === 'search-warrant')
    this.take(gun, { at, block, how, possessor: person, shooting: null, agency })
  }

  /** @param about whether the person must be out and about */
  #withGun(at: Minute, about: boolean): { gun: number; person: number } {
    const { folk, ledger } = this.#trade
    const who = this.#chance.unit()
    for (let tries = 0; who < FROM_HOLDER && tries < 10; tries++) {
      const gun = ledger.anyHeld(this.#chance)
      if (gun === null) break
      const person = ledger.holder(gun)!
      const there = about ? folk.atLarge(person, at) : folk.alive(person, at)
      if (there && ledger.since(gun) <= at) return { gun, person }
    }
    const person =
      who < FROM_HOLDER + FROM_NETWORK
        ? folk.anyone(at)
        : folk.people.create({ age: [17, 58], ...(this.#chance.happens(0.88) && { sex: 'male' }) })
    return { gun: this.gunFor(person, at), person }
  }

  /** What somebody is found with of whom nothing was known: bought in the street, or had for long. */
  gunFor(person: number, at: Minute): number {
    const { street, origins } = this.#trade
    return (
      (this.#chance.happens(0.22) ? street.buy(person, at) : null) ?? origins.acquire(person, at, 'recovered')
    )
  }

  #somewhere(): number {
    return this.#blocks[this.#places.draw(this.#chance)]!.id
  }
}
