import type { Readable } from 'node:stream'
import type { Tx } from '#platform/db'
import { csvWriter, xlsxWriter } from '#platform/import'
import type { RecoveryFilter } from '../contract/index.ts'
import { exportColumns } from '../present/recovery-export.ts'
import { countRecoveries, listRecoveryRows, type ListedRecovery } from '../store/recovery-list.ts'
import { readCursor, writeCursor } from './page.ts'

/** One page of recovered guns, and how many there are. */
export async function listRecoveries(
  tx: Tx,
  { cursor, limit, ...filter }: RecoveryFilter & { cursor?: string | undefined; limit: number },
): Promise<{ rows: ListedRecovery[]; next: string | null; total: number; untraced: number }> {
  const rows = await listRecoveryRows(tx, filter, readCursor(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  tx.about({ type: 'recovery', count: shown.length })
  return {
    rows: shown,
    next: rows.length > limit && last ? writeCursor(last.recovered_on, last.id) : null,
    ...(await countRecoveries(tx, filter)),
  }
}

const BATCH = 1_000

/** Everything under a filter as a file. The rows are read before the first byte: guns of an agency are thousands. */
export async function exportRecoveries(
  tx: Tx,
  { format, ...filter }: RecoveryFilter & { format: 'csv' | 'xlsx' },
): Promise<{ file: Readable; mediaType: string; name: string }> {
  const all: ListedRecovery[] = []
  for (let after: readonly [string, string] | undefined; ;) {
    const rows = await listRecoveryRows(tx, filter, after, BATCH)
    all.push(...rows)
    const last = rows.at(-1)
    if (rows.length < BATCH || !last) break
    after = [last.recovered_on, last.id]
  }
  tx.about({ type: 'recovery', count: all.length })
  const headers = exportColumns.map(([header]) => header)
  const cells = [all.map((row) => exportColumns.map(([, cell]) => cell(row)))]
  return format === 'csv'
    ? { file: csvWriter(headers, cells), mediaType: 'text/csv; charset=utf-8', name: 'recovered-guns.csv' }
    : {
        file: xlsxWriter(headers, cells),
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        name: 'recovered-guns.xlsx',
      }
}
