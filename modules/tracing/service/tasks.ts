import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { TaskKind, type Task } from '../contract/index.ts'
import { findProperty } from '../store/property.ts'
import { runCheck } from '../store/reconcile.ts'
import {
  countTasks,
  countTraced,
  decideTaskRow,
  findTasks,
  keepRun,
  lastRun,
  lockTask,
  type TaskRow,
} from '../store/tasks.ts'
import { recordItems } from './import/index.ts'

/** Compares property room, recoveries and traces of the actor's agency, and keeps what they do not agree on. */
export async function reconcile(
  tx: Tx,
  today = new Date().toISOString().slice(0, 10),
): Promise<{ found: number; settled: number; open: number }> {
  let [found, settled] = [0, 0]
  for (const kind of TaskKind.options) {
    const outcome = await runCheck(tx, kind, today)
    found += outcome.found
    settled += outcome.settled
  }
  await keepRun(tx)
  const open = (await countTasks(tx)).reduce((sum, one) => sum + one.open, 0)
  tx.about({ type: 'tracing-task', count: open })
  return { found, settled, open }
}

export async function listTasks(
  tx: Tx,
  query: { kind?: TaskKind | undefined; state: Task['state']; limit: number },
) {
  const tasks = await findTasks(tx, query)
  tx.about({ type: 'tracing-task', count: tasks.length })
  const run = await lastRun(tx)
  return {
    tasks,
    counts: await countTasks(tx),
    ranAt: run?.ran_at.toISOString() ?? null,
    checked: run?.checked ?? null,
    traced: await countTraced(tx),
  }
}

/** @throws Failure `record.unavailable`, `request.invalid` where something is set aside without a reason */
export async function decideTask(
  tx: Tx,
  id: string,
  { state, reason }: { state: 'open' | 'set-aside'; reason: string },
): Promise<TaskRow> {
  const task = await lockTask(tx, id)
  if (!task) throw new Failure('record.unavailable')
  tx.about({ type: 'tracing-task', id, fields: [state] })
  if (state === 'set-aside' && reason === '')
    throw new Failure('request.invalid', {
      fields: [{ path: 'reason', message: 'Say why it may be set aside.' }],
    })
  await decideTaskRow(tx, id, state, state === 'set-aside' ? reason : null)
  return (await lockTask(tx, id))!
}

/**
 * Records a gun of the property room as recovered. Without a day it cannot be: that is said, not made up.
 * @throws Failure `record.unavailable`, `tracing.tag_taken`, `request.invalid`
 */
export async function takeIn(tx: Tx, propertyId: string): Promise<string> {
  const [item] = await findProperty(tx, { id: propertyId, unrecorded: true })
  if (!item) throw new Failure('record.unavailable')
  if (item.booked_on === null)
    throw new Failure('request.invalid', {
      detail: 'The property room does not say when this gun came in.',
      remedy: 'Enter the recovery by hand with the day from the case file.',
    })
  const [id] = await recordItems(tx, [item])
  tx.about({ type: 'recovery', id: id!, fields: ['recorded'] })
  return id!
}
