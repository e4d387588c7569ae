import { requireCount, requireLevel, requirePositive } from '../checks.ts'
import { gammaQuantile } from '../special/gamma.ts'

/** A range and how it was made. `level` is a share: 0.95. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly level: number
  readonly method: string
}

export interface LevelOptions {
  /** Confidence level, 0.95 unless given. */
  readonly level?: number
}

export interface PoissonInterval extends Interval {
  readonly count: number
}

/** Exact interval of a Poisson mean from one observed count (Garwood 1936). */
export function poissonInterval(count: number, { level = 0.95 }: LevelOptions = {}): PoissonInterval {
  requireCount(count, 'count')
  requireLevel(level)
  const tail = (1 - level) / 2
  return {
    count,
    low: count === 0 ? 0 : gammaQuantile(count, tail),
    high: gammaQuantile(count + 1, tail, 'upper'),
    level,
    method: 'poisson-exact-garwood',
  }
}

export interface RateOptions extends LevelOptions {
  /** Population the rate is stated for, 100,000 unless given. */
  readonly per?: number
  /** Counts up to this make an unsteady rate: 20, the usual rule of vital statistics. */
  readonly unsteadyUpTo?: number
  /** Counts below this are too few for a rate to be shown alone: 5 unless given. */
  readonly tooFewBelow?: number
}

export interface Rate extends Interval {
  readonly rate: number
  readonly per: number
  readonly count: number
  readonly population: number
  /** A few more or fewer events would change the rate a great deal. */
  readonly unsteady: boolean
  /** Show the count, not the rate. */
  readonly tooFew: boolean
}

/** Rate of events in a population with its exact Poisson interval; the population is taken as known. */
export function ratePer(count: number, population: number, options: RateOptions = {}): Rate {
  const { per = 100_000, level = 0.95, unsteadyUpTo = 20, tooFewBelow = 5 } = options
  requirePositive(population, 'population')
  requirePositive(per, 'per')
  const interval = poissonInterval(count, { level })
  const scale = per / population
  return {
    rate: count * scale,
    low: interval.low * scale,
    high: interval.high * scale,
    level,
    method: interval.method,
    per,
    count,
    population,
    unsteady: count <= unsteadyUpTo,
    tooFew: count < tooFewBelow,
  }
}
