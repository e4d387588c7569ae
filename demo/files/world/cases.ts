import type { AgencyKey } from '../../city/types.ts'
import type { Chance } from '../../chance/index.ts'
import { exponential } from '../../chance/index.ts'
import type { Life, Minute } from '../../life/types.ts'
import type { Calendar } from '../calendar.ts'
import { dirtRates } from '../dirt/index.ts'

/** An event as an agency's record system knows it. */
export interface Case {
  readonly agency: AgencyKey
  readonly number: string
  readonly reported: Minute
  /** Its second number, where two officers wrote the same event up. */
  readonly twin: string | null
}

type What = 'shooting' | 'alert' | 'recovery' | 'arrest'

/** Which event has which record number, in every file that names it. */
export interface Cases {
  /** Null for the few that no record system holds. */
  ofShooting(id: number): Case | null
  ofRecovery(id: number): Case
  ofArrest(id: number): Case
  /** A report that somebody wrote about an alert that was no gunfire. */
  ofAlert(id: number): Case | null
}

interface Entry {
  readonly what: What
  readonly id: number
  readonly agency: AgencyKey
  readonly reported: Minute
  readonly twice: boolean
}

/** Cases of all kinds that an agency numbers in a year. */
const VOLUME: Readonly<Partial<Record<AgencyKey, number>>> = { neighbour: 9_000, sheriff: 24_000 }
const POLICE_VOLUME = 96_000

export function numberCases(life: Life, calendar: Calendar, chance: Chance): Cases {
  const cases = new Map<string, Case>()
  for (const [agency, entries] of byAgency(entriesOf(life, chance)))
    numberAgency(agency, entries, calendar, chance, cases)
  const known = (what: What, id: number) => cases.get(`${what} ${id}`) ?? null
  const ofShooting = (id: number) => known('shooting', id)
  const ofRecovery = (id: number): Case => {
    const { shooting } = life.recoveries[id]!
    return (shooting === null ? null : ofShooting(shooting)) ?? known('recovery', id)!
  }
  return {
    ofShooting,
    ofRecovery,
    ofAlert: (id) => known('alert', id),
    ofArrest(id) {
      const { shooting, recovery } = life.arrests[id]!
      const at = shooting === null ? null : ofShooting(shooting)
      return at ?? (recovery === null ? null : ofRecovery(recovery)) ?? known('arrest', id)!
    },
  }
}

function entriesOf(life: Life, chance: Chance): Entry[] {
  const { 'recorded-twice': twice, 'never-recorded': never, 'not-an-event': nothing } = dirtRates
  const entry = (what: What, id: number, agency: AgencyKey, reported: Minute): Entry => ({
    what,
    id,
    agency,
    reported,
    twice: what !== 'arrest' && what !== 'recovery' && chance.happens(twice.rate),
  })
  const late = (at: Minute) =>
    at + Math.round(exponential(chance, chance.happens(0.04) ? 1_400 : 6)) + (chance.happens(0.5) ? 1 : 0)
  const missed = new Set<number>()
  const shootings = life.shootings.flatMap(({ id, at, agency, kind }) => {
    if (kind !== 'no-injury' || !chance.happens(never.rate)) return [entry('shooting', id, agency, late(at))]
    missed.add(id)
    return []
  })
  const alerts = life.alerts
    .filter(({ shooting }) => shooting === null && chance.happens(nothing.rate))
    .map(({ id, at }) => entry('alert', id, 'police', late(at)))
  const alone = (shooting: number | null) => shooting === null || missed.has(shooting)
  const recoveries = life.recoveries
    .filter(({ shooting }) => alone(shooting))
    .map(({ id, at, agency }) => entry('recovery', id, agency, at))
  const arrests = life.arrests
    .filter(({ shooting, recovery }) => alone(shooting) && recovery === null)
    .map(({ id, at }) => entry('arrest', id, 'police', at))
  return [...shootings, ...alerts, ...recoveries, ...arrests]
}

function byAgency(entries: readonly Entry[]): Map<AgencyKey, Entry[]> {
  const agencies = new Map<AgencyKey, Entry[]>()
  for (const entry of entries) {
    const list = agencies.get(entry.agency)
    if (list) list.push(entry)
    else agencies.set(entry.agency, [entry])
  }
  return agencies
}

/** Numbers run through a year in the order of reports, with gaps for all that is no shooting. */
function numberAgency(
  agency: AgencyKey,
  entries: Entry[],
  calendar: Calendar,
  chance: Chance,
  cases: Map<string, Case>,
): void {
  const volume = VOLUME[agency] ?? POLICE_VOLUME
  let [last, lastYear] = [0, 0]
  const next = (at: Minute) => {
    const { year } = calendar.day(at)
    if (year !== lastYear) [last, lastYear] = [0, year]
    last = Math.max(last + 1 + chance.whole(0, 2), Math.floor(calendar.partOfYear(at) * volume) + 1)
    return styled(agency, year, last)
  }
  for (const { what, id, reported, twice } of entries.toSorted((a, b) => a.reported - b.reported)) {
    const number = next(reported)
    cases.set(`${what} ${id}`, { agency, number, reported, twin: twice ? next(reported) : null })
  }
}

function styled(agency: AgencyKey, year: number, count: number): string {
  const short = String(year % 100).padStart(2, '0')
  if (agency === 'neighbour') return `P${short}-${String(count).padStart(5, '0')}`
  if (agency === 'sheriff') return `${year}-${String(count).padStart(8, '0')}`
  return `${short}-${String(count).padStart(7, '0')}`
}
