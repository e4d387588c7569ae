import { daysIn } from '#contract'
import type { CalendarDate, ClockTime, PartialDate } from '#contract'
import { isoDate } from './calendar.ts'
import { splitDate } from './date-parts.ts'
import type { DateOrder, DateParts } from './date-parts.ts'
import { isMissing } from './missing.ts'
import { nothing, quote } from './parsed.ts'
import type { CellOptions, Parser } from './parsed.ts'
import { timeOf } from './time.ts'

/** A date as far as it is known, with the time of day when the cell held one. */
export interface Moment {
  readonly date: PartialDate
  readonly time: ClockTime | null
  /** Minutes east of UTC when the cell said so; the date and time are then of that clock. */
  readonly offset: number | null
}

export interface DateOptions extends CellOptions {
  /** Later dates are a problem; two-digit years are read as the last such year before it. */
  readonly latest: CalendarDate
  readonly earliest?: CalendarDate
  /** Which part comes first in `02/03/2026`; see `guessDateOrder`. Month first when absent, day first between dots. */
  readonly order?: DateOrder
}

/** Reads dates: ISO, with slashes, dots or month names, with a time, spreadsheet serials and Unix times. */
export function dateParser(options: DateOptions): Parser<Moment> {
  const { missing = isMissing, latest, earliest = '1900-01-01', order } = options
  return (text) => {
    if (missing(text)) return nothing
    const parts = splitDate(text.trim(), order)
    if (parts === null) return { problem: `${quote(text)} is not a date. Write it as 2026-02-14.` }
    const date = dateOf(parts, latest)
    if (date === null)
      return { problem: `${quote(text)} is not a date. If the day is unknown, write ${known(parts, latest)}` }
    if (date > latest) return { problem: `${quote(text)} lies after ${latest}.` }
    if (date < earliest && date < earliest.slice(0, date.length))
      return { problem: `${quote(text)} lies before ${earliest}.` }
    if (parts.rest === '') return { value: { date, time: null, offset: null } }
    const time = timeAfter(parts.rest)
    return time === null
      ? { problem: `${quote(text)} ends in no time. Write it as ${date} 23:40.` }
      : { value: { date, ...time } }
  }
}

function dateOf({ year, yearDigits, month, day }: DateParts, latest: CalendarDate): PartialDate | null {
  if (month === null) return String(year).padStart(4, '0')
  if (month < 1 || month > 12 || day === 0) return null
  const full = yearDigits > 2 ? year : recent(year, month, day, latest)
  if (day === null) return isoDate(full, month, 1).slice(0, 7)
  return day > daysIn(full, month) ? null : isoDate(full, month, day)
}

/** The last year with these two digits in which the day is not after the latest allowed. */
function recent(two: number, month: number, day: number | null, latest: CalendarDate): number {
  const year = Number(latest.slice(0, 2)) * 100 + two
  return isoDate(year, month, day ?? 1) > latest ? year - 100 : year
}

function known({ year, yearDigits, month, day }: DateParts, latest: CalendarDate): string {
  const full = yearDigits > 2 ? year : recent(year, 1, 1, latest)
  const plausible = [month, day].find((part) => part !== null && part >= 1 && part <= 12)
  return plausible ? isoDate(full, plausible, 1).slice(0, 7) : String(full)
}

const zone = /\s{0,9}(Z|UTC|[+-]\d{2}:?(?:\d{2})?)$/i

function timeAfter(rest: string): { time: ClockTime | null; offset: number | null } | null {
  const found = rest.length > 5 ? zone.exec(rest) : null
  const clock = found ? rest.slice(0, found.index) : rest
  const time = timeOf(clock)
  return time === null ? null : { time: time.time, offset: found ? minutesOf(found[1]!) : null }
}

function minutesOf(mark: string): number {
  if (/^[zu]/i.test(mark)) return 0
  const digits = mark.replace(':', '')
  const minutes = Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3) || 0)
  return mark.startsWith('-') ? -minutes : minutes
}
