import { type Chance, exponential } from '../../chance/index.ts'
import { DAY, YEAR_DAYS } from '../calendar.ts'
import type { Gun, Hand, Minute, Move } from '../types.ts'
import { Catalogue, type Model, Serials, type Use } from './catalogue/index.ts'
import type { Ledger } from './ledger.ts'

/** Conversion devices on pistols that take them, on the first day and more every year. */
const CONVERTED = { first: 0.01, yearly: 0.011 }
const FRAME_MAKER_CLOSED = 2024
const OBLITERATED = { usual: [0.035, 0.02], ordered: [0.12, 0.07] } as const

const yearOf = (at: Minute): number => Math.floor(2021 + (304 + at / DAY) / YEAR_DAYS)

/** The gun itself: its model, number and marks, and its way from the maker to a dealer. */
export class Making {
  readonly #ledger: Ledger
  readonly #chance: Chance
  readonly #catalogue = new Catalogue()
  readonly #serials: Serials

  /** @param chance drawn from here, between what its user draws */
  constructor(ledger: Ledger, chance: Chance) {
    this.#ledger = ledger
    this.#chance = chance
    this.#serials = new Serials(chance)
  }

  /** What somebody buys at that minute. */
  modelSold(use: Use, at: Minute): Model {
    const type = this.#catalogue.type(use, this.#chance)
    return this.#catalogue.model(type, yearOf(at - 60 * DAY), this.#chance)
  }

  /** Made, imported where it was made abroad, through a wholesaler to the dealer. */
  toDealer(model: Model, dealer: number, sold: Minute): Move[] {
    const lag = Math.round((40 + exponential(this.#chance, 160)) * DAY)
    const at = (share: number) => sold - Math.round(lag * share)
    const abroad = model.importer !== null
    return [
      to(at(1), 'manufactured'),
      ...(abroad ? [to(at(this.#chance.between(0.75, 0.9)), 'imported')] : []),
      to(at(this.#chance.between(0.45, 0.7)), 'wholesale'),
      { at: at(this.#chance.between(0.05, 0.4)), hand: 'dealer', toPerson: null, toDealer: dealer },
    ]
  }

  /** Stamps a number on it and enters it with its moves. */
  add(model: Model, moves: readonly Move[], numbers: keyof typeof OBLITERATED): number {
    const { type, make, model: name, calibre, country, importer } = model
    const [partly, wholly] = OBLITERATED[numbers]
    const draw = this.#chance.unit()
    const gun: Omit<Gun, 'id' | 'moves'> = {
      type,
      make,
      model: name,
      calibre,
      importer,
      country,
      serial: this.#serials.draw(make),
      made: 'factory',
      obliterated: draw < partly ? 'partly' : draw < partly + wholly ? 'wholly' : 'no',
      conversionDevice: make === 'Glock' && this.#converts(moves.at(-1)!.at),
      marks: this.#chance.uint32(),
    }
    return this.#ledger.add(gun, moves, this.#chance.whole(2, 400))
  }

  /** Put together from parts at home: no number, no dealer, no first sale. */
  assembled(moves: readonly Move[], at: Minute): number {
    const kit = yearOf(moves[0]!.at) < FRAME_MAKER_CLOSED && this.#chance.happens(0.6)
    const gun = {
      type: 'pistol',
      make: kit ? 'Polymer80' : 'Privately made',
      model: kit ? this.#chance.pick(['PF940C', 'PF940V2', 'PF940SC']) : 'Unknown',
      calibre: this.#chance.happens(0.85) ? '9mm Luger' : '.40 S&W',
      importer: null,
      country: 'USA',
      serial: null,
      made: 'privately',
      obliterated: 'no',
      conversionDevice: this.#converts(at),
      marks: this.#chance.uint32(),
    } as const
    return this.#ledger.add(gun, moves, this.#chance.whole(0, 120))
  }

  #converts(at: Minute): boolean {
    const years = Math.max(0, at / DAY / YEAR_DAYS)
    return this.#chance.happens(CONVERTED.first + CONVERTED.yearly * years)
  }
}

export const to = (at: Minute, hand: Hand, person: number | null = null): Move => ({
  at,
  hand,
  toPerson: person,
  toDealer: null,
})
