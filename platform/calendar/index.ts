/** Business days, holidays and limits of time. Pure: the same values give the same answer. */
export { calendar, closedDays, type Calendar, type CalendarDefinition } from './calendar.ts'
export { dayOf, isDay, numberOf, weekdayOf, type Day, type Weekday } from './days.ts'
export { federalHolidays, type Holiday } from './holidays.ts'
export {
  due,
  dueAt,
  elapsed,
  lateBefore,
  standing,
  type Due,
  type Limit,
  type Standing,
  type Start,
} from './limit.ts'
export { isZone } from './zone.ts'
