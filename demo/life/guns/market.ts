import type { Chance } from '../../chance/index.ts'
import type { AgencyKey, City } from '../../city/types.ts'
import { DAY } from '../calendar.ts'
import { EVERYTHING, type Market, type MarketRecord, type Plants } from '../market.ts'
import type { People } from '../people/index.ts'
import { Denials } from '../denials/index.ts'
import type { Minute, Recovery, Shooting } from '../types.ts'
import { Agenda } from './agenda.ts'
import { Dealers } from './dealers.ts'
import { Evidence } from './evidence.ts'
import { Folk } from './folk.ts'
import { Hands } from './hands.ts'
import { Laboratory } from './laboratory.ts'
import { Ledger } from './ledger.ts'
import { plantLots, type Trade } from './lots.ts'
import { Origins } from './origins.ts'
import { Recoveries } from './recoveries.ts'
import { Street } from './street.ts'
import { Tracing } from './traces.ts'
import { Workdays } from './workdays.ts'

/** Rates are a year for so many people. */
const RATED_FOR = 600_000
/** Of guns taken in and not given back, destroyed a year or more later once a court has no use for them. */
const DESTROYED = 0.6

/** Opens the trade in guns among the people of the network who are there by now. */
export function openMarket(
  city: City,
  people: People,
  chance: Chance,
  days: number,
  plants: Plants = EVERYTHING,
): Market {
  return new CityMarket({ city, people, days, plants }, chance)
}

interface Ground {
  readonly city: City
  readonly people: People
  readonly days: number
  readonly plants: Plants
}

class CityMarket implements Market {
  readonly #chance: Chance
  readonly #end: Minute
  readonly #trade: Trade
  readonly #recoveries: Recoveries
  readonly #hands: Hands
  readonly #denials: Denials

  constructor({ city, people, days, plants }: Ground, chance: Chance) {
    const scale = city.blocks.reduce((sum, { population }) => sum + population, 0) / RATED_FOR
    this.#chance = chance
    this.#end = days * DAY
    const ledger = new Ledger()
    const dealers = new Dealers(city, { scale, days, careless: plants.trafficking }, chance)
    const folk = new Folk(people, chance)
    const origins = new Origins(ledger, dealers, folk, plants, chance)
    const street = new Street(ledger, folk, chance)
    this.#trade = { agenda: new Agenda(), ledger, dealers, folk, origins, street }
    this.#recoveries = new Recoveries(this.#trade, city, chance)
    this.#hands = new Hands(this.#trade, this.#recoveries, chance)
    this.#denials = new Denials(this.#trade, this.#recoveries, this.#hands, chance)
    plantLots(this.#trade, { scale, end: this.#end, plants }, chance)
    this.#recoveries.foresee(scale, this.#end)
    this.#denials.foresee(scale, this.#end)
  }

  advance(to: Minute): void {
    this.#trade.agenda.advance(Math.min(to, this.#end - 1))
  }

  gunOf(person: number, at: Minute): number {
    return this.#hands.gunOf(person, at)
  }

  fired(shooting: Shooting): void {
    this.#hands.fired(shooting)
  }

  arrested(person: number, at: Minute, shooting: number | null, agency: AgencyKey): void {
    this.#hands.arrested(person, at, shooting, agency)
  }

  close(shootings: readonly Shooting[]): MarketRecord {
    const { ledger, dealers } = this.#trade
    const recoveries = this.#recoveries.taken
      .toSorted((a, b) => a.at - b.at || a.gun - b.gun)
      .map((taking, id): Recovery => ({ id, ...taking }))
    const workdays = new Workdays()
    const drafts = new Evidence(workdays, this.#chance).collect(
      { guns: ledger.guns, shootings, uses: this.#hands.uses, recoveries, end: this.#end },
      (gun) => ledger.fire(gun, 1),
    )
    const acquired = new Laboratory(workdays, this.#chance).acquired(
      drafts,
      ledger.guns,
      shootings,
      this.#end,
    )
    const exhibits = drafts.map((draft, id) => ({ id, ...draft, acquired: acquired[id]! }))
    const fatal = new Set(shootings.filter(({ kind }) => kind === 'fatal').map(({ id }) => id))
    const traces = new Tracing(dealers.list, workdays, this.#chance).of(
      recoveries,
      ledger.guns,
      fatal,
      this.#end,
    )
    this.#destroy(recoveries)
    return {
      dealers: dealers.list,
      guns: ledger.guns,
      recoveries,
      exhibits,
      traces,
      denials: this.#denials.list,
    }
  }

  #destroy(recoveries: readonly Recovery[]): void {
    const { ledger } = this.#trade
    const chance = this.#chance.stream('destroyed')
    for (const { gun, at } of recoveries) {
      const when = at + chance.whole(400, 1_500) * DAY
      if (!chance.happens(DESTROYED) || when >= this.#end) continue
      const last = ledger.guns[gun]!.moves.at(-1)!
      if (last.hand === 'recovered' && last.at === at) ledger.move(gun, when, 'destroyed')
    }
  }
}
