import { z } from 'zod'

/**
 * A date of which part may be unknown: `2026`, `2026-02` or `2026-02-14`. A day that does not exist is
 * refused; an unknown day is left out, never filled in.
 */
export const PartialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'Write a date as 2026-02-14; if the day is unknown, 2026-02.')
  .refine(isRealDate, {
    error: ({ input }) =>
      `"${String(input)}" is not a date. If the day is unknown, write the year and month, such as 2026-02.`,
  })
export type PartialDate = z.infer<typeof PartialDate>

/** A whole calendar day, `2026-02-14`. */
export const CalendarDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'Write a date as 2026-02-14.')
  .refine(isRealDate, 'That day does not exist. Write a date as 2026-02-14.')
export type CalendarDate = z.infer<typeof CalendarDate>

/** A time of day on a 24-hour clock, `23:40`, local to the place. */
export const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 23:40.')
export type ClockTime = z.infer<typeof ClockTime>

export type DatePrecision = 'year' | 'month' | 'day'

/** How much of a partial date is known. */
export function precisionOf(date: PartialDate): DatePrecision {
  return date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day'
}

/** The first day a partial date can mean: `2026-02` → `2026-02-01`. */
export function firstDay(date: PartialDate): CalendarDate {
  return date.length === 4 ? `${date}-01-01` : date.length === 7 ? `${date}-01` : date
}

/** The day after the last one a partial date can mean; `[firstDay, dayAfter)` is its span. */
export function dayAfter(date: PartialDate): CalendarDate {
  const [year, month, day] = numbers(date)
  if (month === undefined) return iso(year + 1, 1, 1)
  if (day === undefined) return month === 12 ? iso(year + 1, 1, 1) : iso(year, month + 1, 1)
  return day < daysIn(year, month) ? iso(year, month, day + 1) : dayAfter(date.slice(0, 7))
}

/** Cuts a full date back to what is known of it. */
export function withPrecision(date: CalendarDate, precision: DatePrecision): PartialDate {
  return date.slice(0, { year: 4, month: 7, day: 10 }[precision])
}

function isRealDate(text: string): boolean {
  const [year, month, day] = numbers(text)
  if (month !== undefined && (month < 1 || month > 12)) return false
  return day === undefined || (day >= 1 && day <= daysIn(year, month ?? 1))
}

function numbers(text: string): [number, number | undefined, number | undefined] {
  const [year, month, day] = text.split('-')
  return [Number(year), month ? Number(month) : undefined, day ? Number(day) : undefined]
}

/** Days in a month of the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

function iso(year: number, month: number, day: number): CalendarDate {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}
