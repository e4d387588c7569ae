import { requireCount, requireLevel, requirePositive } from '../checks.ts'
import { betaQuantile, incompleteBeta } from '../special/beta.ts'
import type { LevelOptions } from './poisson.ts'

export interface RateRatio {
  /** Rate of A over rate of B; null where B counted nothing. */
  readonly ratio: number | null
  readonly low: number
  /** null where the data set no upper limit (B counted nothing). */
  readonly high: number | null
  /** Exact conditional p of equal rates, two-sided, twice the smaller tail: it agrees with the interval. */
  readonly p: number
  readonly level: number
  readonly method: 'poisson-ratio-exact-conditional'
}

/**
 * Ratio of two Poisson rates. Given the total, the count of A is binomial, so the Clopper–Pearson interval of
 * that share turns into an exact interval of the ratio. Exposures are in any common unit: days, years, people.
 */
export function rateRatio(
  countA: number,
  exposureA: number,
  countB: number,
  exposureB: number,
  { level = 0.95 }: LevelOptions = {},
): RateRatio {
  requireCount(countA, 'countA')
  requireCount(countB, 'countB')
  requirePositive(exposureA, 'exposureA')
  requirePositive(exposureB, 'exposureB')
  requireLevel(level)
  const tail = (1 - level) / 2
  const relative = exposureB / exposureA
  const odds = (share: number) => (share / (1 - share)) * relative
  return {
    ratio: countB === 0 ? null : (countA / countB) * relative,
    low: countA === 0 ? 0 : odds(betaQuantile(countA, countB + 1, tail)),
    high: countB === 0 ? null : odds(betaQuantile(countA + 1, countB, tail, 'upper')),
    p: conditionalP(countA, countB, exposureA / (exposureA + exposureB)),
    level,
    method: 'poisson-ratio-exact-conditional',
  }
}

/** Binomial tails through the incomplete beta function: P(X ≥ a) = I_share(a, b+1), P(X ≤ a) = 1 − I_share(a+1, b). */
function conditionalP(a: number, b: number, share: number): number {
  const atLeast = a === 0 ? 1 : incompleteBeta(a, b + 1, share).lower
  const atMost = b === 0 ? 1 : incompleteBeta(a + 1, b, share).upper
  return Math.min(1, 2 * Math.min(atLeast, atMost))
}
