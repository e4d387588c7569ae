import { firstDay } from '#contract'
import { markPrefix, type RejectedFile, type RejectedRow, type Table } from '#platform/import'
import { createCollector, type Collector } from './collect.ts'
import type { Mapping } from './mapping/index.ts'
import type { Stager } from './stage.ts'

/** What reading a file came to. */
export interface Reading {
  readonly rowsRead: number
  readonly rejected: number
  /** The last day that something happened in the file. */
  readonly lastDay: string | null
  readonly rejections: Collector
  readonly repairs: Collector
}

export interface ReadInput {
  readonly table: Table
  readonly map: (row: readonly string[]) => Mapping
  readonly stager: Stager
  readonly rejected: Rejections
  /** Called after each batch; throws to stop. */
  readonly onBatch: (rows: number) => Promise<void>
}

/** Where rejected rows go; opened when the first comes. */
export interface Rejections {
  write(rows: readonly RejectedRow[]): Promise<void>
}

/** Reads a file to its end: rows that can be stored are staged, the others set apart with their reason. */
export async function readRows({ table, map, stager, rejected, onBatch }: ReadInput): Promise<Reading> {
  const rejections = createCollector()
  const repairs = createCollector()
  let rowsRead = 0
  let refused = 0
  let lastDay = ''
  for await (const batch of table.rows()) {
    const bad: RejectedRow[] = []
    const broken = new Map(batch.problems.map((problem) => [problem.index, problem]))
    for (let index = 0; index < batch.rows.length; index++) {
      const cells = batch.rows[index]!
      const row = batch.firstRow + index
      const problem = broken.get(index)
      if (problem) {
        rejections.add(row, {
          column: problem.column,
          reason: problem.reason,
          remedy: problem.remedy,
          text: '',
        })
        bad.push({ row, column: problem.column, reason: problem.reason, remedy: problem.remedy, cells })
        continue
      }
      const mapping = map(cells)
      if (mapping.row === null) {
        const { column, reason, remedy, text } = mapping.notes.find((note) => note.fatal)!
        rejections.add(row, { column, reason, remedy, text })
        bad.push({ row, column, reason: text === '' ? reason : `${reason}: ${text}`, remedy, cells })
        continue
      }
      for (const note of mapping.notes) repairs.add(row, note)
      if (mapping.row.when.date > lastDay) lastDay = mapping.row.when.date
      stager.add(row, mapping.row)
    }
    rowsRead += batch.rows.length
    refused += bad.length
    if (bad.length > 0) await rejected.write(bad)
    await stager.flush()
    await onBatch(rowsRead)
  }
  await stager.end()
  return {
    rowsRead,
    rejected: refused,
    lastDay: lastDay === '' ? null : firstDay(lastDay),
    rejections,
    repairs,
  }
}

/** Column of a rejected file that names the import it comes from; readers leave it out like the reasons. */
export const importMark = `${markPrefix}import`

/** Opens the file of rejected rows at the first of them, each marked with the import it comes from. */
export function lazyRejections(
  open: (headers: readonly string[]) => RejectedFile,
  headers: readonly string[],
  importId: string,
) {
  let file: RejectedFile | null = null
  return {
    async write(rows: readonly RejectedRow[]): Promise<void> {
      file ??= open([importMark, ...headers])
      await file.write(rows.map((row) => ({ ...row, cells: [importId, ...row.cells] })))
    },
    /** Ends the file; answers whether there is one. */
    async close(): Promise<boolean> {
      if (!file) return false
      await file.close()
      return true
    },
  }
}
