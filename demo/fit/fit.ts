import { chicago, chicagoDischarges, newYork, philadelphia } from './cities.ts'
import { groupVictims, type Events } from './events.ts'
import {
  ages,
  fatalByVictims,
  femaleShare,
  homicideArrests,
  hourByWeekday,
  indoors,
  meanOf,
  wounds,
} from './shapes.ts'
import { statisticsOf, type Statistics } from './statistics.ts'

const dayOf = (year: number) => Date.UTC(year, 0, 1) / 86_400_000

/** The real cities as they are compared: five years each, one for Chicago, whose file has no more. */
export function compared(folder: string): Record<'newYork' | 'philadelphia' | 'chicago', Events> {
  const five: [number, number] = [dayOf(2020), dayOf(2025)]
  return {
    newYork: groupVictims('New York 2020–2024', newYork(folder), five),
    philadelphia: groupVictims('Philadelphia 2020–2024', philadelphia(folder), five),
    chicago: groupVictims('Chicago 2017', chicago(folder)),
  }
}

/** Every number that the invented city takes from real files. */
export interface Parameters {
  readonly hourByWeekday: readonly (readonly number[])[]
  readonly dischargeHourByWeekday: readonly (readonly number[])[]
  readonly month: readonly number[]
  readonly dischargeMonth: readonly number[]
  readonly victimsPerIncident: readonly number[]
  readonly fatalByVictims: readonly number[]
  readonly wounds: Readonly<
    Record<'limb' | 'torso' | 'head', { readonly share: number; readonly fatal: number }>
  >
  readonly ages: readonly number[]
  readonly femaleShare: number
  readonly indoors: { readonly newYork: number; readonly philadelphia: number }
  readonly homicideArrests: number
  readonly cities: Readonly<Record<'newYork' | 'philadelphia' | 'chicago', Statistics>>
}

export function fit(folder: string): Parameters {
  const cities = compared(folder)
  const { newYork: ny, philadelphia: phila, chicago: chi } = cities
  const shots = groupVictims('Chicago, discharges', chicagoDischarges(folder))
  const rows = [philadelphia(folder), chicago(folder)].flat()
  const statistics = {
    newYork: statisticsOf(ny),
    philadelphia: statisticsOf(phila),
    chicago: statisticsOf(chi),
  }
  return {
    hourByWeekday: hourByWeekday([ny, phila, chi]),
    dischargeHourByWeekday: hourByWeekday([shots]),
    // A year of Chicago says little of the seasons: the two of five years do.
    month: meanOf([statistics.newYork.month, statistics.philadelphia.month]),
    dischargeMonth: statisticsOf(shots).month,
    victimsPerIncident: meanOf([
      statistics.newYork.victimsPerIncident,
      statistics.philadelphia.victimsPerIncident,
      statistics.chicago.victimsPerIncident,
    ]),
    fatalByVictims: fatalByVictims([phila, chi]),
    wounds: wounds(folder),
    ages: ages(rows),
    femaleShare: femaleShare(rows),
    indoors: indoors(folder),
    homicideArrests: homicideArrests(folder),
    cities: statistics,
  }
}
