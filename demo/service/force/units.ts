import type { City } from '../../city/types.ts'
import type { Chance } from '../../chance/index.ts'
import type { Assignment } from '../types.ts'

export type Shift = Assignment['shift']

interface Unit {
  readonly name: string
  /** Share of officers below sergeant. */
  readonly share: number
  readonly shifts: Readonly<Partial<Record<Shift, number>>>
  /** Calls, stops and arrests a month of one officer on an average evening. */
  readonly calls: number
  readonly stops: number
  readonly arrests: number
}

/** Busy units meet more trouble: whoever counts force without exposure finds them, not the officers at risk. */
export const UNITS: readonly Unit[] = [
  { name: 'Patrol', share: 0.635, shifts: { day: 0.36, evening: 0.37, night: 0.27 }, calls: 82, stops: 9, arrests: 1.7 },
  { name: 'Violence Reduction Unit', share: 0.05, shifts: { evening: 0.65, night: 0.35 }, calls: 34, stops: 26, arrests: 4.6 },
  { name: 'Narcotics', share: 0.035, shifts: { day: 0.3, evening: 0.7 }, calls: 12, stops: 11, arrests: 3.4 },
  { name: 'Traffic', share: 0.035, shifts: { day: 0.6, evening: 0.4 }, calls: 38, stops: 44, arrests: 0.7 },
  { name: 'Investigations', share: 0.125, shifts: { day: 0.7, evening: 0.3 }, calls: 9, stops: 0.6, arrests: 0.9 },
  { name: 'Community Engagement', share: 0.04, shifts: { day: 0.7, evening: 0.3 }, calls: 22, stops: 1.2, arrests: 0.2 },
  { name: 'Training and Records', share: 0.065, shifts: { day: 1 }, calls: 0.4, stops: 0.05, arrests: 0.02 },
  { name: 'Professional Standards', share: 0.015, shifts: { day: 1 }, calls: 0.2, stops: 0, arrests: 0.01 },
] // prettier-ignore

/** How busy a shift is against an evening. */
export const SHIFTS: Readonly<Record<Shift, { readonly busy: number; readonly begins: number }>> = {
  day: { busy: 0.78, begins: 7 * 60 },
  evening: { busy: 1, begins: 15 * 60 },
  night: { busy: 0.88, begins: 23 * 60 },
}

/** Officers who work the same hours in the same place; its sergeants and lieutenant are assigned to it too. */
export interface Squad {
  readonly unit: number
  readonly shift: Shift
  readonly district: number | null
  readonly size: number
}

/** Squads of a city with `line` officers below sergeant; patrol is spread over districts by people and hardship. */
export function squadsOf(city: City, line: number): Squad[] {
  const load = loadOf(city)
  const total = load.reduce((sum, one) => sum + one, 0)
  return UNITS.flatMap(({ name, share, shifts }, unit) =>
    Object.entries(shifts).flatMap(([shift, part]): Squad[] => {
      const size = share * part * line
      const squad = (district: number | null, of: number): Squad => ({ unit, shift: shift as Shift, district, size: Math.round(of) }) // prettier-ignore
      return name === 'Patrol'
        ? load.map((one, district) => squad(district, (size * one) / total))
        : [squad(null, size)]
    }),
  ).filter(({ size }) => size > 0)
}

/** People of each district, counted more where life is harder. */
export function loadOf(city: City): number[] {
  const load = city.districts.map(() => 0)
  for (const { district, population, hardship } of city.blocks)
    load[district]! += population * (0.5 + hardship)
  return load
}

/** How busy one officer is in each district, about 1: posts never follow trouble in full. */
export function busynessOf(city: City): number[] {
  const hard = city.districts.map(() => ({ people: 0, sum: 0 }))
  for (const { district, population, hardship, activity } of city.blocks) {
    hard[district]!.people += population
    hard[district]!.sum += population * (hardship + 0.5 * activity)
  }
  const mean = hard.reduce((sum, one) => sum + one.sum, 0) / hard.reduce((sum, one) => sum + one.people, 0)
  return hard.map(({ people, sum }) => 0.4 + (0.6 * sum) / people / mean)
}

/** A minute of a day within a shift; nights run past midnight. */
export const minuteOnShift = (chance: Chance, shift: Shift) => SHIFTS[shift].begins + chance.whole(0, 479)
