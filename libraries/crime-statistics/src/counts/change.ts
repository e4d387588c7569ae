import { requireCount } from '../checks.ts'
import { eTest } from './e-test.ts'
import type { LevelOptions } from './poisson.ts'
import { rateRatio, type RateRatio } from './rate-ratio.ts'

/** Events counted over an exposure: days, years or people, the same unit on both sides of a comparison. */
export interface Counted {
  readonly count: number
  readonly exposure: number
}

export type ChangeVerdict = 'clearly-lower' | 'clearly-higher' | 'no-clear-change'

export interface Change extends Omit<RateRatio, 'p'> {
  readonly now: Counted
  readonly before: Counted
  /** Rules by the interval alone, so that what is said never contradicts the range shown beside it. */
  readonly verdict: ChangeVerdict
  /** Two-sided p of the E-test; a little more powerful than the interval. */
  readonly eTestP: number
}

/**
 * Change of a rate between two periods or places, such as this year to date against last year to the same day.
 * Counts are taken as Poisson: victims of one incident are not independent, so a change in victims is surer
 * than it looks here only if incidents moved with them.
 */
export function changeBetween(now: Counted, before: Counted, options: LevelOptions = {}): Change {
  const { ratio, low, high, level, method } = rateRatio(
    now.count,
    now.exposure,
    before.count,
    before.exposure,
    options,
  )
  const verdict = low > 1 ? 'clearly-higher' : high !== null && high < 1 ? 'clearly-lower' : 'no-clear-change'
  const eTestP = eTest(now.count, now.exposure, before.count, before.exposure).p
  return { now, before, ratio, low, high, level, method, verdict, eTestP }
}

/**
 * One period against the average of earlier periods of the same length, such as this year against the yearly
 * average of the previous two. The earlier counts are pooled, so their own uncertainty is part of the interval.
 */
export function changeFromAverage(
  count: number,
  previous: readonly number[],
  options: LevelOptions = {},
): Change {
  if (previous.length === 0)
    throw new RangeError('previous must hold the count of at least one earlier period.')
  for (const earlier of previous) requireCount(earlier, 'previous')
  const total = previous.reduce((sum, earlier) => sum + earlier, 0)
  return changeBetween({ count, exposure: 1 }, { count: total, exposure: previous.length }, options)
}

export interface RollingOptions extends LevelOptions {
  /** How many periods back the window is compared with: the window's own length unless given. */
  readonly lag?: number
}

export interface RollingChange extends Change {
  /** Position in `counts` of the last period of the window. */
  readonly index: number
}

/** Every window of consecutive periods against the window `lag` periods earlier, such as 12 months on 12 months. */
export function rollingChange(
  counts: readonly number[],
  window: number,
  options: RollingOptions = {},
): RollingChange[] {
  const { lag = window, level = 0.95 } = options
  requireCount(window, 'window')
  requireCount(lag, 'lag')
  if (window === 0 || lag < window) {
    throw new RangeError(
      `window must be 1 or more and lag at least window, but they are ${window} and ${lag}.`,
    )
  }
  const sums = [0]
  for (const count of counts) {
    requireCount(count, 'counts')
    sums.push(sums.at(-1)! + count)
  }
  const ending = (end: number) => ({ count: sums[end + 1]! - sums[end + 1 - window]!, exposure: window })
  const changes: RollingChange[] = []
  for (let index = lag + window - 1; index < counts.length; index += 1) {
    changes.push({ index, ...changeBetween(ending(index), ending(index - lag), { level }) })
  }
  return changes
}
