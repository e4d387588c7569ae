import { audited } from '#platform/audit'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { asProblem } from '#platform/http'
import { JobCancelled, type JobRun } from '#platform/jobs'
import { changeImport, findImport, renewImported, type ImportRow } from '../../store/import/index.ts'
import type { ImportRun } from './run.ts'
import { storeFile } from './store-file.ts'

/**
 * Runs an import that was started in the browser. Everything it stores, its report among it, is stored in
 * one transaction: stopped, failed or killed, it leaves nothing.
 */
export async function executeImport(files: FileStore, importId: string, run: JobRun): Promise<void> {
  const { actor, database } = run
  const row = await database.withActor(actor, (tx) => markRunning(tx, importId))
  if (!row) return
  const onProgress: ImportRun['onProgress'] = async (step, done, total) => {
    await run.progress(step, done, total)
    if (run.cancelled()) throw new JobCancelled()
  }
  try {
    const report = await audited(database, actor, { action: 'incidents.runImport' }, async (tx) => {
      const mends = row.mends ? await findImport(tx, row.mends) : undefined
      const source = { stream: await files.open(row.file_hash), name: row.file_name }
      const task = {
        importId,
        fileName: row.file_name,
        profile: row.profile!,
        asOf: row.as_of ?? mends?.report?.asOf ?? null,
        mended: mends !== undefined,
        onProgress,
      }
      const stored = await storeFile(tx, files, task, source)
      await run.done(tx)
      return stored
    })
    await renewImported(database, report)
  } catch (error) {
    const cancelled = error instanceof JobCancelled
    const { code, sentence, remedy } = asProblem(error, importId)
    await database.withActor(actor, (tx) =>
      changeImport(tx, importId, {
        state: cancelled ? 'cancelled' : 'failed',
        problem: cancelled ? null : { code, sentence, remedy },
      }),
    )
    throw error
  }
}

async function markRunning(tx: Tx, importId: string): Promise<ImportRow | undefined> {
  const row = await findImport(tx, importId, { lock: true })
  if (!row?.profile || (row.state !== 'waiting' && row.state !== 'running')) return undefined
  await changeImport(tx, importId, { state: 'running', problem: null })
  return row
}
