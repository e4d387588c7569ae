import { proportionInterval } from '@throughline/crime-statistics'
import { dayOf, dueAt } from '#platform/calendar'
import { clockKey, type ClockRule, type Measures, type Punctuality } from '../../contract/index.ts'
import type { MeasuredClock, State, StateCount } from '../../store/measures/clocks.ts'
import type { LeadMoment } from '../../store/measures/leads.ts'
import type { Moment } from '../../store/measures/moments.ts'
import { limitOf, type ClocksInForce } from '../clocks/in-force.ts'
import type { Period } from './period.ts'

const NONE: Readonly<Record<State, number>> = {
  inTime: 0,
  late: 0,
  perhaps: 0,
  open: 0,
  unknown: 0,
  excluded: 0,
}

/** A share with its interval; nothing where there is nothing to take a share of. */
export function shareOf(
  part: number,
  whole: number,
): { value: number | null; low: number | null; high: number | null } {
  const { proportion, low, high } = proportionInterval(part, whole)
  return proportion === null ? { value: null, low: null, high: null } : { value: proportion, low, high }
}

function punctuality(counts: readonly StateCount[]): Punctuality {
  const sums = { ...NONE }
  for (const { state, n } of counts) sums[state] += n
  return { ...sums, share: shareOf(sums.inTime, sums.inTime + sums.late) }
}

export const isOfLead = ({ from }: ClockRule): boolean => from === 'lead-made'

/** A clock of exhibits as the database counts by it. */
export function measured({ calendar }: ClocksInForce, rule: ClockRule, period: Period): MeasuredClock {
  const limit = limitOf(rule)
  const key = clockKey(rule)
  const [from, to] = [rule.from as Moment, rule.to as Moment]
  if ('hours' in limit) return { key, from, to, limit }
  const [first, after] = [calendar.dayOf(period.start), calendar.dayOf(period.end)]
  const dues = Array.from({ length: after - first }, (_, index) =>
    dueAt(calendar, calendar.startOf(first + index), limit),
  )
  return { key, from, to, limit: { firstDay: dayOf(first), dues } }
}

/** Leads against a clock of leads, counted as exhibits are. */
export function leadStates(
  { calendar }: ClocksInForce,
  rule: ClockRule,
  leads: readonly LeadMoment[],
  asOf: Date,
): StateCount[] {
  const key = clockKey(rule)
  return leads.map((lead) => ({ key, month: lead.month, name: null, n: 1, state: stateOf(lead) }))

  function stateOf({ made_at, told_at, decided_at, state }: LeadMoment): State {
    const at = rule.to === 'told' ? told_at : state === 'unconfirmed' ? null : decided_at
    const done = at !== null && at <= asOf
    if (state === 'withdrawn' && (rule.to === 'confirmed' || !done)) return 'excluded'
    const limit = dueAt(calendar, made_at, limitOf(rule))
    if (done) return at < limit ? 'inTime' : 'late'
    return asOf >= limit ? 'late' : 'open'
  }
}

/** One clock over the whole period, by month, and by group in the order of their names. */
export function clockMeasure(
  rule: ClockRule,
  counts: readonly StateCount[],
  months: readonly string[],
): Measures['clocks'][number] {
  const names = [...new Set(counts.map(({ name }) => name))].toSorted((one, other) =>
    one === null ? 1 : other === null ? -1 : one.localeCompare(other, 'en'),
  )
  return {
    key: clockKey(rule),
    rule,
    whole: punctuality(counts),
    months: months.map((month) => ({ month, ...punctuality(counts.filter((one) => one.month === month)) })),
    groups: isOfLead(rule)
      ? []
      : names.map((name) => ({ name, ...punctuality(counts.filter((one) => one.name === name)) })),
  }
}
