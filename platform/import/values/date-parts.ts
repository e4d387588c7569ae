import { civilFromDays, clock } from './calendar.ts'
import { fromSerial } from './serial.ts'

/** Which part comes first where all are numbers. */
export type DateOrder = 'mdy' | 'dmy'

/** A date as written, not yet known to exist; `rest` is what follows it, without blanks around. */
export interface DateParts {
  readonly year: number
  readonly yearDigits: number
  readonly month: number | null
  readonly day: number | null
  readonly rest: string
}

const DOT = 46
const DASH = 45
const SLASH = 47

/** Takes a date apart; null when the text has no form of a date. */
export function splitDate(text: string, order?: DateOrder): DateParts | null {
  const first = digitsFrom(text, 0)
  if (first > 0 && first <= 4) {
    const mark = text.charCodeAt(first)
    if (mark === DASH || mark === SLASH || mark === DOT) {
      const second = digitsFrom(text, first + 1)
      const b = second - first - 1
      if (b >= 1 && b <= 2) return ofNumbers(text, first, second, mark, order)
    }
  }
  return first === text.length ? ofDigits(text) : (ofNames(text) ?? ofSerial(text))
}

function ofNumbers(
  text: string,
  first: number,
  second: number,
  mark: number,
  order?: DateOrder,
): DateParts | null {
  const a = number(text, 0, first)
  const b = number(text, first + 1, second)
  if (text.charCodeAt(second) !== mark) {
    // `2026-02`, but not `12.5`.
    const month = first === 4 && mark !== DOT && second === text.length
    return month ? { year: a, yearDigits: 4, month: b, day: null, rest: '' } : null
  }
  const third = digitsFrom(text, second + 1)
  const digits = third - second - 1
  const c = number(text, second + 1, third)
  const rest = restAfter(text, third)
  if (first === 4)
    return digits === 1 || digits === 2 ? { year: a, yearDigits: 4, month: b, day: c, rest } : null
  if (first > 2 || (digits !== 2 && digits !== 4)) return null
  const dayFirst = order === undefined ? mark === DOT : order === 'dmy'
  return { year: c, yearDigits: digits, month: dayFirst ? b : a, day: dayFirst ? a : b, rest }
}

/** What follows the date: a time after a `T`, a comma or blanks. */
function restAfter(text: string, from: number): string {
  if (from === text.length) return ''
  const code = text.charCodeAt(from)
  return (code === 84 || code === 44 || code === 116 ? text.slice(from + 1) : text.slice(from)).trim()
}

/** Digits only: `20260214`, a year, a spreadsheet's serial or a Unix time. */
function ofDigits(text: string): DateParts | null {
  const value = Number(text)
  if (text.length === 4) return { year: value, yearDigits: 4, month: null, day: null, rest: '' }
  if (text.length === 8 && (text.startsWith('19') || text.startsWith('20'))) {
    return {
      year: number(text, 0, 4),
      yearDigits: 4,
      month: number(text, 4, 6),
      day: number(text, 6, 8),
      rest: '',
    }
  }
  if (text.length === 5) return ofSerial(text)
  if (text.length === 10) return ofUnix(value)
  return text.length === 12 || text.length === 13 ? ofUnix(value / 1000) : null
}

function ofUnix(seconds: number): DateParts {
  const days = Math.floor(seconds / 86_400)
  const [year, month, day] = civilFromDays(days)
  return { year, yearDigits: 4, month, day, rest: `${clock(Math.floor(seconds - days * 86_400))}Z` }
}

const serial = /^\d{5}(\.\d+)?$/

function ofSerial(text: string): DateParts | null {
  if (!serial.test(text)) return null
  const moment = fromSerial(Number(text))
  if (moment === null || moment.date === null) return null
  const [year, month, day] = moment.date.split('-').map(Number) as [number, number, number]
  return { year, yearDigits: 4, month, day, rest: moment.clock ?? '' }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekday = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i
const nameFirst = /^([a-z]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?,?)?[\s-]+(\d{4}|\d{2})(?!\d|:)/i
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})(?!\d|:)/i

/** Months by name: `Feb 2026`, `February 14, 2026`, `14-Feb-26`. */
function ofNames(text: string): DateParts | null {
  const bare = text.replace(weekday, '')
  const named = nameFirst.exec(bare)
  if (named) return withName(named[1]!, named[2], named[3]!, restAfter(bare, named[0].length))
  const counted = dayFirst.exec(bare)
  return counted ? withName(counted[2]!, counted[1], counted[3]!, restAfter(bare, counted[0].length)) : null
}

function withName(name: string, day: string | undefined, year: string, rest: string): DateParts | null {
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1
  if (month === 0) return null
  return {
    year: Number(year),
    yearDigits: year.length,
    month,
    day: day === undefined ? null : Number(day),
    rest,
  }
}

function digitsFrom(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) break
    at++
  }
  return at
}

function number(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at++) value = value * 10 + text.charCodeAt(at) - 48
  return value
}
