import { dueAt, lateBefore, type Calendar } from '#platform/calendar'
import type { SharedScope, Tx } from '#platform/db'
import { ClockContent, type ClockRule } from '../../contract/index.ts'
import { findNewestClocks } from '../../store/clocks/versions.ts'
import type { LateBefore } from '../../store/leads/list.ts'
import { DEFAULT_CLOCKS } from '../clocks/defaults.ts'
import { calendarOf, clocksTo, limitOf } from '../clocks/in-force.ts'

/** The leading clock of an agency that ends when everyone was told of a lead; no rule where it keeps none. */
interface TellClock {
  readonly rule: ClockRule | undefined
  readonly calendar: Calendar
}

/**
 * By which clocks leads are to be told: each by those of the agency that made it. Null where that agency keeps none, or
 * does not show the person by which it works.
 */
export interface TellClocks {
  ruleOf(owner: number): ClockRule | null
  /** Until when everyone is to be told of what was made then. */
  dueAt(owner: number, from: Date | null): Date | null
  /** Made before that and not told to everyone, a lead is late. */
  lateBefore(now: Date): LateBefore
}

/** The clocks of the person's agency and of those that share their evidence; those to start from where one chose none. */
export async function tellClocks(tx: Tx): Promise<TellClocks> {
  const { agencyId, shared } = tx.actor
  const shown = [agencyId, ...shared.filter(isBallistic).map(({ ownerAgency }) => ownerAgency)]
  const clocks = new Map(shown.map((owner) => [owner, clockOf(DEFAULT_CLOCKS, 'UTC')]))
  for (const { owner_agency, content, time_zone } of await findNewestClocks(tx))
    clocks.set(owner_agency, clockOf(ClockContent.parse(content), time_zone))
  return {
    ruleOf: (owner) => clocks.get(owner)?.rule ?? null,
    dueAt(owner, from) {
      const clock = clocks.get(owner)
      return from && clock?.rule ? dueAt(clock.calendar, from, limitOf(clock.rule)) : null
    },
    lateBefore: (now) =>
      new Map(
        [...clocks].flatMap(([owner, { rule, calendar }]) =>
          rule ? [[owner, lateBefore(calendar, now, limitOf(rule))] as const] : [],
        ),
      ),
  }
}

/** Shared as a whole: with single records an agency does not show by which clocks it works. */
const isBallistic = ({ category, named }: SharedScope) => category === 'ballistic' && !named

const clockOf = (content: ClockContent, zone: string): TellClock => ({
  rule: clocksTo(content, 'told')[0],
  calendar: calendarOf(content, zone),
})
