import { type Chance, logNormal, shuffled, Weighted } from '../../chance/index.ts'
import type { City } from '../../city/types.ts'
import { DAY, YEAR_DAYS } from '../calendar.ts'
import type { Dealer, Minute } from '../types.ts'
import { licence, SOURCE_STATES } from './licences.ts'

/** Guns sold a year. Nobody hears of the very small and the very large of other states. */
const SOLD = {
  county: { median: 220, spread: 1.3, least: 12, most: 6_000 },
  elsewhere: { median: 320, spread: 0.8, least: 90, most: 2_400 },
} as const
/** Planted: of the dealers in a place, this share looks away at straw purchases; at least one. */
const CARELESS = 0.05
const CLOSED = 0.16
const LEAST_IN_COUNTY = 3
const ELSEWHERE = 60
const ELSEWHERE_IN_STATE = 0.17

const FIRST =
  'Tallow Fennick Orrin Wexcombe Halvard Brindle Cobbet Dunmoor Ellory Garrick Hensley Ismay Jessop Kestle Larrabee Merriam Nettle Osgood Penhale Quill Rudd Selwick Thrush Upwood Varley Whitlow Yarrow Zeller Bracken Corwin'.split(
    ' ',
  )
const LAST = [
  'Outfitters',
  'Pawn & Trade',
  'Sporting Goods',
  'Firearms',
  'Arms & Tackle',
  'Gun Room',
  'Supply',
]

export type Region = 'county' | 'state' | 'elsewhere'

/** Dealers of the county, of the rest of the state, and of states from which guns come. */
export class Dealers {
  readonly list: readonly Dealer[]
  readonly #regions: Readonly<Record<Region, { readonly ids: readonly number[]; readonly weights: Weighted }>>
  readonly #careless: Readonly<Record<'near' | 'elsewhere', readonly number[]>>

  /** @param careless whether some of them look away */
  constructor(
    city: City,
    { scale, days, careless: some }: { scale: number; days: number; careless: boolean },
    chance: Chance,
  ) {
    const own = chance.stream('dealers')
    const all = drafts(city, scale, days, own)
    this.list = some
      ? planted(all, city.state, own)
      : all.map((dealer, id) => ({ id, ...dealer, careless: false }))
    const county = Math.max(LEAST_IN_COUNTY, city.places.filter(({ kind }) => kind === 'dealer').length)
    const regionOf = ({ id, state }: Dealer): Region =>
      id < county ? 'county' : state === city.state ? 'state' : 'elsewhere'
    const region = (wanted: Region) => {
      const there = this.list.filter((dealer) => regionOf(dealer) === wanted)
      return { ids: there.map(({ id }) => id), weights: new Weighted(there.map(({ volume }) => volume)) }
    }
    this.#regions = { county: region('county'), state: region('state'), elsewhere: region('elsewhere') }
    const careless = this.list.filter((dealer) => dealer.careless)
    this.#careless = {
      near: careless.filter(({ state }) => state === city.state).map(({ id }) => id),
      elsewhere: careless.filter(({ state }) => state !== city.state).map(({ id }) => id),
    }
  }

  /** One that was open then, by how much each sells. */
  open(region: Region, at: Minute, chance: Chance): number {
    const { ids, weights } = this.#regions[region]
    for (let tries = 0; tries < 100; tries++) {
      const id = ids[weights.draw(chance)]!
      if (this.isOpen(id, at)) return id
    }
    throw new RangeError(`No dealer of the region ${region} is open.`)
  }

  /** Where guns of a crime come from: most from the county, more than a quarter from other states. */
  anywhere(at: Minute, chance: Chance): number {
    const where = chance.unit()
    return this.open(where < 0.62 ? 'county' : where < 0.72 ? 'state' : 'elsewhere', at, chance)
  }

  /** One of the careless; they stay open through the life. */
  careless(where: 'near' | 'elsewhere', chance: Chance): number {
    return chance.pick(this.#careless[where])
  }

  isOpen(id: number, at: Minute): boolean {
    const { closed } = this.list[id]!
    return closed === null || closed > at
  }

  isNear(id: number): boolean {
    return this.#regions.county.ids.includes(id) || this.#regions.state.ids.includes(id)
  }
}

type Draft = Omit<Dealer, 'id' | 'careless'>

function drafts(city: City, scale: number, days: number, chance: Chance): Draft[] {
  const places = city.places.filter(({ kind }) => kind === 'dealer')
  const county = places.map(({ name, id }) => draft(name, city.state, id, days, chance))
  // A small city may have none; people then drive a little.
  while (county.length < LEAST_IN_COUNTY) county.push(draft(invented(chance), city.state, null, days, chance))
  const count = Math.max(15, Math.round(ELSEWHERE * Math.min(1, scale)))
  const weights = new Weighted(SOURCE_STATES.map(({ weight }) => weight))
  // One of the county, of the state and of other states is always there to sell.
  const staysOpen = new Set([0, county.length, county.length + count - 1])
  const elsewhere = Array.from({ length: count }, (_, i) => {
    const inState = i < count * ELSEWHERE_IN_STATE
    // Every source state has at least one.
    const source = SOURCE_STATES[count - 1 - i] ?? SOURCE_STATES[weights.draw(chance)]!
    const state = inState ? city.state : source.state
    return draft(invented(chance), state, null, days, chance)
  })
  return [...county, ...elsewhere].map((dealer, i) =>
    staysOpen.has(i) ? { ...dealer, closed: null } : dealer,
  )
}

const invented = (chance: Chance) => `${chance.pick(FIRST)} ${chance.pick(LAST)}`

function draft(name: string, state: string, place: number | null, days: number, chance: Chance): Draft {
  const { median, spread, least, most } = SOLD[place === null ? 'elsewhere' : 'county']
  const volume = Math.round(Math.min(most, Math.max(least, logNormal(chance, median, spread))))
  const closed = chance.happens(CLOSED) ? Math.round(chance.between(-20 * YEAR_DAYS, days) * DAY) : null
  return { name, licence: licence(state, place !== null, chance), state, place, volume, closed }
}

/** The careless are some of middling size, near and far, so that neither many nor few traces give them away. */
function planted(dealers: readonly Draft[], home: string, chance: Chance): Dealer[] {
  const careless = new Set<Draft>()
  for (const near of [true, false]) {
    const there = dealers.filter(({ state }) => (state === home) === near)
    const bySize = [...there].sort((a, b) => a.volume - b.volume)
    const middling = bySize.slice(Math.floor(there.length * 0.2), Math.ceil(there.length * 0.9))
    const count = Math.max(1, Math.round(there.length * CARELESS))
    for (const dealer of shuffled(chance, middling).slice(0, count)) careless.add(dealer)
  }
  return dealers.map((dealer, id) =>
    careless.has(dealer)
      ? { id, ...dealer, careless: true, closed: null }
      : { id, ...dealer, careless: false },
  )
}
