import type { Minute } from './types.ts'

/** First day of every life: a Monday. */
export const BEGINS = '2021-11-01'
export const DAY: Minute = 1440
export const YEAR_DAYS = 365.25

/** Days from 1900-01-01 to the first day, for dates of birth. */
export const BEGINS_SINCE_1900 = 44_499

export const dayOf = (at: Minute): number => Math.floor(at / DAY)
/** From Monday. */
export const weekdayOf = (day: number): number => ((day % 7) + 7) % 7

const BEGINS_SINCE_1970 = Date.UTC(2021, 10, 1) / 86_400_000

/** Month (from 0) and day of the month of a day of the life. */
export function dateOf(day: number): { year: number; month: number; date: number } {
  const date = new Date((BEGINS_SINCE_1970 + day) * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate() }
}
