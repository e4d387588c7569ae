import type { Minute } from '../../life/types.ts'
import type { Officer } from '../../service/types.ts'
import { usDay } from '../calendar.ts'
import type { Dirt } from '../dirt/index.ts'
import { table, type Row } from '../table/index.ts'
import type { World } from '../world/index.ts'
import { writeDay } from '../writing.ts'

/** Number of an officer in the personnel system. */
export const employeeNumber = (id: number): string => String(20_000 + id * 3).padStart(6, '0')

const officerColumns = {
  EMPLOYEE: ['Employee number'],
  BADGE: ['Badge number; badges are given to others later'],
  LAST_NAME: ['Family name'],
  FIRST_NAME: ['Given name'],
  BIRTH_YEAR: ['Year of birth', 'missing'],
  HIRED: ['Day hired, month first', 'date-other-format'],
  LEFT: ['Day left; empty while serving', 'date-other-format'],
  RANK: ['OFFICER, SERGEANT, LIEUTENANT, CAPTAIN'],
} as const

/** Who serves. */
export const officers = table({
  path: 'police/personnel-officers.csv',
  about: 'Sworn officers; a row is an officer',
  columns: officerColumns,
  rows: officerRows,
})

function* officerRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof officerColumns>> {
  const { calendar, service } = world
  for (const officer of service.officers) {
    if (officer.hired > calendar.extracted) continue
    const number = employeeNumber(officer.id)
    const cells = {
      EMPLOYEE: number,
      BADGE: officer.badge,
      LAST_NAME: officer.family.toUpperCase(),
      FIRST_NAME: officer.given.toUpperCase(),
      BIRTH_YEAR: dirt.orMissing(String(calendar.birthday(officer.born).year), 0.5),
      HIRED: writeDay(dirt, calendar.day(officer.hired), usDay),
      LEFT: until(world, dirt, officer.left),
      RANK: officer.rank.toUpperCase(),
    }
    yield { cells, of: { officer: officer.id }, record: number }
  }
}

const until = ({ calendar }: World, dirt: Dirt, at: Minute | null): string =>
  at === null || at > calendar.extracted ? '' : writeDay(dirt, calendar.day(at), usDay)

const assignmentColumns = {
  EMPLOYEE: ['Employee number', 'officer-by-badge'],
  UNIT: ['Unit'],
  SHIFT: ['DAY, EVENING, NIGHT', 'missing'],
  DISTRICT: ['Police district; empty for units of the whole city'],
  SUPERVISOR: ['Employee number of the supervisor', 'missing'],
  FROM: ['First day, month first', 'date-other-format'],
  TO: ['Last day; empty while it lasts', 'date-other-format'],
} as const

/** Where officers worked, when and under whom. */
export const assignments = table({
  path: 'police/personnel-assignments.csv',
  about: 'Units, shifts and supervisors of officers over time; a row is an assignment',
  columns: assignmentColumns,
  rows: assignmentRows,
})

function* assignmentRows(world: World, dirt: Dirt): Iterable<Row<keyof typeof assignmentColumns>> {
  const { calendar, service, city } = world
  const districts = new Map(city.districts.map(({ id, name }) => [id, name]))
  for (const officer of service.officers)
    for (const { unit, shift, district, supervisor, from, to } of officer.assignments) {
      if (from > calendar.extracted) continue
      const cells = {
        EMPLOYEE: numberOrBadge(dirt, officer),
        UNIT: unit.toUpperCase(),
        SHIFT: dirt.orMissing(shift.toUpperCase(), 0.5),
        DISTRICT: district === null ? '' : (districts.get(district) ?? ''),
        SUPERVISOR: dirt.orMissing(employeeNumber(supervisor), 0.5),
        FROM: writeDay(dirt, calendar.day(from), usDay),
        TO: until(world, dirt, to),
      }
      yield { cells, of: { officer: officer.id } }
    }
}

const activityColumns = {
  EMPLOYEE: ['Employee number'],
  MONTH: ['`2022-03`'],
  CALLS: ['Calls for service answered'],
  STOPS: ['Stops made'],
  ARRESTS: ['Arrests made'],
} as const

/** How much officers were exposed to: without it busy ones look risky. */
export const activity = table({
  path: 'police/personnel-activity.csv',
  about: 'Calls, stops and arrests of officers by month; a row is an officer’s month',
  columns: activityColumns,
  rows: activityRows,
})

function* activityRows({ service, life }: World): Iterable<Row<keyof typeof activityColumns>> {
  const [year, month] = life.begins.split('-').map(Number) as [number, number]
  for (const { officer, month: since, calls, stops, arrests } of service.exposures) {
    const count = month - 1 + since
    const cells = {
      EMPLOYEE: employeeNumber(officer),
      MONTH: `${year + Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`,
      CALLS: String(calls),
      STOPS: String(stops),
      ARRESTS: String(arrests),
    }
    yield { cells }
  }
}

export function numberOrBadge(dirt: Dirt, { id, badge }: Officer): string {
  return dirt.befalls('officer-by-badge') ? badge : employeeNumber(id)
}
