import { calendar, type Calendar, type Limit } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { ClockContent, type ClockRule, type ClockTo } from '../../contract/index.ts'
import { findClocks, zoneOf, type StoredClocks } from '../../store/clocks/versions.ts'
import { DEFAULT_CLOCKS } from './defaults.ts'

/** Clocks as things are counted by them. */
export interface ClocksInForce {
  readonly content: ClockContent
  readonly calendar: Calendar
  readonly zone: string
  /** Nothing where the agency has changed none. */
  readonly stored: StoredClocks | undefined
}

/** The clocks of an agency; those to start from where it has chosen none or does not share them. */
export async function clocksOf(
  tx: Tx,
  agency: number = tx.actor.agencyId,
  version: number | null = null,
): Promise<ClocksInForce> {
  const stored = await findClocks(tx, agency, version)
  const content = stored ? ClockContent.parse(stored.content) : DEFAULT_CLOCKS
  const zone = await zoneOf(tx, agency)
  return { content, zone, stored, calendar: calendarOf(content, zone) }
}

export const calendarOf = ({ calendar: of }: ClockContent, zone: string): Calendar =>
  calendar({
    zone,
    weekend: of.weekend,
    holidays: of.holidays,
    closed: of.closed.map(({ day }) => day),
    open: of.open.map(({ day }) => day),
  })

export function limitOf({ count, unit }: Pick<ClockRule, 'count' | 'unit'>): Limit {
  if (unit === 'hours') return { hours: count }
  return unit === 'days' ? { days: count } : { businessDays: count }
}

/** The clocks that end with a moment: standards before goals, each in the order in which they were written. */
export const clocksTo = ({ clocks }: ClockContent, to: ClockTo): ClockRule[] =>
  clocks
    .filter((clock) => clock.to === to)
    .toSorted((one, other) => Number(other.kind === 'standard') - Number(one.kind === 'standard'))
