import type { PoolClient } from 'pg'
import { Failure } from '#platform/http'
import type { AuditFilter, WeekReport } from '../contract.ts'
import { presentEntry, presentWeek, type Presenting } from '../present/entry.ts'
import { countEvents, findEvents } from '../store/events.ts'
import {
  countByAction,
  countByPerson,
  countSignInFailures,
  insertReview,
  readWeekOf,
  sunday,
} from '../store/weeks.ts'

/** Rows of a kind that a report lists; the rest is counted, and found by the search. */
const LISTED = 100

/** Everything the report of a week says. */
export async function weekReport(
  client: PoolClient,
  agencyId: number,
  week: string,
  words: Presenting,
): Promise<WeekReport> {
  const { exports, privileged, audit, signIns, words: inWords } = words.actions()
  const people = await countByPerson(client, agencyId, week, exports)
  const actions = await countByAction(client, agencyId, week)
  const failures = await countSignInFailures(client, agencyId, week, signIns)
  const period: AuditFilter = { from: week, to: sunday(week) }
  const listed = async (more: Partial<AuditFilter>, which?: readonly string[]) => {
    const filter = { ...period, ...more }
    const rows = await findEvents(client, agencyId, filter, {
      limit: LISTED,
      ...(which && { actions: which }),
    })
    const total = rows.length < LISTED ? rows.length : await countEvents(client, agencyId, filter, which)
    return { total, entries: rows.map((row) => presentEntry(row, words)) }
  }
  const sum = (outcome: 'done' | 'refused' | 'failed') =>
    actions.reduce((total, action) => total + action[outcome], 0)
  return {
    ...presentWeek(await readWeekOf(client, agencyId, week)),
    outcomes: { done: sum('done'), refused: sum('refused'), failed: sum('failed') },
    people: people.map(({ out_of_hours: outOfHours, ...person }) => ({ ...person, outOfHours })),
    actions: actions.map(({ action, done, refused, failed }) => ({
      action: inWords(action),
      actionId: action,
      done,
      refused,
      failed,
    })),
    signInFailures: { total: failures.reduce((total, { count }) => total + count, 0), addresses: failures },
    refusals: await listed({ outcome: 'refused' }),
    exports: await listed({}, exports),
    privileged: await listed({}, privileged),
    auditTouched: await listed({}, audit),
  }
}

/**
 * Signs the report of a week off in the auditor's name.
 * @throws Failure `audit.week_unfinished` or `audit.week_reviewed`
 */
export async function signOff(
  client: PoolClient,
  by: { agencyId: number; personId: string; name: string },
  week: string,
  remark: string,
): Promise<{ by: string; at: string; remark: string }> {
  const before = await readWeekOf(client, by.agencyId, week)
  if (!before.over) throw new Failure('audit.week_unfinished')
  if (!(await insertReview(client, { ...by, week, remark }))) throw new Failure('audit.week_reviewed')
  return { by: by.name, at: new Date().toISOString(), remark }
}
