import { Chance } from '../chance/index.ts'
import type { Rates, Reader } from './readers.ts'

export type Said = 'link' | 'none' | 'neither'

/** What lies before a reader. */
export interface ReadPair {
  /** Whether one gun is behind both. */
  readonly same: boolean
  /** Share of the compared cells that agree, 0 to 1; null where the reader sees no cells. */
  readonly alike: number | null
}

/** Shares of cells at which the planted rates hold: half of a pair of one gun, an eighth of one of two. */
const MIDDLING = { same: 0.5, different: 0.125 }
/** By how much the odds of an error grow, as a power of e, from no cell to all of them. */
const SLOPE = 4

/**
 * The chances of what a reader says. Whoever looks at a pair of one gun that has little in common errs more often, and
 * so does whoever looks at two guns with much in common; as both readers of a pair look at the same cells, they err
 * together more often than by chance.
 */
export function chancesOf(rates: Rates, { same, alike }: ReadPair): Record<Said, number> {
  const harder = alike === null ? 0 : same ? MIDDLING.same - alike : alike - MIDDLING.different
  const factor = Math.exp(SLOPE * harder)
  const wrong = byOdds(same ? rates.missed : rates.falseLinks, factor)
  const neither = (1 - wrong) * byOdds(rates.inconclusive, factor)
  const right = 1 - wrong - neither
  return same ? { link: right, none: wrong, neither } : { link: wrong, none: right, neither }
}

const byOdds = (rate: number, factor: number): number => (rate * factor) / (1 - rate + rate * factor)

/** What a reader says of a pair on the screen; the same for the same seed and names, whoever reads first. */
export const readOnScreen = (
  seed: string,
  { reader, screen }: Reader,
  names: PairNames,
  pair: ReadPair,
): Said => drawn(streamOf(seed, 'screen', reader, names), chancesOf(screen, pair))

/**
 * What an examiner finds on the items.
 * @throws RangeError for whoever does not examine items
 */
export function readOnItems(seed: string, { reader, items }: Reader, names: PairNames, same: boolean): Said {
  if (!items) throw new RangeError(`${reader} does not examine items.`)
  return drawn(streamOf(seed, 'items', reader, names), chancesOf(items, { same, alike: null }))
}

/** Days until a reader has come to a pair that waits. */
export const daysUntilRead = (seed: string, { reader, days }: Reader, names: PairNames): number =>
  -days * Math.log(1 - streamOf(seed, 'days', reader, names).unit())

/** Numbers of the two exhibits, in any order. */
export type PairNames = readonly [string, string]

const streamOf = (seed: string, what: string, reader: string, names: PairNames): Chance =>
  new Chance(`${seed}/${what}/${reader}/${names.toSorted().join('/')}`)

function drawn(chance: Chance, chances: Record<Said, number>): Said {
  const at = chance.unit()
  if (at < chances.link) return 'link'
  return at < chances.link + chances.none ? 'none' : 'neither'
}
