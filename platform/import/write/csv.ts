import { Readable } from 'node:stream'
import { csvLine, neutral } from './cells.ts'
import type { Cell } from './cells.ts'

/** Rows of an export, in batches of any size. */
export type ExportRows = AsyncIterable<readonly (readonly Cell[])[]> | Iterable<readonly (readonly Cell[])[]>

/** A CSV file (UTF-8 with mark, so that spreadsheets see accents) of rows that stream. */
export function csvWriter(headers: readonly string[], rows: ExportRows): Readable {
  return Readable.from(lines(headers, rows), { objectMode: false })
}

async function* lines(headers: readonly string[], rows: ExportRows): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(headers.map(neutral))}`
  for await (const batch of rows) {
    if (batch.length > 0) yield batch.map((row) => csvLine(row.map(textOf))).join('')
  }
}

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? neutral(cell) : cell === null ? '' : String(cell)
}
