import { chancesOf, type Reader } from '../../../demo/index.ts'
import type { Logged } from './reading.ts'

/** How many leads such readers make of such pairs on average, and what then becomes of them. */
export interface Expected {
  /** Pairs that at least one of two readers takes for a link. */
  readonly taken: number
  readonly leads: number
  /** At the examination. */
  readonly confirmed: number
  readonly inconclusive: number
  readonly refuted: number
}

/**
 * The average over all drawings, by the chances that are planted for who read each pair: two readers who both say link
 * make a lead, or one of them with an examiner where they differ. One run draws each reading once, and too seldom for a
 * word about what is rare.
 */
export function expectedOf(pairs: readonly (readonly Logged[])[], examiners: readonly Reader[]): Expected {
  const sums = { taken: 0, leads: 0, confirmed: 0, inconclusive: 0, refuted: 0 }
  for (const [first, second] of pairs) {
    if (!first || !second) continue
    const link = ({ screen }: Reader) => chancesOf(screen, first).link
    const [one, two] = [link(first.reader), link(second.reader)]
    const resolved = average(examiners.map(link))
    const lead = one * two + (one * (1 - two) + two * (1 - one)) * resolved
    sums.taken += 1 - (1 - one) * (1 - two)
    sums.leads += lead
    const seen = examiners.map(({ items }) => chancesOf(items!, { same: first.same, alike: null }))
    sums.confirmed += lead * average(seen.map((one) => one.link))
    sums.inconclusive += lead * average(seen.map((one) => one.neither))
    sums.refuted += lead * average(seen.map((one) => one.none))
  }
  return sums
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
