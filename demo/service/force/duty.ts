import { normal, poisson, type Chance } from '../../chance/index.ts'
import type { Exposure } from '../types.ts'
import type { Member, Rank, Roster } from './roster.ts'
import { SHIFTS, UNITS, type Shift } from './units.ts'

/** Minutes in a month: a twelfth of a year, so that months are alike. */
export const MONTH = (365.25 / 12) * 1440

/** Share of an officer's encounters that fall to each rank. */
const RANK: Readonly<Record<Rank, number>> = { officer: 1, sergeant: 0.33, lieutenant: 0.08, captain: 0.02 }

/** One officer's month on duty. */
export interface Duty extends Exposure {
  readonly shift: Shift
  readonly unit: string
  readonly district: number | null
  readonly supervisor: number
}

/**
 * What each officer meets in each month: by unit, shift, district and rank, and by how keen the officer is,
 * which is apart from risk. Months are kept in order; an officer who is not on the force has none.
 */
export function dutiesOf(
  chance: Chance,
  roster: Roster,
  busyness: readonly number[],
  months: number,
): Duty[][] {
  const keen = roster.members.map(() => Math.exp(0.3 * normal(chance)))
  return Array.from({ length: months }, (_, month) => {
    const middle = (month + 0.5) * MONTH
    const season = 1 + 0.12 * Math.cos((2 * Math.PI * (month - 8.5)) / 12)
    const duties: Duty[] = []
    for (const member of roster.members) {
      const duty = dutyAt(chance, member, middle, month, keen[member.id]! * season, busyness)
      if (duty) duties.push(duty)
    }
    return duties
  })
}

function dutyAt(
  chance: Chance,
  member: Member,
  at: number,
  month: number,
  keen: number,
  busyness: readonly number[],
): Duty | undefined {
  const now = member.assignments.find(({ from, to }) => from <= at && (to === null || to > at))
  if (!now) return undefined
  const { shift, unit, district, supervisor } = now
  const rates = UNITS.find(({ name }) => name === unit)!
  const busy = SHIFTS[shift].busy * (district === null ? 1 : busyness[district]!) * RANK[member.rank] * keen
  const calls = rates.calls * busy
  return {
    officer: member.id,
    month,
    calls: Math.max(0, Math.round(calls + Math.sqrt(1.4 * calls) * normal(chance))),
    stops: poisson(chance, rates.stops * busy),
    arrests: poisson(chance, rates.arrests * busy),
    shift,
    unit,
    district,
    supervisor,
  }
}
