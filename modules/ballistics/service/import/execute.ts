import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { audited } from '#platform/audit'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { asProblem } from '#platform/http'
import { markPrefix, writeRejected } from '#platform/import'
import { JobCancelled, type JobRun } from '#platform/jobs'
import type { ExhibitImportReport } from '../../contract/index.ts'
import {
  changeImport,
  findImport,
  keepImportFile,
  type ExhibitImportRow,
} from '../../store/import/imports.ts'
import { renewImported } from '../../store/import/statistics.ts'
import { readWhole, withFolder, type WholeTable } from '../network/source.ts'
import type { RowNote } from './read.ts'
import { importTable, type ImportOptions } from './run.ts'

/**
 * Runs an import that was asked for in the browser, or finds out what would come of it. Everything it stores, its
 * report among it, is stored in one transaction: stopped, failed or killed, it leaves nothing.
 */
export async function executeImport(
  files: FileStore,
  { importId, trial }: { readonly importId: string; readonly trial: boolean },
  run: JobRun,
): Promise<void> {
  const { actor, database } = run
  const row = await database.withActor(actor, (tx) => findImport(tx, importId))
  if (row?.state !== (trial ? 'checking' : 'running')) return
  const onProgress: ImportOptions['onProgress'] = async (step, done, total) => {
    await run.progress(step, done, total)
    if (run.cancelled()) throw new JobCancelled()
  }
  try {
    const source = { stream: await files.open(row.file_hash), name: row.file_name }
    const table = await readWhole(source, (rows) => onProgress('Reading rows', rows, null))
    const report = await audited(database, actor, { action: 'ballistics.runExhibitImport' }, async (tx) => {
      tx.about({ type: 'exhibit-import', id: importId, fields: [trial ? 'tried' : 'imported'] })
      const stored = await storeImport(tx, files, row, table, { trial, onProgress })
      await run.done(tx)
      return stored
    })
    if (!trial) await renewImported(database, report)
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

type Stored = Pick<ExhibitImportRow, 'id' | 'file_name'>

/** Imports a table, or tries it, and writes down what came of it. */
export async function storeImport(
  tx: Tx,
  files: FileStore,
  { id, file_name }: Stored,
  table: WholeTable,
  options: ImportOptions & { readonly rejectedPath?: string | undefined },
): Promise<ExhibitImportReport> {
  const { report, rejected } = await importTable(tx, table, options)
  const kept = rejected.length === 0 ? null : await keepRejected(files, table, rejected, options.rejectedPath)
  if (kept) await keepImportFile(tx, { ...kept, name: `rejected-${file_name}` })
  await changeImport(tx, id, {
    state: options.trial ? 'checked' : 'done',
    report,
    rejected_hash: kept?.hash ?? null,
  })
  return report
}

/** Rejected rows as a file to mend, without the reasons of an earlier import; left at a path where one is given. */
const keepRejected = (
  files: FileStore,
  { headers, rows }: WholeTable,
  rejected: readonly RowNote[],
  at: string | undefined,
) =>
  withFolder(async (folder) => {
    const path = at ?? join(folder, 'rejected.csv')
    const own = [...headers.keys()].filter((column) => !headers[column]!.startsWith(markPrefix))
    const cut = (row: readonly string[]) => own.map((column) => row[column] ?? '')
    const file = writeRejected(path, cut(headers))
    await file.write(
      rejected
        .toSorted((one, other) => one.row - other.row)
        .map((note) => ({ ...note, cells: cut(rows[note.row - 1]!) })),
    )
    await file.close()
    return files.put(createReadStream(path))
  })
