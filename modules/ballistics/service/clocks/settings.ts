import { closedDays, dayOf, dueAt, federalHolidays, type Calendar } from '#platform/calendar'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { ClockContent } from '../../contract/index.ts'
import { insertClocks, listVersions, type StoredClocks } from '../../store/clocks/versions.ts'
import { clocksOf, type ClocksInForce } from './in-force.ts'

export interface ClockState extends ClocksInForce {
  readonly versions: readonly Omit<StoredClocks, 'content'>[]
  readonly closedDays: readonly { readonly day: string; readonly name: string }[]
  readonly dueFrom: Date
}

/**
 * The clocks of the person's agency, in force or of an earlier version, with the days on which it is closed.
 * @throws Failure `record.unavailable` when there is no such version
 */
export async function readClocks(tx: Tx, version: number | undefined, now = new Date()): Promise<ClockState> {
  tx.about({ type: 'clocks', ...(version !== undefined && { fields: [`version ${version}`] }) })
  const state = await clocksOf(tx, tx.actor.agencyId, version ?? null)
  if (version !== undefined && !state.stored) throw new Failure('record.unavailable')
  return {
    ...state,
    versions: await listVersions(tx),
    closedDays: comingDays(state, now),
    dueFrom: now,
  }
}

/**
 * Adds a version of the clocks.
 * @throws Failure `record.changed` when another has been added since it was opened
 */
export async function changeClocks(
  tx: Tx,
  { version, content, reason }: { version: number; content: ClockContent; reason: string },
): Promise<ClockState> {
  const before = await clocksOf(tx)
  if ((before.stored?.version ?? 0) !== version) throw new Failure('record.changed')
  tx.about({ type: 'clocks', fields: [`version ${version + 1}`] })
  if (!(await insertClocks(tx, { version: version + 1, content, reason })))
    throw new Failure('record.changed')
  return readClocks(tx, undefined)
}

/** The days of the year from now on which the agency is closed though the week is worked, by name. */
function comingDays({ content, calendar }: ClocksInForce, now: Date): { day: string; name: string }[] {
  const first = calendar.dayOf(now)
  const names = new Map([...holidayNames(calendar, first), ...content.calendar.closed.map(named)])
  return closedDays(calendar, dayOf(first), dayOf(first + 365)).map((day) => ({
    day,
    name: names.get(day) ?? '',
  }))
}

const named = ({ day, name }: { day: string; name: string }) => [day, name] as const

function holidayNames(of: Calendar, first: number): (readonly [string, string])[] {
  const year = Number(dayOf(first).slice(0, 4))
  return [year, year + 1, year + 2]
    .flatMap((one) => federalHolidays(one, of.definition.weekend))
    .map(({ observed, name }) => [observed, name] as const)
}

/** Until when something is due that begins at a moment, for each clock. */
export const dueFrom = (state: ClockState, limit: Parameters<typeof dueAt>[2]): Date =>
  dueAt(state.calendar, state.dueFrom, limit)
