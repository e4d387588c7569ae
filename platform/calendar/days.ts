/** A day of the calendar, as people write it: "2026-10-12". */
export type Day = string

const DAY_MS = 86_400_000

/** Days since 1970-01-01. What is counted with inside; a day has no zone. */
export const numberOf = (day: Day): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)

export const dayOf = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10)

/** 1 is Monday, 7 is Sunday, as ISO 8601 counts. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** 1970-01-01 was a Thursday. */
export const weekdayOf = (number: number): Weekday => (((((number + 3) % 7) + 7) % 7) + 1) as Weekday

export const yearOf = (number: number): number => new Date(number * DAY_MS).getUTCFullYear()

/** The n-th such weekday of a month (1 is January); counted from the end when n is negative. */
export function nthWeekday(year: number, month: number, weekday: Weekday, n: number): number {
  if (n < 0) {
    const last = Date.UTC(year, month, 0) / DAY_MS
    return last - ((weekdayOf(last) - weekday + 7) % 7) + (n + 1) * 7
  }
  const first = Date.UTC(year, month - 1, 1) / DAY_MS
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7
}

/** Whether the text is a day that exists. */
export const isDay = (text: string): text is Day =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(numberOf(text)) && dayOf(numberOf(text)) === text
