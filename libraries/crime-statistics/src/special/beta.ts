import { devianceTerm, stirlingError, type Tail, type Tails } from './gamma.ts'
import { solveIncreasing } from './solve.ts'

/** Log density of the beta distribution, by the same saddle-point form as the binomial (Loader 2000). */
function betaLogDensity(a: number, b: number, x: number): number {
  const n = a + b
  const binomial =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    devianceTerm(a, n * x) -
    devianceTerm(b, n * (1 - x)) +
    0.5 * Math.log(n / (2 * Math.PI * a * b))
  return binomial + Math.log((a * b) / n) - Math.log(x) - Math.log1p(-x)
}

/** Regularised incomplete beta function I_x(a, b) and its complement. */
export function incompleteBeta(a: number, b: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 }
  if (x >= 1) return { lower: 1, upper: 0 }
  const weight = Math.exp(betaLogDensity(a, b, x)) * x * (1 - x)
  if (x < (a + 1) / (a + b + 2)) {
    const lower = Math.min(1, (weight * continuedFraction(a, b, x)) / a)
    return { lower, upper: 1 - lower }
  }
  const upper = Math.min(1, (weight * continuedFraction(b, a, 1 - x)) / b)
  return { lower: 1 - upper, upper }
}

/** Continued fraction of the incomplete beta function (Abramowitz and Stegun 26.5.8), modified Lentz. */
function continuedFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300
  const away = (v: number) => (Math.abs(v) < tiny ? tiny : v)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 1e6; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    value *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    value *= d * c
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return value
}

/** The x at which the beta distribution has probability p in the given tail. */
export function betaQuantile(a: number, b: number, p: number, tail: Tail = 'lower'): number {
  if (p <= 0) return tail === 'lower' ? 0 : 1
  if (p >= 1) return tail === 'lower' ? 1 : 0
  const target = Math.log(p)
  const evaluate = (x: number) => {
    const share = incompleteBeta(a, b, x)[tail]
    const distance = Math.log(share) - target
    return {
      value: tail === 'lower' ? distance : -distance,
      slope: Math.exp(betaLogDensity(a, b, x)) / share,
    }
  }
  return solveIncreasing(evaluate, 0, 1, a / (a + b))
}
