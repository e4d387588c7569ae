import { type Chance, exponential, logNormal, poisson } from '../../chance/index.ts'
import { DAY, YEAR_DAYS } from '../calendar.ts'
import type { Hands, Recoveries, Trade } from '../guns/index.ts'
import type { Denial, Minute, Person, Prohibitor, Sex } from '../types.ts'
import { DENIED, PROHIBITORS, YEARS_AGO } from './prohibitors.ts'

/** First attempts a year for 600,000 people; those that follow come on top. */
const YEARLY = 276
const TRIES_AGAIN = 0.17
const OVERTURNED = 0.04
const DELAYED = 0.045
/** Planted: so many of the denied are of the network, and of these so many have fired at somebody before. */
const OF_NETWORK = 0.22
const HAS_FIRED = 0.4
/** Planted: who gets a gun in another way within weeks of being denied. */
const ARMED_ANYWAY = { network: 0.45, others: 0.06 }
const RETRIEVED = 0.72
const GOES_BY_ANOTHER_NAME = 0.12

type Attempt = {
  readonly at: Minute
  readonly person: number
  readonly prohibitor: Prohibitor
  readonly repeatOf: number | null
}

/** Purchases that a check stops, or stops too late: who tried, why not, who was told when, and what came after. */
export class Denials {
  readonly list: Denial[] = []
  readonly #trade: Trade
  readonly #recoveries: Recoveries
  readonly #hands: Hands
  readonly #chance: Chance
  #end: Minute = 0

  constructor(trade: Trade, recoveries: Recoveries, hands: Hands, chance: Chance) {
    this.#trade = trade
    this.#recoveries = recoveries
    this.#hands = hands
    this.#chance = chance.stream('denials')
  }

