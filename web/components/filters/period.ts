import { PartialDate, dayAfter, firstDay } from '#contract'

/** A period between partial dates; a missing end is open. */
export interface Period {
  readonly from?: string
  readonly to?: string
}

const monthNames: Readonly<Record<string, number>> = {
  ...names('jan feb mar apr may jun jul aug sep oct nov dec'),
  ...names('ene feb mar abr may jun jul ago sep oct nov dic'),
}

function names(list: string): Record<string, number> {
  return Object.fromEntries(list.split(' ').map((name, index) => [name, index + 1]))
}

/**
 * Reads what a person types for a period: `2024`, `2024-03`, `Mar 2024`, `7 Sep 2024`, or two of these joined
 * by a dash or "to". Null when it is not a period. All-number days with slashes are refused: 3/4 is read
 * differently on either side of an ocean.
 */
export function readPeriod(text: string): Period | null {
  const clean = text.trim().toLowerCase()
  const years = /^(\d{4})\s*-\s*(\d{4})$/.exec(clean)
  const parts = years ? years.slice(1) : clean.split(/\s*(?:–|—|\.\.|\s(?:-|to|a|hasta)\s)\s*/)
  if (parts.length > 2) return null
  const [from, to = from] = withYears(parts).map((part) => readDate(part))
  return from && to ? { from, to } : null
}

/** `1 Jan – 31 Dec 2024`: a first date without a year has that of the second. */
function withYears([first = '', second]: readonly string[]): string[] {
  const year = second && /\d{4}/.exec(second)?.[0]
  return second === undefined ? [first] : [year && !/\d{4}/.test(first) ? `${first} ${year}` : first, second]
}

function readDate(text: string): string | null {
  const words = text.replaceAll(/[.,]/g, '').split(/\s+/)
  const iso = words.length === 1 ? (words[0] ?? '') : named(words)
  const padded = iso.replaceAll(/-(\d)(?=-|$)/g, '-0$1')
  return PartialDate.safeParse(padded).success ? padded : null
}

function named(words: readonly string[]): string {
  const year = words.find((word) => /^\d{4}$/.test(word))
  const month = words.map((word) => monthNames[word.slice(0, 3)]).find((found) => found !== undefined)
  const day = words.find((word) => /^\d{1,2}$/.test(word))
  if (!year || month === undefined || words.length > (day ? 3 : 2)) return ''
  return `${year}-${String(month).padStart(2, '0')}${day ? `-${day.padStart(2, '0')}` : ''}`
}

/** Whether the end lies before the beginning. */
export function isBackwards({ from, to }: Period): boolean {
  return from !== undefined && to !== undefined && firstDay(from) >= dayAfter(to)
}

/** The last day a period can mean, for a calendar that knows only whole days. */
export function lastDay(to: string): string {
  const after = new Date(`${dayAfter(to)}T00:00:00Z`)
  after.setUTCDate(after.getUTCDate() - 1)
  return after.toISOString().slice(0, 10)
}

/** `1 Jan–31 Dec 2024`: the year once where it is the same, one date where both ends agree. */
export function sayPeriod(from: string, to: string, date: (partial: string) => string): string {
  if (from === to) return date(from)
  const [first, last] = [date(from), date(to)]
  const year = ` ${from.slice(0, 4)}`
  const short = from.slice(0, 4) === to.slice(0, 4) && first.endsWith(year)
  return short ? `${first.slice(0, -year.length)}–${last}` : `${first} – ${last}`
}

/** A day some days before another. */
export function daysBefore(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - days)
  return at.toISOString().slice(0, 10)
}

/** The day after the same day a year earlier, so that the two ends span exactly twelve months. */
export function yearBack(day: string): string {
  return daysBefore(
    `${Number(day.slice(0, 4)) - 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`,
    -1,
  )
}
