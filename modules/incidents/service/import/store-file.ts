import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { readTable, writeRejected } from '#platform/import'
import type { ImportReport } from '../../contract/index.ts'
import { changeImport, keepFile } from '../../store/import/index.ts'
import { runImport, type ImportRun } from './run.ts'
import { explained, withFolder } from './upload.ts'

/** An import that knows its file and mapping. */
export type Task = Omit<ImportRun, 'table' | 'openRejected'>

/** Imports a file and writes down what it did. Rejected rows are kept, and left at `rejectedPath` where that is given. */
export async function storeFile(
  tx: Tx,
  files: FileStore,
  task: Task,
  source: Parameters<typeof readTable>[0],
  rejectedPath?: string,
): Promise<ImportReport> {
  return withFolder(async (folder) => {
    const path = rejectedPath ?? join(folder, 'rejected.csv')
    const table = await explained(readTable(source))
    const openRejected: ImportRun['openRejected'] = (headers) => writeRejected(path, headers)
    const { report, hasRejected } = await explained(runImport(tx, { ...task, table, openRejected }))
    const rejected = hasRejected ? await files.put(createReadStream(path)) : null
    if (rejected) await keepRejected(tx, task, rejected)
    tx.about({ type: 'import', id: task.importId, count: report.rowsRead })
    await changeImport(tx, task.importId, {
      state: 'done',
      report,
      as_of: report.asOf,
      rejected_hash: rejected?.hash ?? null,
    })
    return report
  })
}

async function keepRejected(
  tx: Tx,
  { fileName }: Task,
  { hash, size }: Awaited<ReturnType<FileStore['put']>>,
): Promise<void> {
  await keepFile(tx, { hash, size, name: `rejected-${fileName}.csv`, mediaType: 'text/csv' })
}

/** Does all of an import; the caller takes it back. */
export async function tryFile(
  tx: Tx,
  task: Task,
  path: string,
  rejectedPath: string | undefined,
): Promise<ImportReport> {
  return withFolder(async (folder) => {
    const table = await explained(readTable(path))
    const openRejected: ImportRun['openRejected'] = (headers) =>
      writeRejected(rejectedPath ?? join(folder, 'rejected.csv'), headers)
    return (await explained(runImport(tx, { ...task, table, openRejected }))).report
  })
}
