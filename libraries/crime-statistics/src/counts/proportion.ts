import { requireCount, requireLevel } from '../checks.ts'
import { normalQuantile } from '../special/normal.ts'
import type { Interval, LevelOptions } from './poisson.ts'

export interface Proportion extends Interval {
  /** null where there is nothing to take a share of. */
  readonly proportion: number | null
  readonly part: number
  readonly whole: number
}

/** A share such as lethality (fatal victims of all victims) or clearance, with Wilson's score interval (1927). */
export function proportionInterval(
  part: number,
  whole: number,
  { level = 0.95 }: LevelOptions = {},
): Proportion {
  requireCount(part, 'part')
  requireCount(whole, 'whole')
  requireLevel(level)
  if (part > whole) throw new RangeError(`part (${part}) must not exceed whole (${whole}).`)
  const method = 'wilson-score'
  if (whole === 0) return { proportion: null, part, whole, low: 0, high: 1, level, method }
  const p = part / whole
  const z2 = normalQuantile(1 - (1 - level) / 2) ** 2
  const middle = (part + z2 / 2) / (whole + z2)
  const half = Math.sqrt(z2 * (p * (1 - p) * whole + z2 / 4)) / (whole + z2)
  // At the ends the formula gives 0 and 1 only up to rounding.
  const low = part === 0 ? 0 : middle - half
  const high = part === whole ? 1 : middle + half
  return { proportion: p, part, whole, low, high, level, method }
}
