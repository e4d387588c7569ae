import { requireCount, requirePositive } from '../checks.ts'
import { poissonLogMass } from '../special/gamma.ts'

/**
 * How the difference is standardised: by the variance both rates would have if equal (`pooled`, as in ptools,
 * steadier where exposures differ), or by each rate's own (`separate`, as in SciPy). With equal exposures the
 * two are one.
 */
export type ETestVariance = 'pooled' | 'separate'

export interface ETest {
  /** Two-sided p of equal rates. */
  readonly p: number
  readonly variance: ETestVariance
  readonly method: 'e-test-krishnamoorthy-thomson'
}

/**
 * Two-sided test that two Poisson rates are equal (Krishnamoorthy and Thomson 2004): the probability, at the
 * pooled rate, of a standardised difference at least as large as the one seen. More powerful than the
 * conditional test for small counts. The outcome (0, 0) never speaks against equal rates.
 */
export function eTest(
  countA: number,
  exposureA: number,
  countB: number,
  exposureB: number,
  { variance = 'pooled' }: { readonly variance?: ETestVariance } = {},
): ETest {
  requireCount(countA, 'countA')
  requireCount(countB, 'countB')
  requirePositive(exposureA, 'exposureA')
  requirePositive(exposureB, 'exposureB')
  const method = 'e-test-krishnamoorthy-thomson'
  if (countA === 0 && countB === 0) return { p: 1, variance, method }
  const pooled = (countA + countB) / (exposureA + exposureB)
  const a = poissonWindow(pooled * exposureA)
  const b = poissonWindow(pooled * exposureB)
  const relative = exposureB / exposureA
  const weight = variance === 'pooled' ? 1 : relative ** 2
  const limit = (countA * relative - countB) ** 2 / (countA * weight + countB)
  let p = 0
  for (let x = a.start; x < a.start + a.mass.length; x += 1) {
    p += a.mass[x - a.start]! * rejected(x * relative, x * weight, limit, b)
  }
  return { p: Math.min(1, p), variance, method }
}

interface PoissonWindow {
  readonly start: number
  readonly mass: Float64Array
  /** below[i]: probability of less than start + i; above[i]: of start + i or more. */
  readonly below: Float64Array
  readonly above: Float64Array
}

/** The values of a Poisson variable that carry all its probability but less than 1e-20. */
function poissonWindow(mean: number): PoissonWindow {
  const reach = 10 * Math.sqrt(mean) + 40
  const start = Math.max(0, Math.floor(mean - reach))
  const size = Math.ceil(mean + reach) - start + 1
  const mass = new Float64Array(size)
  const below = new Float64Array(size + 1)
  const above = new Float64Array(size + 1)
  for (let i = 0; i < size; i += 1) {
    mass[i] = Math.exp(poissonLogMass(start + i, mean))
    below[i + 1] = below[i]! + mass[i]!
  }
  for (let i = size - 1; i >= 0; i -= 1) above[i] = above[i + 1]! + mass[i]!
  return { start, mass, below, above }
}

/**
 * Probability that B falls where the squared statistic reaches the limit. The statistic stays below it between
 * the two roots of a quadratic in B, so two tail sums replace one of the two sums of the definition.
 */
function rejected(expected: number, spread: number, limit: number, b: PoissonWindow): number {
  const middle = expected + limit / 2
  const half = Math.sqrt(limit * (expected + limit / 4 + spread))
  // A tie with the observed statistic counts as reaching it, whatever the last bits say.
  const tolerance = 1e-9 * Math.max(1, middle + half)
  const none = expected === 0
  const first = none ? 0 : Math.floor(middle - half + tolerance) + 1
  const last = Math.max(none ? 0 : -1, Math.ceil(middle + half - tolerance) - 1)
  if (first > last) return 1
  const at = (value: number) => Math.min(Math.max(value - b.start, 0), b.mass.length)
  return b.below[at(first)]! + b.above[at(last + 1)]!
}
