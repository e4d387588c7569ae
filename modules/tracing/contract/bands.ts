import type { Band } from './trace.ts'

/** ATF's bands in days: a month is the twelfth part of 365.25 days, rounded down at three months and seven. */
const LIMITS: readonly (readonly [Band, number])[] = [
  ['under-3-months', 91],
  ['3-to-7-months', 213],
  ['7-to-12-months', 365],
  ['1-to-2-years', 731],
  ['2-to-3-years', 1096],
]

/** Band of a number of days from the first retail sale to the recovery. */
export const bandOf = (days: number): Band =>
  LIMITS.find(([, limit]) => days < limit)?.[0] ?? '3-years-and-over'

/** First day that belongs to a band, and the first that does not; null at the open end. */
export function limitsOf(band: Band): { from: number; to: number | null } {
  const at = LIMITS.findIndex(([name]) => name === band)
  if (at < 0) return { from: LIMITS.at(-1)![1], to: null }
  return { from: at === 0 ? 0 : LIMITS[at - 1]![1], to: LIMITS[at]![1] }
}
