import { createHash } from 'node:crypto'
import { asOwner, type Tx } from '#platform/db'
import type { Certificate } from '../contract.ts'
import * as purges from '../store/purges.ts'
import { calendarOf, scheduleById } from '../store/schedules.ts'

/** Writes the certificate of a purge that has nothing left to do; doing it again changes nothing. */
export async function certify(tx: Tx, purgeId: string): Promise<void> {
  tx.about({ type: 'purge', id: purgeId })
  const purge = await purges.lockPurge(tx, purgeId)
  if (purge?.state !== 'approved' || !purge.approval) return
  const text = JSON.stringify(await certificateOf(tx, purge, purge.approval))
  await purges.completePurge(tx, purgeId, text, createHash('sha256').update(text).digest('hex'))
}

async function certificateOf(
  tx: Tx,
  purge: purges.PurgeRow,
  { actId, ...approval }: purges.Approval,
): Promise<Certificate> {
  const tallies = await purges.tallies(tx, [purge.id])
  const sum = (of: 'purged' | 'held' | 'kept') => tallies.reduce((total, tally) => total + tally[of], 0)
  const { id, years, days, counted_from: countedFrom, authority } = await scheduleById(tx, purge.schedule_id)
  return {
    id: purge.id,
    agency: (await calendarOf(tx)).agency,
    category: purge.category,
    records: tallies.map(({ record_type: recordType, asked, purged }) => ({ recordType, asked, purged })),
    purged: sum('purged'),
    held: sum('held'),
    kept: sum('kept'),
    idsHash: await purges.idsHash(tx, purge.id, 'purged'),
    dueTo: purge.due_to,
    schedule: { id, years, days, countedFrom, authority },
    ...approval,
    finishedAt: new Date().toISOString(),
    auditEvents: await asOwner(tx, (client) => purges.auditEvents(client, purge.id, actId)),
  }
}
