import { betaQuantile } from './beta.ts'
import { gammaQuantile, incompleteGamma } from './gamma.ts'

/** Standard normal quantile: z with P(Z ≤ z) = p. */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN
  if (p === 0.5) return 0
  const size = Math.sqrt(2 * gammaQuantile(0.5, 2 * Math.min(p, 1 - p), 'upper'))
  return p < 0.5 ? -size : size
}

/** Two-sided p-value of a standard normal z. */
export function normalTwoSided(z: number): number {
  return incompleteGamma(0.5, (z * z) / 2).upper
}

/** Student's t value that leaves (1 − level)/2 in each tail. */
export function studentCritical(level: number, degrees: number): number {
  const x = betaQuantile(degrees / 2, 0.5, 1 - level)
  return Math.sqrt(degrees * (1 / x - 1))
}
