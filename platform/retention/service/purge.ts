import { audited, forgetRecord } from '#platform/audit'
import { asKeeper, asOwner, type Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { JobCancelled, type JobRun } from '#platform/jobs'
import { eraseRecords } from '../store/erase.ts'
import { heldCategories } from '../store/holds.ts'
import * as purges from '../store/purges.ts'
import { calendarOf, findSchedule, takeTurns } from '../store/schedules.ts'
import { certify } from './certificate.ts'
import { scopeOf } from './preview.ts'

/** Small enough that a person who places a hold waits no longer than a moment. */
const BATCH = 500

/**
 * Does an approved purge in batches, each with its row in the audit. A purge that is interrupted goes on where
 * it was: what became of each record is written in the transaction that destroys it.
 */
export async function executePurge(files: FileStore, purgeId: string, run: JobRun): Promise<void> {
  const { database, actor } = run
  // Whoever approved may have lost the right to since.
  if (!actor.permissions.has('retention.manage')) throw new Failure('permission.missing')
  for (let left = true; left;) {
    left = await audited(database, actor, { action: 'retention.purgeBatch' }, (tx) => purgeBatch(tx, purgeId))
    await removeContents(run, files, purgeId)
    const { settled, total } = await database.withActor(actor, (tx) => progressOf(tx, purgeId))
    await run.progress('Destroying records', settled, total)
    if (left && run.cancelled()) throw new JobCancelled()
  }
  await audited(database, actor, { action: 'retention.finishPurge' }, (tx) => certify(tx, purgeId))
}

async function progressOf(tx: Tx, purgeId: string): Promise<{ settled: number; total: number }> {
  const tallies = await purges.tallies(tx, [purgeId])
  const total = tallies.reduce((sum, tally) => sum + tally.asked, 0)
  return { settled: total - tallies.reduce((sum, tally) => sum + tally.open, 0), total }
}

/** One batch; answers whether there may be more. */
async function purgeBatch(tx: Tx, purgeId: string): Promise<boolean> {
  await takeTurns(tx.client, tx.actor.agencyId)
  const purge = await purges.lockPurge(tx, purgeId)
  if (purge?.state !== 'approved') {
    tx.about({ type: 'purge', id: purgeId, count: 0 })
    return false
  }
  const items = await purges.nextItems(tx, purgeId, BATCH)
  const gone: purges.Item[] = []
  for (const type of new Set(items.map((item) => item.record_type))) {
    const ids = items.filter((item) => item.record_type === type).map((item) => item.record_id)
    for (const id of await settle(tx, purge, type, ids)) gone.push({ record_type: type, record_id: id })
  }
  tx.about({ type: 'purge', id: purgeId, count: gone.length })
  for (const { record_type: type, record_id: id } of gone) tx.about({ type, id })
  return items.length === BATCH
}

/** Destroys what still is due, says what became of the rest, and answers what is gone. */
async function settle(
  tx: Tx,
  purge: purges.PurgeRow,
  type: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const { id, category } = purge
  if ((await heldCategories(tx)).has(category)) {
    await purges.settleItems(tx, id, type, ids, 'held')
    return []
  }
  const schedule = await findSchedule(tx, category)
  // A schedule that was replaced or ended since gives no authority any more.
  if (schedule?.id !== purge.schedule_id) {
    await purges.settleItems(tx, id, type, ids, 'kept')
    return []
  }
  const scope = { ...scopeOf(tx, category, await calendarOf(tx), schedule), dueTo: purge.due_to }
  const { purged, held, hashes } = await asKeeper(tx, (client) => eraseRecords(client, type, scope, ids))
  await asOwner(tx, async (client) => {
    for (const one of purged) await forgetRecord(client, type, one)
  })
  await purges.noteFiles(tx, id, hashes)
  await purges.settleItems(tx, id, type, purged, 'purged')
  await purges.settleItems(tx, id, type, held, 'held')
  await purges.settleItems(tx, id, type, ids, 'kept')
  return purged
}

/** Content goes after its rows are gone for good; what another file still has stays. */
async function removeContents({ database, actor }: JobRun, files: FileStore, purgeId: string): Promise<void> {
  for (const hash of await database.withActor(actor, (tx) => purges.notedFiles(tx, purgeId)))
    await database.withActor(actor, async (tx) => {
      if (!(await asKeeper(tx, (client) => purges.contentIsNamed(client, hash)))) await files.remove(hash)
      await purges.settleFile(tx, purgeId, hash)
    })
}
