import type { Minute, Person } from '../../life/types.ts'
import type { Calendar, Day } from '../calendar.ts'
import { digitMistyped, type Dirt } from '../dirt/index.ts'

/** A date of birth as somebody wrote it down, or an age in its place. */
export function writeBirth(
  dirt: Dirt,
  { born }: Person,
  at: Minute,
  calendar: Calendar,
  format: (day: Day) => string,
): string {
  if (dirt.befalls('birth-missing')) return dirt.nothing()
  if (dirt.befalls('age-for-birth')) return String(calendar.age(born, at))
  let day = calendar.birthday(born)
  if (day.day <= 12 && day.day !== day.month && dirt.befalls('birth-day-month-swapped'))
    day = { ...day, day: day.month, month: day.day }
  if (dirt.befalls('birth-mistyped')) {
    if (dirt.chance.happens(0.5)) day = { ...day, year: day.year + dirt.chance.pick([-1, 1, 10, -10]) }
    else return digitMistyped(dirt.chance, format(day))
  }
  return format(day)
}

/** An age in years as somebody wrote it down: mostly right. */
export function writeAge(dirt: Dirt, { born }: Person, at: Minute, calendar: Calendar): string {
  const age = calendar.age(born, at)
  if (dirt.befalls('age-impossible')) return `${age}${age + 1}`
  if (dirt.befalls('age-off')) return String(Math.max(0, age + dirt.chance.pick([-2, -1, 1, 1, 2, 5])))
  return dirt.orMissing(String(age), 0.7)
}
