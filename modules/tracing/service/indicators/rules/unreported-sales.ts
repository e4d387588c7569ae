import { falseDiscovery, sharedAtLeast } from '@throughline/crime-statistics'
import { groupBy, numberKey, type Facts, type Found, type Parameters, type Reading } from '../facts.ts'
import { about, chance, counted, span, weightOf } from '../words.ts'
import { episodesOf, type Episode } from './multiple-sale.ts'

interface Tested {
  readonly id: string
  readonly all: readonly Episode[]
  readonly missing: readonly Episode[]
  readonly share: number
  readonly probability: number
}

/** Dealers with multiple sales, seen in traces, that stand in no report. */
export function unreportedSales(facts: Facts, { q = 0.05, missing = 0.05 }: Parameters): Reading {
  const dealers = [...groupBy(coveredBy(facts), ({ dealer }) => dealer)]
  const reported = reportedTest(facts)
  const counts = dealers.map(([id, all]) => ({ id, all, missing: all.filter((one) => !reported(one)) }))
  const [unreported, of] = [sum(counts, (one) => one.missing.length), sum(counts, (one) => one.all.length)]
  const tests = counts.map((one): Tested => {
    const rest = of - one.all.length
    const others = rest === 0 ? 0 : (unreported - one.missing.length) / rest
    // What others leave out may be of the same kind: no more than four times what is missing for other reasons.
    const share = Math.min(Math.max(missing, others), Math.min(0.5, 4 * missing))
    return { ...one, share, probability: sharedAtLeast(one.missing.length, one.all.length, share) }
  })
  const adjusted = falseDiscovery(tests.map(({ probability }) => probability))
  return {
    tested: tests.length,
    falseAlarms: tests.length === 0 ? 0 : q,
    found: tests.flatMap((one, at) =>
      adjusted[at]! <= q ? [foundOf(facts, one, adjusted[at]!, tests.length)] : [],
    ),
  }
}

const sum = <T>(items: readonly T[], of: (item: T) => number): number =>
  items.reduce((total, item) => total + of(item), 0)

/** Multiple sales of the time from which there are reports. */
function coveredBy(facts: Facts): Episode[] {
  const days = facts.sales.flatMap(({ on }) => on ?? [])
  if (days.length === 0) return []
  const [from, to] = [Math.min(...days), Math.max(...days)]
  return episodesOf(facts, {}).filter(({ guns }) =>
    guns.every(({ boughtOn }) => boughtOn! >= from && boughtOn! <= to),
  )
}

/** Whether a report has one of the guns, or a sale of the same dealer to the same purchaser in the days around it. */
function reportedTest({ sales }: Facts): (episode: Episode) => boolean {
  const numbers = new Set(sales.flatMap((sale) => numberKey(sale) ?? []))
  const buyers = groupBy(sales, ({ purchaser, dealer }) =>
    purchaser === null || dealer === null ? null : `${purchaser} ${dealer}`,
  )
  return ({ guns, purchaser, dealer }) =>
    guns.some((gun) => numbers.has(numberKey(gun) ?? '')) ||
    (buyers.get(`${purchaser} ${dealer}`) ?? []).some(
      ({ on }) => on === null || guns.some(({ boughtOn }) => Math.abs(boughtOn! - on) <= 10),
    )
}

function foundOf({ dealers }: Facts, one: Tested, adjusted: number, tested: number): Found {
  const name = dealers.get(one.id)?.name ?? `Licence ${one.id}`
  const guns = one.missing.flatMap((episode) => episode.guns)
  const expected = one.all.length * one.share
  return {
    key: one.id,
    subject: { kind: 'dealer', id: one.id, name },
    title: `${name}: ${counted(one.missing.length, 'multiple sale')} in no report`,
    sentence: `Traces show ${counted(one.all.length, 'multiple sale')}; ${one.missing.length} stand in none of the reports that were imported, where ${about(expected)} are expected to be missing.`,
    explanation: [
      ...one.missing.map(
        (episode) =>
          `${counted(episode.guns.length, 'handgun')} to purchaser ${episode.purchaser} ${span(episode.guns.map(({ boughtOn }) => boughtOn))}: no report has one of these numbers or this purchaser.`,
      ),
      `So many missing by chance: ${chance(one.probability)} for one dealer; ${counted(tested, 'dealer')} with multiple sales were looked at, adjusted for that: ${chance(adjusted)}.`,
    ],
    guns: guns.map((gun) => ({ gun, part: 'sold with others, in no report' })),
    observed: one.missing.length,
    expected,
    probability: one.probability,
    adjusted,
    weight: weightOf(adjusted),
  }
}
