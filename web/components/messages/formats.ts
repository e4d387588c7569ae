import type { Locale } from './catalogue.ts'
import { dates, lists, numbers } from './intl.ts'

const dayOptions = { day: 'numeric', month: 'short', year: 'numeric' } as const
const clockOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/** Numbers, dates and spans in the words of a language. Moments show in the time zone of the reader. */
export function formatsFor(locale: Locale) {
  return {
    number: (value: number, digits = 0) =>
      numbers(locale, { maximumFractionDigits: digits, minimumFractionDigits: digits }).format(value),
    percent: (share: number, digits = 0) =>
      numbers(locale, {
        style: 'percent',
        maximumFractionDigits: digits,
        minimumFractionDigits: digits,
      }).format(share),
    /** A partial date: `2024-09-07` → 7 Sep 2024, `2024-09` → Sep 2024, `2024` → 2024. */
    date: (partial: string) => partialDate(partial, locale),
    /** An ISO moment as a day, `7 Sep 2024`. */
    day: (iso: string) => dates(locale, dayOptions).format(new Date(iso)),
    /** An ISO moment as a 24-hour clock, `23:40`. */
    clock: (iso: string) => dates(locale, clockOptions).format(new Date(iso)),
    /** An ISO moment, `7 Sep 2024, 23:40`. */
    moment: (iso: string) => dates(locale, { ...dayOptions, ...clockOptions }).format(new Date(iso)),
    /** `Tuesday 17 November`. */
    longDay: (at: Date) =>
      dates(locale, { weekday: 'long', day: 'numeric', month: 'long' })
        .format(at)
        .replace(/^./, upper)
        .replace(',', ''),
    list: (items: readonly string[]) => lists(locale, { type: 'conjunction' }).format(items),
    bytes: (count: number) => bytes(count, locale),
  }
}

export type Formats = ReturnType<typeof formatsFor>

const upper = (letter: string) => letter.toUpperCase()

function partialDate(partial: string, locale: Locale): string {
  const [year = 0, month, day] = partial.split('-').map(Number)
  if (month === undefined) return String(year)
  const at = new Date(Date.UTC(year, month - 1, day ?? 1))
  const options: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric', timeZone: 'UTC' }
  return dates(locale, day === undefined ? options : { ...options, day: 'numeric' }).format(at)
}

function bytes(count: number, locale: Locale): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(count, 1)) / 3))
  return numbers(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(count / 1000 ** step)
}
