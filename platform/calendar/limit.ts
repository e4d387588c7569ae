import type { Calendar } from './calendar.ts'

/**
 * How long something may take. Hours run through nights, weekends and changes of the clocks. Days are counted from the
 * day after the start and end with their last: begun on Thursday the 10th, 3 business days end when Wednesday the 16th
 * begins (27 CFR 478.102).
 */
export type Limit = { businessDays: number } | { days: number } | { hours: number }

/** When something began. Where only the day is known, `at` is any moment of it. */
export interface Start {
  at: Date
  timeKnown: boolean
}

/** The first moment that is too late. Two, where the time of day of the start makes a difference and is not known. */
export interface Due {
  earliest: Date
  latest: Date
}

const HOUR = 3_600_000

/** The first moment at which the limit is over. */
export function dueAt(of: Calendar, start: Date, limit: Limit): Date {
  if ('hours' in limit) return new Date(start.getTime() + limit.hours * HOUR)
  return of.startOf(lastDay(of, of.dayOf(start), limit) + 1)
}

/** The same for a start of which perhaps only the day is known. */
export function due(of: Calendar, start: Start, limit: Limit): Due {
  if (start.timeKnown) {
    const at = dueAt(of, start.at, limit)
    return { earliest: at, latest: at }
  }
  const day = of.dayOf(start.at)
  const last = new Date(of.startOf(day + 1).getTime() - 1)
  return { earliest: dueAt(of, of.startOf(day), limit), latest: dueAt(of, last, limit) }
}

export type Standing = 'in-time' | 'perhaps-late' | 'late'

/** Whether the limit is over at a moment: the act itself, or now while it has not happened. */
export function standing({ earliest, latest }: Due, at: Date): Standing {
  if (at < earliest) return 'in-time'
  return at < latest ? 'perhaps-late' : 'late'
}

/** What has passed, in the limit's own terms: hours with their fraction, or whole days begun after the first. */
export function elapsed(of: Calendar, start: Date, end: Date, limit: Limit): number {
  if ('hours' in limit) return (end.getTime() - start.getTime()) / HOUR
  const [from, to] = [of.dayOf(start), of.dayOf(end)]
  if (to <= from) return 0
  if ('days' in limit) return to - from
  let count = 0
  for (let day = from + 1; day <= to; day++) if (of.works(day)) count++
  return count
}

/**
 * Starts before this moment are late at `now`, all others are not: what a query needs to find the late ones by an
 * index on their start.
 */
export function lateBefore(of: Calendar, now: Date, limit: Limit): Date {
  if ('hours' in limit) return new Date(now.getTime() - limit.hours * HOUR + 1)
  // A start counts as late from the day whose last day lies before today.
  let day = of.dayOf(now) - 1
  while (lastDay(of, day, limit) >= of.dayOf(now)) day--
  return of.startOf(day + 1)
}

/** The last day that still counts, of one that begins on `first`. */
function lastDay(of: Calendar, first: number, limit: { businessDays: number } | { days: number }): number {
  if ('days' in limit) return first + limit.days
  let day = first
  for (let left = limit.businessDays; left > 0;) if (of.works(++day)) left--
  return day
}
