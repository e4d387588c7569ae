import { falseDiscovery, poissonAtLeast } from '@throughline/crime-statistics'
import {
  groupBy,
  numberKey,
  soon,
  type Facts,
  type Found,
  type Gun,
  type Parameters,
  type Reading,
} from '../facts.ts'
import { about, chance, counted, soldPart, span, weightOf } from '../words.ts'

const YEAR = 365.25
/** Two guns bought on one day are held against a week of buying. */
const LEAST_DAYS = 7

interface Tested {
  readonly guns: readonly Gun[]
  /** Further guns of a lawful buyer expected to be recovered in the time between the purchases. */
  readonly expected: number
  readonly probability: number
}

/**
 * Purchasers of whose guns more were recovered than of a lawful buyer’s. Of every run of purchases the least likely one
 * counts, times the number of runs looked at (Bonferroni).
 */
export function repeatPurchaser(facts: Facts, parameters: Parameters): Reading {
  const { days = 1_095, q = 0.05 } = parameters
  const stolen = new Set(facts.thefts.flatMap((one) => (one.kind === 'owner' ? (numberKey(one) ?? []) : [])))
  const buyers = groupBy(facts.guns, ({ purchaser }) => (purchaser === null ? null : `${purchaser}`))
  const tested = [...buyers].flatMap(([id, all]) => {
    const guns = all.filter((gun) => gun.boughtOn !== null && soon(gun, days))
    if (guns.length === 0 || all.some((gun) => stolen.has(numberKey(gun) ?? ''))) return []
    return [{ id, ...leastLikely(guns, parameters) }]
  })
  const adjusted = falseDiscovery(tested.map(({ probability }) => probability))
  return {
    tested: tested.length,
    falseAlarms: tested.length === 0 ? 0 : q,
    found: tested.flatMap((one, at) =>
      one.guns.length > 1 && adjusted[at]! <= q ? [foundOf(one.id, one, adjusted[at]!, tested.length)] : [],
    ),
  }
}

function leastLikely(guns: readonly Gun[], { yearly = 1, recovered = 0.02 }: Parameters): Tested {
  const sorted = guns.toSorted((one, other) => one.boughtOn! - other.boughtOn!)
  const runs = sorted.flatMap((first, from) =>
    sorted.slice(from + 1).map((last, more): Tested => {
      const between = Math.max(LEAST_DAYS, last.boughtOn! - first.boughtOn!)
      // Before and after: which of the guns is the first is not known beforehand.
      const expected = (yearly * recovered * 2 * between) / YEAR
      return {
        guns: sorted.slice(from, from + more + 2),
        expected,
        probability: poissonAtLeast(more + 1, expected),
      }
    }),
  )
  if (runs.length === 0) return { guns, expected: 0, probability: 1 }
  const best = runs.reduce((one, other) => (other.probability < one.probability ? other : one))
  return { ...best, probability: Math.min(1, best.probability * runs.length) }
}

function foundOf(
  id: string,
  { guns, expected, probability }: Tested,
  adjusted: number,
  tested: number,
): Found {
  const others = guns.filter(({ otherHands }) => otherHands === true).length
  const dealers = new Set(guns.map(({ dealer }) => dealer)).size
  return {
    key: id,
    subject: { kind: 'purchaser', id, name: `Purchaser ${id}` },
    title: `Purchaser ${id}: ${counted(guns.length, 'crime gun')}`,
    sentence: `${counted(guns.length, 'gun')} bought ${span(guns.map(({ boughtOn }) => boughtOn))} and recovered; beside the first, ${about(expected)} expected of a lawful buyer.`,
    explanation: [
      `${counted(guns.length, 'gun')} of one purchaser, from ${counted(dealers, 'dealer')}, ${others} of them recovered from somebody else.`,
      `A lawful buyer, by the numbers set, buys some further guns in that time and few of them are recovered: ${about(expected)} expected. So many by chance: ${chance(probability)} for one purchaser.`,
      `${counted(tested, 'purchaser')} were looked at; adjusted for that: ${chance(adjusted)}.`,
    ],
    guns: guns.map((gun) => ({ gun, part: soldPart(gun) })),
    observed: guns.length,
    expected,
    probability,
    adjusted,
    weight: weightOf(adjusted),
  }
}
