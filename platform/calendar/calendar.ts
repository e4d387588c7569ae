import { numberOf, weekdayOf, yearOf, dayOf, type Day, type Weekday } from './days.ts'
import { federalHolidays } from './holidays.ts'
import { isZone, localDay, startOfDay } from './zone.ts'

/** On which days an agency works, as it says so itself. */
export interface CalendarDefinition {
  /** "America/Chicago". */
  zone: string
  /** Days of the week off; 1 is Monday. */
  weekend: readonly Weekday[]
  holidays: 'federal' | 'none'
  /** Days on which it is closed besides. */
  closed: readonly Day[]
  /** Holidays or days of a weekend on which it works. */
  open: readonly Day[]
}

/** A calendar to count with. Days are counted from 1970-01-01. */
export interface Calendar {
  readonly definition: CalendarDefinition
  readonly works: (day: number) => boolean
  readonly dayOf: (at: Date) => number
  readonly startOf: (day: number) => Date
}

/** Makes ready a calendar; the same definition always counts the same. */
export function calendar(definition: CalendarDefinition): Calendar {
  const { zone, weekend } = definition
  if (!isZone(zone)) throw new RangeError(`No time zone has the name "${zone}".`)
  if (new Set(weekend).size > 6) throw new RangeError('A calendar needs a day of the week that is worked.')
  const closed = new Set(definition.closed.map(numberOf))
  const open = new Set(definition.open.map(numberOf))
  const starts = new Map<number, Date>()
  const holidays = observedDays(definition)
  return {
    definition,
    works: (day) => {
      if (closed.has(day)) return false
      if (open.has(day)) return true
      return !weekend.includes(weekdayOf(day)) && !holidays(day)
    },
    dayOf: (at) => localDay(at, zone),
    startOf: (day) => {
      let start = starts.get(day)
      if (start === undefined) starts.set(day, (start = startOfDay(day, zone)))
      return new Date(start)
    },
  }
}

/** The days off for holidays, worked out a year at a time. New Year's Day can be observed in the year before. */
function observedDays({ holidays, weekend }: CalendarDefinition): (day: number) => boolean {
  if (holidays === 'none') return () => false
  const years = new Map<number, Set<number>>()
  return (day) => {
    const year = yearOf(day)
    let days = years.get(year)
    if (days === undefined) {
      const named = [year, year + 1].flatMap((one) => federalHolidays(one, weekend))
      years.set(year, (days = new Set(named.map(({ observed }) => numberOf(observed)))))
    }
    return days.has(day)
  }
}

/** The days of a period on which the calendar is closed though the week is worked, for people to check it. */
export function closedDays(of: Calendar, from: Day, to: Day): Day[] {
  const found: Day[] = []
  for (let day = numberOf(from); day <= numberOf(to); day++) {
    if (!of.works(day) && !of.definition.weekend.includes(weekdayOf(day))) found.push(dayOf(day))
  }
  return found
}
