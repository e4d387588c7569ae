import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { uuid, type Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { cancelJob } from '#platform/jobs'
import type { ExhibitImport, ExhibitImportState } from '../../contract/index.ts'
import {
  changeImport,
  findImport,
  findImports,
  insertImport,
  type ExhibitImportRow,
} from '../../store/import/imports.ts'
import { readHead, withUpload } from '../network/source.ts'
import { columnsOf, holds } from './fields.ts'

/** A file whose headers are those of exhibits, and that is kept. */
export interface KeptExhibits {
  readonly hash: string
  readonly size: number
  readonly format: string
  readonly holds: ExhibitImport['holds']
}

/**
 * Takes a file in. What is no list of exhibits is refused before anything of it is kept.
 * @throws Failure of the import catalogue, `ballistics.not_exhibits`
 */
export const keepExhibits = (files: FileStore, upload: Readable, name: string): Promise<KeptExhibits> =>
  withUpload(upload, async (path) => {
    const { headers, format } = await readHead({ stream: createReadStream(path), name })
    const kind = holds(columnsOf(headers))
    if (kind === null) throw new Failure('ballistics.not_exhibits')
    return { holds: kind, format, ...(await files.put(createReadStream(path))) }
  })

/** Records a file that was kept; `check` asks for the job that finds out what would come of it. */
export async function recordImport(
  tx: Tx,
  { hash, size, format, holds: kind }: KeptExhibits,
  name: string,
  check: (id: string) => Promise<string>,
): Promise<ExhibitImportRow> {
  const id = uuid()
  tx.about({ type: 'exhibit-import', id, fields: ['uploaded'] })
  const row = { id, file_name: name, file_hash: hash, size, format, holds: kind, state: 'checking' as const }
  await insertImport(tx, row)
  await changeImport(tx, id, { job_id: await check(id) })
  return (await findImport(tx, id))!
}

export async function listImports(tx: Tx): Promise<ExhibitImportRow[]> {
  const rows = await findImports(tx)
  tx.about({ type: 'exhibit-import', count: rows.length })
  return rows
}

/** @throws Failure `record.unavailable` */
export async function readImport(tx: Tx, id: string): Promise<ExhibitImportRow> {
  const row = await findImport(tx, id)
  if (!row) throw new Failure('record.unavailable')
  tx.about({ type: 'exhibit-import', id })
  return row
}

async function lockedIn(
  tx: Tx,
  id: string,
  states: readonly ExhibitImportState[],
): Promise<ExhibitImportRow> {
  const row = await findImport(tx, id, { lock: true })
  if (!row) throw new Failure('record.unavailable')
  tx.about({ type: 'exhibit-import', id })
  if (!states.includes(row.state)) throw new Failure('ballistics.import_state')
  return row
}

/**
 * Asks for a file to be imported. One that failed or was stopped can be tried again: nothing of it was kept.
 * @throws Failure `record.unavailable`, `ballistics.import_state`
 */
export async function startImport(
  tx: Tx,
  id: string,
  enqueue: () => Promise<string>,
): Promise<ExhibitImportRow> {
  await lockedIn(tx, id, ['checked', 'failed', 'cancelled'])
  tx.about({ type: 'exhibit-import', id, fields: ['started'] })
  await changeImport(tx, id, { state: 'running', job_id: await enqueue(), problem: null })
  return (await findImport(tx, id))!
}

/**
 * Stops an import. One that runs ends at its next step and leaves nothing.
 * @throws Failure `record.unavailable`, `ballistics.import_state`
 */
export async function cancelImport(tx: Tx, id: string): Promise<ExhibitImportRow> {
  const { job_id: job, state } = await lockedIn(tx, id, ['checking', 'checked', 'running'])
  if (job && state !== 'checked') await cancelJob(tx, job)
  else await changeImport(tx, id, { state: 'cancelled' })
  tx.about({ type: 'exhibit-import', id, fields: ['cancelled'] })
  return (await findImport(tx, id))!
}
