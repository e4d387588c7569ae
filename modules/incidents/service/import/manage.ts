import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { cancelJob } from '#platform/jobs'
import type { Profile } from '../../contract/index.ts'
import { changeImport, findImport, saveProfile, type ImportRow } from '../../store/import/index.ts'
import { checkProfile } from './check.ts'
import { previewRows } from './preview.ts'

/**
 * One import of the actor's agency.
 * @throws Failure `record.unavailable`
 */
export async function readImport(tx: Tx, id: string): Promise<ImportRow> {
  const row = await findImport(tx, id)
  if (!row) throw new Failure('record.unavailable')
  tx.about({ type: 'import', id })
  return row
}

async function lockedIn(tx: Tx, id: string, states: readonly ImportRow['state'][]): Promise<ImportRow> {
  const row = await findImport(tx, id, { lock: true })
  if (!row) throw new Failure('record.unavailable')
  if (!states.includes(row.state)) throw new Failure('incidents.import_state')
  return row
}

/** Before it runs, and after it ended without storing anything. */
const OPEN = ['uploaded', 'failed', 'cancelled'] as const

/**
 * Keeps a mapping with an upload and shows what it would store.
 * @throws Failure `record.unavailable`, `incidents.import_state`
 */
export async function previewImport(tx: Tx, files: FileStore, id: string, profile: Profile) {
  const row = await lockedIn(tx, id, OPEN)
  await changeImport(tx, id, { profile })
  tx.about({ type: 'import', id, fields: ['profile'] })
  return previewRows(tx, files, row, profile)
}

export interface Start {
  readonly profile: Profile
  readonly saveProfile: boolean
  readonly asOf: string | null
}

/**
 * Asks for an import to run with a confirmed mapping.
 * @throws Failure `record.unavailable`, `incidents.import_state`, `incidents.mapping_incomplete`
 */
export async function startImport(
  tx: Tx,
  id: string,
  start: Start,
  enqueue: () => Promise<string>,
): Promise<ImportRow> {
  const row = await lockedIn(tx, id, OPEN)
  checkProfile(
    start.profile,
    row.columns.map(({ header }) => header),
  )
  if (start.saveProfile) await saveProfile(tx, start.profile)
  const jobId = await enqueue()
  tx.about({ type: 'import', id, fields: ['started'] })
  await changeImport(tx, id, {
    state: 'waiting',
    profile: start.profile,
    as_of: start.asOf,
    job_id: jobId,
    problem: null,
    report: null,
  })
  return (await findImport(tx, id))!
}

/**
 * Stops an import. One that runs ends at its next step and leaves nothing.
 * @throws Failure `record.unavailable`, `incidents.import_state`
 */
export async function cancelImport(tx: Tx, id: string): Promise<ImportRow> {
  const row = await lockedIn(tx, id, ['uploaded', 'waiting', 'running'])
  if (row.job_id) await cancelJob(tx, row.job_id)
  if (row.state !== 'running') await changeImport(tx, id, { state: 'cancelled' })
  tx.about({ type: 'import', id, fields: ['cancelled'] })
  return (await findImport(tx, id))!
}
