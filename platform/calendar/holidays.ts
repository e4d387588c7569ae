import { dayOf, nthWeekday, numberOf, weekdayOf, type Day, type Weekday } from './days.ts'

export interface Holiday {
  name: string
  /** The day that the law names. */
  day: Day
  /** The day on which offices are closed for it. */
  observed: Day
}

interface HolidayRule {
  name: string
  /** The first year in which the day was one. */
  since: number
  on: (year: number) => number
}

const fixed = (monthDay: string) => (year: number) => numberOf(`${year}-${monthDay}`)
const moving = (month: number, weekday: Weekday, n: number) => (year: number) =>
  nthWeekday(year, month, weekday, n)

/**
 * Legal public holidays of the federal government: 5 U.S.C. 6103(a). Inauguration Day, which holds around Washington
 * only, and days that states add or leave out belong to the agency's own calendar.
 */
const RULES: readonly HolidayRule[] = [
  { name: 'New Year’s Day', since: 0, on: fixed('01-01') },
  { name: 'Birthday of Martin Luther King, Jr.', since: 1986, on: moving(1, 1, 3) },
  { name: 'Washington’s Birthday', since: 0, on: moving(2, 1, 3) },
  { name: 'Memorial Day', since: 0, on: moving(5, 1, -1) },
  { name: 'Juneteenth National Independence Day', since: 2021, on: fixed('06-19') },
  { name: 'Independence Day', since: 0, on: fixed('07-04') },
  { name: 'Labor Day', since: 0, on: moving(9, 1, 1) },
  { name: 'Columbus Day', since: 0, on: moving(10, 1, 2) },
  { name: 'Veterans Day', since: 0, on: fixed('11-11') },
  { name: 'Thanksgiving Day', since: 0, on: moving(11, 4, 4) },
  { name: 'Christmas Day', since: 0, on: fixed('12-25') },
]

/**
 * The federal holidays named for a year. One that falls on a Saturday off is observed on the Friday before, one on a
 * Sunday off on the Monday after (5 U.S.C. 6103(b), Executive Order 11582); on a day that is worked it stays.
 */
export function federalHolidays(year: number, weekend: readonly Weekday[] = [6, 7]): Holiday[] {
  return RULES.filter(({ since }) => year >= since).map(({ name, on }) => {
    const day = on(year)
    return { name, day: dayOf(day), observed: dayOf(observedOn(day, weekend)) }
  })
}

function observedOn(day: number, weekend: readonly Weekday[]): number {
  const weekday = weekdayOf(day)
  if (!weekend.includes(weekday)) return day
  return weekday === 6 ? day - 1 : day + 1
}
