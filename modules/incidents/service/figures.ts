import {
  eTest,
  poissonInterval,
  proportionInterval,
  rateRatio,
  type Counted,
} from '@throughline/crime-statistics'
import type { Estimate } from '#contract'
import type { Change, CountUnit, IncidentFilter, Share } from '../contract/index.ts'
import type { SetFilter } from '../store/filter.ts'
import type { Tallied } from '../store/tally.ts'

/**
 * Figures count shootings: someone was hit, under the definition. Shots fired and excluded incidents are
 * counted only where a filter asks for them by name.
 */
export function countingShootings<F extends SetFilter | IncidentFilter>(filter: F): F {
  return filter.class ? filter : { ...filter, class: ['fatal', 'nonfatal'] }
}

export interface Sums {
  readonly all: number
  readonly fatal: number
  readonly nonfatal: number
}

/** All, fatal and non-fatal in the unit asked for. */
export function sumsOf(rows: readonly Tallied[], unit: CountUnit): Sums {
  const sums = { all: 0, fatal: 0, nonfatal: 0 }
  for (const { class: name, incidents, killed, wounded } of rows) {
    sums.all += unit === 'victims' ? killed + wounded : incidents
    sums.fatal += unit === 'victims' ? killed : name === 'fatal' ? incidents : 0
    sums.nonfatal += unit === 'victims' ? wounded : name === 'nonfatal' ? incidents : 0
  }
  return sums
}

/** Under this many on both sides a comparison says nothing. */
const TOO_FEW = 5

export const NO_ESTIMATE: Estimate = { value: null, low: null, high: null }

/** Beyond this many events the E-test and the exact conditional test agree to every digit anyone reads. */
const MANY = 10_000

/** A comparison of two counts; without a ratio where the earlier days are not in the data. */
export function changeOf(now: Counted, before: Counted, known = true): Change {
  const counts = { now: now.count, before: before.count }
  if (!known) return { ...counts, ratio: NO_ESTIMATE, verdict: 'too-few', p: null }
  const { ratio, low, high, p } = rateRatio(now.count, now.exposure, before.count, before.exposure)
  const many = now.count + before.count > MANY
  return {
    ...counts,
    ratio: { value: ratio, low, high },
    verdict: verdictOf(now.count < TOO_FEW && before.count < TOO_FEW, low, high),
    p: many ? p : eTest(now.count, now.exposure, before.count, before.exposure).p,
  }
}

/** Rules by the interval alone, so that the word never contradicts the range shown beside it. */
function verdictOf(few: boolean, low: number, high: number | null): Change['verdict'] {
  if (few) return 'too-few'
  if (low > 1) return 'clearly-higher'
  return high !== null && high < 1 ? 'clearly-lower' : 'no-clear-change'
}

/** A share with Wilson's interval; nulls where there is nothing to take a share of. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, estimate: NO_ESTIMATE }
  const { proportion, low, high } = proportionInterval(count, of)
  return { count, of, estimate: { value: proportion, low, high } }
}

const PER = 100_000
const DAYS_IN_YEAR = 365.25

/** Events a year per 100,000 residents, with the exact Poisson interval. */
export function yearlyRate(count: number, population: number | null, days: number): Estimate {
  if (!population || days <= 0) return NO_ESTIMATE
  // A calendar year is one year, whether it has a leap day or not.
  const years = days === 365 || days === 366 ? 1 : days / DAYS_IN_YEAR
  const { low, high } = poissonInterval(count)
  const scale = PER / (population * years)
  return { value: count * scale, low: low * scale, high: high * scale }
}
