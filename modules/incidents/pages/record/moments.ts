import { firstDay } from '#contract'
import type { IncidentContent } from '../../contract/index.ts'

const MINUTE = 60_000
const DAY = 1_440

/** Offset of the place from UTC, `-05:00`, as moments of the record carry it; null when none does. */
export function placeOffset({
  reportedAt,
  alerts,
}: Pick<IncidentContent, 'reportedAt' | 'alerts'>): string | null {
  for (const moment of [reportedAt, ...alerts.map((alert) => alert.alertedAt)]) {
    const offset = /[+-]\d\d:\d\d$/.exec(moment ?? '')?.[0]
    if (offset) return offset
  }
  return null
}

/**
 * Milliseconds of a local day and time. Without an offset on the record the reader's own zone is taken,
 * in which moments are shown anyway.
 */
export function localMs(day: string, time: string | null, offset: string | null): number {
  return Date.parse(`${firstDay(day)}T${time ?? '00:00'}:00${offset ?? ''}`)
}

/** Wall clock of a moment as it was written, local to the place: `2024-09-07T23:38:00-04:00` → day and time. */
export function wallClock(moment: string): { day: string; time: string } {
  return { day: moment.slice(0, 10), time: moment.slice(11, 16) }
}

/** Whole days between two days, however partial: taken from the first day each can mean. */
export function daysBetween(from: string, to: string): number {
  return Math.round((localMs(to, null, 'Z') - localMs(from, null, 'Z')) / (DAY * MINUTE))
}

/** The calendar day of a moment for the reader: `2024-09-07`. */
export function dayOf(ms: number): string {
  const at = new Date(ms)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

export type SpanUnit = 'minutes' | 'hours' | 'days' | 'monthsSpan' | 'years'

/** A span in its handiest unit: minutes to two hours, hours to two days, days to two months, and so on. */
export function spanOf(ms: number): readonly [SpanUnit, number] {
  const minutes = Math.round(Math.abs(ms) / MINUTE)
  if (minutes < 120) return ['minutes', minutes]
  if (minutes < 2 * DAY) return ['hours', Math.round(minutes / 60)]
  const days = Math.round(minutes / DAY)
  if (days < 61) return ['days', days]
  const months = Math.round(days / 30.44)
  return months < 36 ? ['monthsSpan', months] : ['years', Math.round(days / 365.25)]
}
