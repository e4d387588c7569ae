import { sharedAtLeast } from '@throughline/crime-statistics'
import { groupBy, numberKey, type Facts, type Found, type Parameters, type Reading } from '../facts.ts'
import { about, chance, counted, span } from '../words.ts'
import { episodesOf, type Episode } from './multiple-sale.ts'

/** Dealers with multiple sales, seen in traces, that stand in no report. Each is a fact to be checked, not a test. */
export function unreportedSales(facts: Facts, { sales = 1, missing = 0.05 }: Parameters): Reading {
  const covered = coveredBy(facts)
  const reported = reportedTest(facts)
  return {
    tested: covered.length,
    falseAlarms: covered.length * missing,
    found: [...groupBy(covered, ({ dealer }) => dealer)].flatMap(([id, all]) => {
      const unreported = all.filter((one) => !reported(one))
      return unreported.length >= sales ? [foundOf(facts, { id, all, missing: unreported }, missing)] : []
    }),
  }
}

interface Unreported {
  readonly id: string
  readonly all: readonly Episode[]
  readonly missing: readonly Episode[]
}

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

function foundOf({ dealers }: Facts, one: Unreported, share: number): Found {
  const name = dealers.get(one.id)?.name ?? `Licence ${one.id}`
  const expected = one.all.length * share
  const probability = sharedAtLeast(one.missing.length, one.all.length, share)
  return {
    key: one.id,
    subject: { kind: 'dealer', id: one.id, name },
    title: `${name}: ${counted(one.missing.length, 'multiple sale')} in no report`,
    sentence: `Traces show ${counted(one.all.length, 'multiple sale')}; ${one.missing.length} ${one.missing.length === 1 ? 'stands' : 'stand'} in none of the reports that were imported, where ${about(expected)} would be missing for other reasons.`,
    explanation: [
      ...one.missing.map(
        ({ guns, purchaser }) =>
          `${counted(guns.length, 'handgun')} to purchaser ${purchaser} ${span(guns.map(({ boughtOn }) => boughtOn))}: no report has one of these numbers, or this purchaser in those days.`,
      ),
      `So many missing by chance, by the share that is set: ${chance(probability)}.`,
    ],
    guns: one.missing.flatMap(({ guns }) =>
      guns.map((gun) => ({ gun, part: 'sold with others, in no report' })),
    ),
    observed: one.missing.length,
    expected,
    probability,
    adjusted: null,
    weight: 2 + 2 * one.missing.length,
  }
}
