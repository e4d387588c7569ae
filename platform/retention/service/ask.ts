import type { Category } from '#contract'
import { askAct, type TwoPersonAct } from '#platform/acts'
import { asKeeper, uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { noteDue, type Scope } from '../store/due.ts'
import { heldCategories } from '../store/holds.ts'
import { idsHash, insertPurge } from '../store/purges.ts'
import { filePointers, recordRoots } from '../store/roots.ts'
import { calendarOf, findSchedule, takeTurns } from '../store/schedules.ts'
import { scopeOf } from './preview.ts'
import type { PurgePayload } from './purge-act.ts'

export interface PurgeRequest {
  readonly category: Category
  readonly reason: string
  /** How many records the person was shown. */
  readonly expected: number
}

/**
 * Writes down which records are due and asks a second person to approve their purge.
 *
 * @throws Failure retention.no_schedule, retention.nothing_due, record.changed, acts.waiting
 */
export async function askPurge(
  tx: Tx,
  act: TwoPersonAct<PurgePayload>,
  { category, reason, expected }: PurgeRequest,
): Promise<{ id: string; actId: string }> {
  await takeTurns(tx.client, tx.actor.agencyId)
  const schedule = await findSchedule(tx, category)
  if (!schedule) throw new Failure('retention.no_schedule')
  const calendar = await calendarOf(tx)
  const scope = scopeOf(tx, category, calendar, schedule)
  const id = uuid()
  tx.about({ type: 'purge', id })
  if ((await heldCategories(tx)).has(category)) throw new Failure('retention.nothing_due')
  await insertPurge(tx, { id, category, schedule_id: schedule.id, due_to: scope.dueTo })
  const records = await noteAll(tx, id, scope)
  const total = records.reduce((sum, { count }) => sum + count, 0)
  refuseOtherThanShown(total, expected)
  const { years, days, counted_from: countedFrom, authority } = schedule
  const payload: PurgePayload = {
    purgeId: id,
    category,
    agency: calendar.agency,
    dueTo: scope.dueTo,
    schedule: { id: schedule.id, years, days, countedFrom, authority },
    records,
    total,
    idsHash: await idsHash(tx, id, 'asked'),
  }
  return { id, actId: await askAct(tx, act, payload, reason) }
}

function refuseOtherThanShown(total: number, expected: number): void {
  if (total === 0) throw new Failure('retention.nothing_due')
  if (total !== expected)
    throw new Failure('record.changed', {
      detail: `The preview showed ${expected} records; now ${total} are due.`,
      remedy: 'Look at the preview again, then ask for the purge.',
    })
}

async function noteAll(
  tx: Tx,
  purgeId: string,
  scope: Scope,
): Promise<{ recordType: string; count: number }[]> {
  return asKeeper(tx, async (client) => {
    const pointers = await filePointers(client)
    const noted = []
    for (const root of await recordRoots(client))
      noted.push({ recordType: root.type, count: await noteDue(client, purgeId, root, scope, pointers) })
    return noted.filter(({ count }) => count > 0)
  })
}
