import { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { startJob } from '#platform/jobs'
import type { PurgeItem } from '../contract.ts'
import { purgeJob } from '../jobs.ts'
import { presentPurge } from '../present.ts'
import * as store from '../store/purges.ts'

/** Purges that were approved, newest first. */
export async function listPurges(tx: Tx): Promise<PurgeItem[]> {
  const rows = await store.listPurges(tx)
  tx.about({ type: 'purge', count: rows.length })
  return present(tx, rows)
}

export async function readPurge(tx: Tx, id: string): Promise<PurgeItem> {
  const [item] = await present(tx, [await approved(tx, id)])
  return item!
}

async function approved(tx: Tx, id: string): Promise<store.PurgeRow> {
  tx.about({ type: 'purge', id })
  const row = await store.findPurge(tx, id)
  if (!row || row.state === 'asked') throw new Failure('record.unavailable')
  return row
}

async function present(tx: Tx, rows: readonly store.PurgeRow[]): Promise<PurgeItem[]> {
  const tallies = await store.tallies(
    tx,
    rows.map((row) => row.id),
  )
  const jobs = await store.jobsOf(
    tx,
    rows.flatMap((row) => row.job_id ?? []),
  )
  return rows.map((row) => presentPurge(row, tallies, jobs))
}

const STOPPED = new Set(['failed', 'cancelled'])

/** Starts the job of an approved purge again, after it failed or was cancelled; the approval still holds. */
export async function continuePurge(tx: Tx, files: FileStore, id: string): Promise<PurgeItem> {
  await approved(tx, id)
  const purge = await store.lockPurge(tx, id)
  const job = purge?.job_id ? (await store.jobsOf(tx, [purge.job_id])).get(purge.job_id) : undefined
  // Without a row the job is long over.
  if (purge?.state !== 'approved' || (job && !STOPPED.has(job.state)))
    throw new Failure('retention.not_stopped')
  await store.setJob(tx, id, await startJob(tx, purgeJob(files), { purgeId: id }))
  return readPurge(tx, id)
}

const PAGE = 5_000

/** The certificate as it was hashed, its hash, and the ids behind the hash of the records. */
export async function certificateFile(tx: Tx, id: string): Promise<Readable> {
  const purge = await approved(tx, id)
  if (purge.certificate === null) throw new Failure('record.unavailable')
  const parts = [
    `{"certificate":${purge.certificate},\n"certificateHash":"${purge.certificate_hash}",\n"records":[`,
  ]
  let after: store.Item | null = null
  for (;;) {
    const page: store.Item[] = await store.purgedItems(tx, id, after, PAGE)
    const lines = page.map((item) => JSON.stringify(`${item.record_type} ${item.record_id}`))
    if (lines.length > 0) parts.push((after ? ',\n' : '\n') + lines.join(',\n'))
    after = page.at(-1) ?? after
    if (page.length < PAGE) break
  }
  return Readable.from([...parts, '\n]}\n'])
}
