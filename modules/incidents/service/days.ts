import { dayAfter, daysIn, type CalendarDate } from '#contract'
import { addDays, type Span } from '../store/spans.ts'

/** The same day of another year; 29 February becomes the 28th where that year has none. */
export function addYears(day: CalendarDate, years: number): CalendarDate {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = daysIn(year + years, month)
  return `${String(year + years).padStart(4, '0')}-${day.slice(5, 7)}-${String(Math.min(date, last)).padStart(2, '0')}`
}

/** A span of inclusive days, as contracts state it. */
export const throughDay = (from: CalendarDate, to: CalendarDate): Span => ({ from, until: dayAfter(to) })

/** The last day inside a span. */
export const lastDayOf = ({ until }: Span): CalendarDate => addDays(until, -1)

/** January of the year to a day, and the same days of the year before. */
export function yearToDate(day: CalendarDate): [now: Span, before: Span] {
  const start = `${day.slice(0, 4)}-01-01`
  return [throughDay(start, day), throughDay(addYears(start, -1), addYears(day, -1))]
}

/** The twelve months that end on a day, and the twelve before them. */
export function rollingYear(day: CalendarDate): [now: Span, before: Span] {
  const until = dayAfter(day)
  return [
    { from: addYears(until, -1), until },
    { from: addYears(until, -2), until: addYears(until, -1) },
  ]
}

/** The 28 days that end on a day, and the same days a year before: whole weeks, same season. */
export function last28Days(day: CalendarDate): [now: Span, before: Span] {
  const until = dayAfter(day)
  // 364 days back keeps the weekdays aligned.
  const earlier = addDays(until, -364)
  return [
    { from: addDays(until, -28), until },
    { from: addDays(earlier, -28), until: earlier },
  ]
}

/** First days of the months a span touches. */
export function monthsOf({ from, until }: Span): CalendarDate[] {
  const months: CalendarDate[] = []
  for (let month = `${from.slice(0, 7)}-01`; month < until; month = dayAfter(month.slice(0, 7)))
    months.push(month)
  return months
}
