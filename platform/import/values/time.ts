import type { ClockTime } from '#contract'
import { clock, two } from './calendar.ts'
import { isMissing } from './missing.ts'
import { nothing, quote } from './parsed.ts'
import type { CellOptions, Parser } from './parsed.ts'

/** A time of day; `hour` says that the minutes are not known and stand at 00. */
export interface TimeOfDay {
  readonly time: ClockTime
  readonly precision: 'minute' | 'hour'
}

const clockLike = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap])?\.?\s*m?\.?$/i
const hourOnly = /^(\d{1,2})(?:\.0+)?\s*(?:([ap])\.?m\.?)?$/i
const military = /^(\d{1,2})(\d{2})(?:\s*(?:h|hrs|hours))?$/i
const fraction = /^0?\.\d+$/

/** Reads times: `5:35:00`, `0535`, `21.0` (an hour), `12:30 AM`, and a spreadsheet's part of a day. */
export function timeParser(options: CellOptions = {}): Parser<TimeOfDay> {
  const missing = options.missing ?? isMissing
  return (text) => {
    if (missing(text)) return nothing
    const value = timeOf(text.trim())
    return value === null ? { problem: `${quote(text)} is not a time. Write it as 23:40.` } : { value }
  }
}

/** A time of day of text without blanks around it; null when it is none. */
export function timeOf(text: string): TimeOfDay | null {
  const { length } = text
  if (length > 16) return null
  if ((length === 5 || length === 8) && text.charCodeAt(2) === COLON) {
    const quick = ofTwoDigits(text)
    if (quick !== null) return quick
  }
  const full = clockLike.exec(text)
  if (full) {
    // An `m` alone, as in `5:35 m`, says nothing about the half of the day.
    if (full[4] === undefined && /m/i.test(text)) return null
    return Number(full[3] ?? 0) > 59 ? null : compose(Number(full[1]), Number(full[2]), full[4], 'minute')
  }
  if (fraction.test(text)) {
    const minutes = Math.round(Number(text) * 1440)
    return Number(text) === 0
      ? compose(0, 0, undefined, 'hour')
      : minutes === 1440
        ? null
        : { time: clock(minutes * 60), precision: 'minute' }
  }
  const hour = hourOnly.exec(text)
  if (hour) return compose(Number(hour[1]), 0, hour[2], 'hour')
  const digits = military.exec(text)
  return digits ? compose(Number(digits[1]), Number(digits[2]), undefined, 'minute') : null
}

const COLON = 58

/** `05:35` and `05:35:00`, the commonest by far, without a pattern; null leaves the text to the patterns. */
function ofTwoDigits(text: string): TimeOfDay | null {
  const hour = twoDigits(text, 0)
  const minute = twoDigits(text, 3)
  const seconds = text.length === 5 ? 0 : text.charCodeAt(5) === COLON ? twoDigits(text, 6) : -1
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || seconds < 0 || seconds > 59) return null
  return { time: text.slice(0, 5), precision: 'minute' }
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Puts a clock time together; `half` is the a or p of a 12-hour clock. */
function compose(
  hour: number,
  minute: number,
  half: string | undefined,
  precision: TimeOfDay['precision'],
): TimeOfDay | null {
  if (minute > 59) return null
  let of24 = hour
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null
    of24 = (hour % 12) + (half === 'p' || half === 'P' ? 12 : 0)
  }
  return of24 > 23 ? null : { time: `${two(of24)}:${two(minute)}`, precision }
}
