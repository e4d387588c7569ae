import { solveIncreasing } from './solve.ts'

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI)

/** Which end of a distribution a probability is measured from; small upper tails keep their digits. */
export type Tail = 'lower' | 'upper'

/** Both tail probabilities at one point; they add to 1. */
export interface Tails {
  readonly lower: number
  readonly upper: number
}

/** Asymptotic remainder of Stirling's formula (Abramowitz and Stegun 6.1.41); full precision from 16 up. */
function stirlingSeries(x: number): number {
  const s = 1 / (x * x)
  return (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / x
}

/** Natural logarithm of the gamma function for x > 0. */
export function logGamma(x: number): number {
  let product = 1
  let shifted = x
  for (; shifted < 16; shifted += 1) product *= shifted
  return (
    (shifted - 0.5) * Math.log(shifted) -
    shifted +
    HALF_LOG_TWO_PI +
    stirlingSeries(shifted) -
    Math.log(product)
  )
}

/** log Γ(x+1) less Stirling's leading terms, x > 0. */
export function stirlingError(x: number): number {
  if (x >= 16) return stirlingSeries(x)
  return logGamma(x + 1) - (x + 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI
}

/**
 * x·log(x/m) + m − x without the cancellation that ruins the plain formula where x is near m
 * (Loader 2000, "Fast and accurate computation of binomial probabilities").
 */
export function devianceTerm(x: number, m: number): number {
  const v = (x - m) / (x + m)
  if (Math.abs(v) >= 0.1) return x * Math.log(x / m) + m - x
  let sum = (x - m) * v
  let power = 2 * x * v
  for (let odd = 3; odd < 60; odd += 2) {
    power *= v * v
    const next = sum + power / odd
    if (next === sum) return next
    sum = next
  }
  return sum
}

/** Log of mean^x e^(−mean) / Γ(x+1): the Poisson probability of x, also for x between whole numbers. */
export function poissonLogMass(x: number, mean: number): number {
  if (mean === 0) return x === 0 ? 0 : -Infinity
  if (x === 0) return -mean
  return -stirlingError(x) - devianceTerm(x, mean) - HALF_LOG_TWO_PI - 0.5 * Math.log(x)
}

/** Regularised incomplete gamma functions P (lower) and Q (upper) of shape a at x. */
export function incompleteGamma(a: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  const mass = Math.exp(poissonLogMass(a, x))
  if (x < a + 1) {
    const lower = Math.min(1, mass * risingSeries(a, x))
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, mass * a * continuedFraction(a, x))
  return { lower: 1 - upper, upper }
}

function risingSeries(a: number, x: number): number {
  let term = 1
  let sum = 1
  for (let n = 1; term > sum * 1e-17; n += 1) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** Legendre's continued fraction by the modified Lentz method. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a
  let c = Infinity
  let d = 1 / b
  let value = d
  for (let n = 1; n < 1e6; n += 1) {
    const numerator = -n * (n - a)
    b += 2
    d = 1 / (numerator * d + b)
    c = b + numerator / c
    const factor = c * d
    value *= factor
    if (Math.abs(factor - 1) < 1e-16) break
  }
  return value
}

/** The x at which the gamma distribution of shape a and scale 1 has probability p in the given tail. */
export function gammaQuantile(a: number, p: number, tail: Tail = 'lower'): number {
  if (p <= 0) return tail === 'lower' ? 0 : Infinity
  if (p >= 1) return tail === 'lower' ? Infinity : 0
  const target = Math.log(p)
  const evaluate = (x: number) => {
    const share = incompleteGamma(a, x)[tail]
    const density = (Math.exp(poissonLogMass(a, x)) * a) / x
    const distance = Math.log(share) - target
    return { value: tail === 'lower' ? distance : -distance, slope: density / share }
  }
  let high = a + 1
  while (evaluate(high).value < 0) high *= 2
  return solveIncreasing(evaluate, 0, high, Math.min(a, high / 2))
}
