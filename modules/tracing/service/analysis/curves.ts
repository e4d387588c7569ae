import { kaplanMeier, proportionInterval, survivalBounds, type TimeSpan } from '@throughline/crime-statistics'
import type { Analysis, Curve } from '../../contract/index.ts'
import type { GunGroup } from '../../store/analysis.ts'

/** Guns whose time is a question: those that were never sold at retail have none. */
export const isAsked = ({ answer }: GunGroup): boolean => answer !== 'no-sale'

const MONTH = 365.25 / 12
/** Twenty years by months: where the axis of the curves ends. */
const GRID = Array.from({ length: 241 }, (_, month) => Math.round(month * MONTH))

/** What is known of the time of each gun, as a span; known times are spans of one day. */
const spansOf = (guns: readonly GunGroup[]): TimeSpan[] =>
  guns
    .filter(isAsked)
    .map(({ days, least, most, count }) =>
      days === null ? { from: least ?? 0, to: most, count } : { from: days, to: days, count },
    )

const knownOf = (guns: readonly GunGroup[]) =>
  guns.flatMap(({ days, count }) => (days === null ? [] : [{ time: days, count }]))

/**
 * Share of guns with a longer time from sale to recovery, at the end of each month for twenty years. All guns here were
 * recovered, so none is censored: the curve is of known times, and the bounds hold it whatever the unknown ones are.
 */
export function curveOf(key: string, guns: readonly GunGroup[]): Curve {
  const known = knownOf(guns)
  const { n, steps, median } = kaplanMeier(known)
  const asked = guns.filter(isAsked).reduce((sum, { count }) => sum + count, 0)
  const bounds = survivalBounds(spansOf(guns), GRID)
  let at = -1
  const points = bounds.map(({ time, low: least, high: most }) => {
    while (at + 1 < steps.length && steps[at + 1]!.time <= time) at++
    const step = steps[at]
    return {
      days: time,
      share: step?.survival ?? 1,
      low: step ? step.low : 1,
      high: step ? step.high : 1,
      least,
      most,
    }
  })
  return { key, known: n, unknown: asked - n, median, points: n === 0 ? [] : points }
}

/** Guns recovered within fewer days than `limit`, of those with a known time. */
export function shareUnder(guns: readonly GunGroup[], limit: number): Analysis['underOneYear'] {
  const known = knownOf(guns)
  const of = known.reduce((sum, { count }) => sum + count, 0)
  const count = known.reduce((sum, one) => (one.time < limit ? sum + one.count : sum), 0)
  const { proportion, low, high } = proportionInterval(count, of)
  const [bound] = survivalBounds(spansOf(guns), [limit - 1])
  const share =
    proportion === null ? { value: null, low: null, high: null } : { value: proportion, low, high }
  return { count, of, share, least: 1 - bound!.high, most: 1 - bound!.low }
}

/** The middle of known times; null where there is none. */
export const medianDays = (guns: readonly GunGroup[]): number | null =>
  kaplanMeier(knownOf(guns)).median.value

export function meanDays(guns: readonly GunGroup[]): number | null {
  const known = knownOf(guns)
  const n = known.reduce((sum, { count }) => sum + count, 0)
  return n === 0 ? null : known.reduce((sum, { time, count }) => sum + time * count, 0) / n
}
