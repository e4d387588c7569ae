import type { Minute } from '../life/types.ts'

const DAY_MS = 86_400_000
const MINUTES_OF_DAY = 1_440
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const TWO = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))
const BORN_FROM = Date.UTC(1900, 0, 1)

/** A day of the civil calendar. */
export interface Day {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  readonly day: number
}

/** Writes minutes of the life as the dates and times that agencies write. */
export class Calendar {
  readonly #begins: number
  readonly #days = new Map<number, Day>()
  /** Last minute of the life, which is when the files were extracted. */
  readonly extracted: Minute

  /** @param begins first day of the life, `YYYY-MM-DD` */
  constructor(begins: string, days: number) {
    this.#begins = Date.parse(`${begins}T00:00:00Z`)
    this.extracted = days * MINUTES_OF_DAY - 1
  }

  day(at: Minute): Day {
    return this.#dayOf(this.#begins + Math.floor(at / MINUTES_OF_DAY) * DAY_MS)
  }

  /** The day of birth of `born`, in days since 1900-01-01. */
  birthday(born: number): Day {
    return this.#dayOf(BORN_FROM + born * DAY_MS)
  }

  /** Whole years from a birth to a minute of the life. */
  age(born: number, at: Minute): number {
    const [then, birth] = [this.day(at), this.birthday(born)]
    const before = then.month < birth.month || (then.month === birth.month && then.day < birth.day)
    return then.year - birth.year - (before ? 1 : 0)
  }

  /** `2022-03-04` */
  iso(at: Minute): string {
    return isoDay(this.day(at))
  }

  /** `23:40` */
  clock(at: Minute): string {
    const minute = minuteOfDay(at)
    return `${TWO[Math.floor(minute / 60)]}:${TWO[minute % 60]}`
  }

  /** `2022-03-04 23:40` */
  isoMinute(at: Minute): string {
    return `${this.iso(at)} ${this.clock(at)}`
  }

  /** Share of the year that has passed, 0 up to, never 1. */
  partOfYear(at: Minute): number {
    const { year } = this.day(at)
    const [first, next] = [Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1)]
    return (this.#begins + at * 60_000 - first) / (next - first)
  }

  #dayOf(ms: number): Day {
    let day = this.#days.get(ms)
    if (!day) {
      const date = new Date(ms)
      day = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
      this.#days.set(ms, day)
    }
    return day
  }
}

export const minuteOfDay = (at: Minute): number => ((at % MINUTES_OF_DAY) + MINUTES_OF_DAY) % MINUTES_OF_DAY

/** `2022-03-04` */
export const isoDay = ({ year, month, day }: Day): string => `${year}-${TWO[month]}-${TWO[day]}`

/** `03/04/2022` */
export const usDay = ({ year, month, day }: Day): string => `${TWO[month]}/${TWO[day]}/${year}`

/** `3/4/22`, as a spreadsheet shows it */
export const sheetDay = ({ year, month, day }: Day): string => `${month}/${day}/${TWO[year % 100]}`

/** `04-MAR-2022` */
export const namedDay = ({ year, month, day }: Day): string => `${TWO[day]}-${MONTHS[month - 1]}-${year}`

/** `20220304`, as messages of the national crime computer write it */
export const compactDay = ({ year, month, day }: Day): string => `${year}${TWO[month]}${TWO[day]}`

/** `11:40:00 PM` */
export function halfDayClock(at: Minute): string {
  const minute = minuteOfDay(at)
  const hour = Math.floor(minute / 60)
  return `${TWO[hour % 12 === 0 ? 12 : hour % 12]}:${TWO[minute % 60]}:00 ${hour < 12 ? 'AM' : 'PM'}`
}
