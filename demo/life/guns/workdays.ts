import { DAY, dateOf, dayOf, weekdayOf } from '../calendar.ts'
import type { Minute } from '../types.ts'

const OPENS = 8 * 60
const CLOSES = 16 * 60 + 30

/** Federal holidays on fixed dates: month from 0, day. */
const FIXED: readonly (readonly [number, number])[] = [
  [0, 1],
  [5, 19],
  [6, 4],
  [10, 11],
  [11, 25],
]
/** Month, weekday from Monday, and which of the month; -1 is the last. */
const MOVING: readonly (readonly [month: number, weekday: number, which: number])[] = [
  [0, 0, 3],
  [1, 0, 3],
  [4, 0, -1],
  [8, 0, 1],
  [9, 0, 2],
  [10, 3, 4],
]

/** Days on which offices and laboratories work: no weekends, no federal holidays (5 U.S.C. 6103). */
export class Workdays {
  readonly #known = new Map<number, boolean>()

  is(day: number): boolean {
    let known = this.#known.get(day)
    if (known === undefined) {
      known = weekdayOf(day) < 5 && !isHoliday(day)
      this.#known.set(day, known)
    }
    return known
  }

  /** The first minute at or after, within working hours. */
  next(at: Minute): Minute {
    let day = dayOf(at)
    const minute = at - day * DAY
    if (this.is(day) && minute < CLOSES) return Math.max(at, day * DAY + OPENS)
    do day++
    while (!this.is(day))
    return day * DAY + OPENS
  }
}

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
function isHoliday(day: number): boolean {
  const weekday = weekdayOf(day)
  const { month, date } = dateOf(day)
  if (MOVING.some(([m, w, which]) => m === month && w === weekday && isNth(day, date, which))) return true
  if (isFixed(day)) return true
  return (weekday === 4 && isFixed(day + 1)) || (weekday === 0 && isFixed(day - 1))
}

const isNth = (day: number, date: number, which: number) =>
  which === -1 ? dateOf(day + 7).month !== dateOf(day).month : Math.ceil(date / 7) === which

function isFixed(day: number): boolean {
  const { month, date } = dateOf(day)
  return FIXED.some(([m, d]) => m === month && d === date)
}
