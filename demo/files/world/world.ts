import type { Chance } from '../../chance/index.ts'
import type { AgencyKey, City } from '../../city/types.ts'
import type { Arrest, Exhibit, Life, Recovery } from '../../life/types.ts'
import type { Program, Service } from '../../service/types.ts'
import { Calendar } from '../calendar.ts'
import { numberCases, type Cases } from './cases.ts'
import { placesOf, type Places } from './places.ts'

/** What truly happened in one city, with what every file needs to write it down. */
export interface World {
  readonly city: City
  readonly programs: readonly Program[]
  readonly life: Life
  readonly service: Service
  readonly chance: Chance
  readonly calendar: Calendar
  readonly cases: Cases
  readonly places: Places
  readonly arrestsOfShooting: ReadonlyMap<number, readonly Arrest[]>
  readonly exhibitsOfShooting: ReadonlyMap<number, readonly Exhibit[]>
  readonly exhibitsOfRecovery: ReadonlyMap<number, readonly Exhibit[]>
  readonly recoveriesOfGun: ReadonlyMap<number, readonly Recovery[]>
  /** Of the national crime computer; empty for an agency that has none. */
  ori(agency: AgencyKey): string
  agencyName(agency: AgencyKey): string
}

interface Parts {
  readonly city: City
  readonly life: Life
  readonly service: Service
}

/** @param chance stream of the files; nothing else may draw from it */
export function worldOf({ city, life, service }: Parts, chance: Chance): World {
  const calendar = new Calendar(life.begins, life.days)
  const agency = (key: AgencyKey) => city.agencies.find((one) => one.key === key)
  return {
    city,
    life,
    service,
    programs: service.programs,
    chance,
    calendar,
    cases: numberCases(life, calendar, chance.stream('cases')),
    places: placesOf(city),
    arrestsOfShooting: grouped(life.arrests, (arrest) => arrest.shooting),
    exhibitsOfShooting: grouped(life.exhibits, (exhibit) => exhibit.shooting),
    exhibitsOfRecovery: grouped(life.exhibits, (exhibit) => exhibit.recovery),
    recoveriesOfGun: grouped(life.recoveries, (recovery) => recovery.gun),
    ori: (key) => agency(key)?.ori ?? '',
    agencyName: (key) => agency(key)?.name ?? '',
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => number | null): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    if (key === null) continue
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
