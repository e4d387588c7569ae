import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tx } from '#platform/db'
import type { FileStore } from '#platform/files'
import { Failure } from '#platform/http'
import { ImportError, readTable, writeRejected } from '#platform/import'
import type { ImportKind, ImportReport, ImportSettings, Mapping } from '../../contract/index.ts'
import { keepFile } from '../../store/recovery.ts'
import { storeGunList } from './gun-list.ts'
import { missingFields } from './mapping.ts'
import { storeDealers, storeStolen } from './others.ts'
import { storeProperty } from './property.ts'
import { storeSales } from './sales.ts'
import { readRows, type FileRow } from './rows.ts'
import { storeStateTotals } from './state-totals.ts'
import { Tally } from './tally.ts'
import { storeTraces } from './traces.ts'

export interface FileRun {
  readonly kind: ImportKind
  readonly source: Parameters<typeof readTable>[0]
  readonly fileName: string
  /** Columns by field; proposed by their names where it is left out. */
  readonly mapping: (headers: readonly string[]) => Mapping
  readonly settings: ImportSettings
  readonly importId: string | null
}

/**
 * Stores the rows of a file; answers what became of each, and where the rejected ones are kept.
 * @throws Failure `tracing.mapping_incomplete`, or of the import catalogue
 */
export async function runFile(
  tx: Tx,
  files: FileStore,
  run: FileRun,
  today = new Date().toISOString().slice(0, 10),
): Promise<{ report: ImportReport; rejectedHash: string | null }> {
  const table = await explained(readTable(run.source))
  const mapping = run.mapping(table.headers)
  const missing = missingFields(run.kind, mapping, table.headers)
  if (missing.length > 0) {
    await table.close()
    throw new Failure('tracing.mapping_incomplete', {
      fields: missing.map((field) => ({
        path: `mapping.${field}`,
        message: 'Choose the column that holds this.',
      })),
    })
  }
  const rows = await explained(readRows(table, mapping))
  const tally = new Tally(rows.length)
  await store(tx, run, rows, today, tally)
  tx.about({ type: 'tracing-import', count: rows.length, ...(run.importId && { id: run.importId }) })
  const rejectedHash =
    tally.rejected.length > 0
      ? await keepRejected(tx, files, run.fileName, table.headers, tally.rejected)
      : null
  return { report: tally.report(), rejectedHash }
}

async function store(
  tx: Tx,
  run: FileRun,
  rows: readonly FileRow[],
  today: string,
  tally: Tally,
): Promise<void> {
  const { kind, settings, importId } = run
  if (kind === 'traces') return storeTraces(tx, rows, today, tally)
  if (kind === 'stolen') return storeStolen(tx, rows, today, tally)
  if (kind === 'dealers') return storeDealers(tx, rows, today, tally)
  if (kind === 'state-totals') return storeStateTotals(tx, rows, tally)
  if (kind === 'crime-guns') return storeGunList(tx, rows, { today, asOf: settings.asOf ?? today }, tally)
  if (kind === 'sales') return storeSales(tx, rows, today, tally)
  const room = settings.room || 'Property room'
  return storeProperty(tx, { rows, room, record: settings.record ?? true, today, importId }, tally)
}

async function keepRejected(
  tx: Tx,
  files: FileStore,
  fileName: string,
  headers: readonly string[],
  rows: readonly FileRow[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  try {
    const path = join(folder, 'rejected.csv')
    const out = writeRejected(path, headers)
    await out.write(rows.map(({ row, cells, problems }) => ({ row, cells, ...problems[0]! })))
    await out.close()
    const { hash, size } = await files.put(createReadStream(path))
    await keepFile(tx, { hash, size, name: `rejected-${fileName}.csv`, mediaType: 'text/csv' })
    return hash
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Turns what is wrong with a file into a failure whose sentence names the place in the file. */
export async function explained<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ImportError)
      throw new Failure(error.code, { detail: error.detail, remedy: error.remedy, cause: error })
    throw error
  }
}
