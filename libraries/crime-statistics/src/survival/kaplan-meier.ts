import { requireCount, requireLevel } from '../checks.ts'
import type { LevelOptions } from '../counts/poisson.ts'
import { normalQuantile } from '../special/normal.ts'

/** How long something lasted, or at least lasted. */
export interface Duration {
  /** In any unit, 0 or more. */
  readonly time: number
  /** false where it had not ended when it was last looked at (right-censored); true unless said. */
  readonly ended?: boolean
  /** How many lasted so; 1 unless said. */
  readonly count?: number
}

export interface SurvivalStep {
  readonly time: number
  readonly atRisk: number
  readonly ended: number
  /** Share that lasted longer than `time`. */
  readonly survival: number
  /** Greenwood's standard error of it. */
  readonly error: number
  /** null where the band is not defined: once none is left. */
  readonly low: number | null
  readonly high: number | null
}

export interface SurvivalCurve {
  readonly n: number
  /** One step for each time at which something ended, rising. */
  readonly steps: readonly SurvivalStep[]
  /** Time by which half had ended, with its interval; null where the curve, or its band, does not come so low. */
  readonly median: {
    readonly value: number | null
    readonly low: number | null
    readonly high: number | null
  }
  readonly level: number
  readonly method: 'kaplan-meier-greenwood-log-log'
}

/**
 * Share that lasts longer than a time (Kaplan and Meier 1958), with Greenwood's variance (1926), a pointwise band on the
 * scale of log(−log S) (Kalbfleisch and Prentice 1980), and the interval of the median that this band gives (Brookmeyer
 * and Crowley 1982).
 * @throws RangeError for a time below 0, a count that is none, or a level that is no share
 */
export function kaplanMeier(
  durations: readonly Duration[],
  { level = 0.95 }: LevelOptions = {},
): SurvivalCurve {
  requireLevel(level)
  const z = normalQuantile(1 - (1 - level) / 2)
  const times = tally(durations)
  const n = times.reduce((sum, { ended, censored }) => sum + ended + censored, 0)
  const steps: SurvivalStep[] = []
  let [atRisk, survival, sum] = [n, 1, 0]
  for (const { time, ended, censored } of times) {
    if (ended > 0) {
      survival *= (atRisk - ended) / atRisk
      sum += ended / (atRisk * (atRisk - ended))
      steps.push({ time, atRisk, ended, survival, ...uncertainty(survival, sum, z) })
    }
    atRisk -= ended + censored
  }
  return { n, steps, median: medianOf(steps), level, method: 'kaplan-meier-greenwood-log-log' }
}

function tally(durations: readonly Duration[]): { time: number; ended: number; censored: number }[] {
  const byTime = new Map<number, { time: number; ended: number; censored: number }>()
  for (const { time, ended = true, count = 1 } of durations) {
    if (!(time >= 0 && time < Infinity))
      throw new RangeError(`time must be a number of 0 or more, but it is ${time}.`)
    requireCount(count, 'count')
    const at = byTime.get(time) ?? { time, ended: 0, censored: 0 }
    at[ended ? 'ended' : 'censored'] += count
    byTime.set(time, at)
  }
  return [...byTime.values()].sort((a, b) => a.time - b.time)
}

/** `sum` is Greenwood's: of ended ÷ (at risk × left) over all times up to this one. */
function uncertainty(survival: number, sum: number, z: number) {
  if (survival === 0) return { error: 0, low: null, high: null }
  const theta = (z * Math.sqrt(sum)) / Math.log(survival)
  return {
    error: survival * Math.sqrt(sum),
    low: survival ** Math.exp(-theta),
    high: survival ** Math.exp(theta),
  }
}

const HALF = 0.5
/** Shares are products of many; a half is met up to rounding. */
const NEAR = 1e-9

function medianOf(steps: readonly SurvivalStep[]): SurvivalCurve['median'] {
  const at = steps.findIndex(({ survival }) => survival <= HALF + NEAR)
  const met = steps[at]
  const next = steps[at + 1]
  // Where exactly half has ended, any time up to the next end is a median: the middle is taken.
  const value =
    met && next && Math.abs(met.survival - HALF) < NEAR ? (met.time + next.time) / 2 : (met?.time ?? null)
  const low = steps.find((step) => (step.low ?? 0) <= HALF)?.time ?? null
  const high = steps.find((step) => step.high !== null && step.high <= HALF)?.time ?? null
  return { value, low, high }
}

/** What is known of a time: it lies from `from` to `to`, both included; null is open. */
export interface TimeSpan {
  readonly from: number
  readonly to: number | null
  /** How many of which this is known; 1 unless said. */
  readonly count?: number
}

/**
 * The least and the greatest share that can have lasted longer than each time, whatever the times are of which only a
 * span is known (bounds without assumption, after Manski 1989). An interval of ignorance, not of chance: it does not
 * shrink with numbers.
 * @throws RangeError for a span that ends before it begins, or a count that is none
 */
export function survivalBounds(
  spans: readonly TimeSpan[],
  times: readonly number[],
): { time: number; low: number; high: number }[] {
  for (const { from, to, count = 1 } of spans) {
    if (!(from >= 0) || (to !== null && to < from))
      throw new RangeError(`a span must run from 0 or more to its end, but it runs from ${from} to ${to}.`)
    requireCount(count, 'count')
  }
  const n = spans.reduce((sum, { count = 1 }) => sum + count, 0)
  const beyond = (time: number, end: (span: TimeSpan) => number | null) =>
    spans.reduce((sum, span) => {
      const at = end(span)
      return at === null || at > time ? sum + (span.count ?? 1) : sum
    }, 0)
  return times.map((time) => ({
    time,
    low: n === 0 ? 0 : beyond(time, ({ from }) => from) / n,
    high: n === 0 ? 1 : beyond(time, ({ to }) => to) / n,
  }))
}
