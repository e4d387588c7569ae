import { dayAfter, type CalendarDate } from '#contract'

/** Days from `from` up to, but not including, `until`. */
export interface Span {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

/** Before and after every record: a span without ends. */
export const ALWAYS: Span = { from: '0001-01-01', until: '9999-01-01' }

const DAY_MS = 86_400_000

/** A day some days later (or earlier). */
export function addDays(day: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Days in a span. */
export function daysOf({ from, until }: Span): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS)
}

/** A span cut to inclusive days; null when nothing is left. */
export function within(
  span: Span,
  { from, to }: { readonly from?: CalendarDate | undefined; readonly to?: CalendarDate | undefined },
): Span | null {
  const start = from && from > span.from ? from : span.from
  const until = to && dayAfter(to) < span.until ? dayAfter(to) : span.until
  return start < until ? { from: start, until } : null
}

/** The whole months or years inside a span; null when there is none. */
export function wholeIn({ from, until }: Span, unit: 'month' | 'year'): Span | null {
  const [length, rest] = unit === 'month' ? ([7, '-01'] as const) : ([4, '-01-01'] as const)
  const first = from.slice(length) === rest ? from : dayAfter(from.slice(0, length))
  const last = until.slice(0, length) + rest
  return first < last ? { from: first, until: last } : null
}

/** What is left of a span before and after an inner one. */
export function without(span: Span, inner: Span): Span[] {
  return [
    { from: span.from, until: inner.from },
    { from: inner.until, until: span.until },
  ].filter(({ from, until }) => from < until)
}

/** The days spans cover together: apart where they are apart, each day once. */
export function union(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))
  const merged: Span[] = []
  for (const { from, until } of sorted) {
    const last = merged.at(-1)
    if (last && from <= last.until)
      merged[merged.length - 1] = { from: last.from, until: until > last.until ? until : last.until }
    else merged.push({ from, until })
  }
  return merged
}