  foresee(scale: number, end: Minute): void {
    this.#end = end
    for (let day = 0; day * DAY < end; day++) {
      const mean = (YEARLY * scale) / YEAR_DAYS
      for (let n = poisson(this.#chance, mean); n > 0; n--)
        this.#trade.agenda.put(this.#inShopHours(day), (at) => this.#first(at))
    }
  }

  #inShopHours(day: number): Minute {
    return day * DAY + this.#chance.whole(590, 1_190)
  }

  #first(at: Minute): void {
    const known = this.#chance.happens(OF_NETWORK) ? this.#fromNetwork(at) : null
    if (known !== null) {
      this.#deny({ at, person: known, prohibitor: this.#person(known).prohibited!.by, repeatOf: null }, null)
      return
    }
    const prohibitor = PROHIBITORS[DENIED.draw(this.#chance)]!
    const person = this.#somebody(prohibitor)
    const overturned = this.#overturned(at)
    if (overturned === null)
      this.#person(person).prohibited = { since: this.#since(prohibitor, person, at), by: prohibitor }
    this.#deny({ at, person, prohibitor, repeatOf: null }, overturned)
  }

  /** Null when it stands, or was not decided by the end. */
  #overturned(at: Minute): Minute | null {
    const decided = at + Math.round(logNormal(this.#chance, 48, 0.8) * DAY)
    return this.#chance.happens(OVERTURNED) && decided < this.#end ? decided : null
  }

  #deny(attempt: Attempt, overturned: Minute | null): void {
    const { at, person, prohibitor, repeatOf } = attempt
    const dealer = this.#trade.dealers.open(this.#chance.happens(0.9) ? 'county' : 'state', at, this.#chance)
    const gun = this.#chance.happens(DELAYED) ? this.#handedOver(person, dealer, at) : null
    const id = this.list.length
    this.list.push({
      id,
      person,
      at,
      dealer,
      prohibitor,
      kind: gun === null ? 'standard' : 'delayed',
      gun,
      overturned,
      noticed: at + this.#noticeAfter(),
      repeatOf,
    })
    if (overturned !== null) return
    if (gun !== null) this.#retrieve(gun, person, at)
    else this.#armedAnyway(person, at)
    if (this.#chance.happens(TRIES_AGAIN)) this.#again(attempt, id)
  }

  /** The law says 24 hours; some notices wait. */
  #noticeAfter(): number {
    if (this.#chance.happens(0.93)) return this.#chance.whole(35, 1_430)
    return 1_440 + Math.round(exponential(this.#chance, 2.5) * DAY)
  }

  /** Three business days passed without an answer, and the dealer handed the gun over. */
  #handedOver(person: number, dealer: number, denied: Minute): number {
    const { origins } = this.#trade
    const since = Math.round((1 + exponential(this.#chance, 12)) * DAY)
    return origins.sell(origins.newModel(denied - since), dealer, person, denied - since, 'sale')
  }

  #retrieve(gun: number, person: number, denied: Minute): void {
    if (!this.#chance.happens(RETRIEVED)) return
    const { agenda, ledger, folk } = this.#trade
    agenda.put(denied + Math.round(logNormal(this.#chance, 24, 0.9) * DAY) + 60, (at) => {
      if (ledger.holder(gun) !== person || !folk.alive(person, at)) return
      const block = this.#recoveries.blockOf(person, true)
      const agency = this.#chance.happens(0.6) ? 'atf' : 'police'
      this.#recoveries.take(gun, { at, block, how: 'surrendered', possessor: person, shooting: null, agency })
    })
  }

  #armedAnyway(person: number, denied: Minute): void {
    const { network, others } = ARMED_ANYWAY
    if (!this.#chance.happens(this.#trade.folk.isOfNetwork(person) ? network : others)) return
    this.#trade.agenda.put(denied + Math.round((1 + exponential(this.#chance, 45)) * DAY), (at) => {
      if (this.#trade.folk.atLarge(person, at)) this.#hands.arm(person, at)
    })
  }

  #again({ person, prohibitor, at }: Attempt, repeatOf: number): void {
    const day = Math.floor(at / DAY) + 1 + Math.round(logNormal(this.#chance, 16, 1.3))
    const next = this.#inShopHours(day)
    if (next >= this.#end) return
    this.#trade.agenda.put(next, (now) => {
      if (this.#trade.folk.atLarge(person, now)) this.#deny({ at: now, person, prohibitor, repeatOf }, null)
    })
  }

  /** Somebody of the network who is prohibited and has not been denied yet; null when none is found. */
  #fromNetwork(at: Minute): number | null {
    const { folk } = this.#trade
    const fired = this.#chance.happens(HAS_FIRED) ? [...this.#hands.shooters] : []
    for (let tries = 0; tries < 40; tries++) {
      const person = fired.length > 0 && tries < 25 ? this.#chance.pick(fired) : folk.anyone(at)
      const { prohibited } = this.#person(person)
      if (prohibited === null || prohibited.since > at || !folk.atLarge(person, at)) continue
      if (folk.people.age(person, at) >= 18) return person
    }
    return null
  }

  #somebody(prohibitor: Prohibitor): number {
    const { people } = this.#trade.folk
    const male = prohibitor === 'g8' || prohibitor === 'g9' ? 0.93 : 0.84
    const sex = this.#chance.happens(male) ? 'male' : 'female'
    return people.create({
      sex,
      age: [prohibitor === 'g1' || prohibitor === 'g9' ? 22 : 20, 66],
      ...(this.#chance.happens(GOES_BY_ANOTHER_NAME) && { aliases: [this.#alias(sex)] }),
    })
  }

  /** The given name of one and the family name of another. */
  #alias(sex: Sex): string {
    const { list } = this.#trade.folk.people
    let given = this.#chance.pick(list)
    for (let tries = 0; given.sex !== sex && tries < 20; tries++) given = this.#chance.pick(list)
    return `${given.given} ${this.#chance.pick(list).family}`
  }

  #since(prohibitor: Prohibitor, person: number, at: Minute): Minute {
    const adult = this.#trade.folk.people.age(person, at) - 18
    const years = Math.min(YEARS_AGO[prohibitor], Math.max(0.2, adult))
    return at - Math.round(this.#chance.between(0.02, years) * YEAR_DAYS * DAY)
  }

  #person(id: number): Person {
    return this.#trade.folk.people.list[id]!
  }
}
