import type { Readable } from 'node:stream'

export type TableFormat = 'csv' | 'xlsx' | 'json' | 'ndjson' | 'geojson'

/** How the letters of the file are written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Something a person should know although the file was read. `rows` counts how often, `line` is the first place. */
export interface ImportWarning {
  readonly code: string
  message: string
  line?: number
  count?: number
}

/** A row that is read and cannot be trusted; `index` points into `RowBatch.rows`. */
export interface RowProblem {
  readonly index: number
  /** Data row as a person counts: 1 is the first row below the header. */
  readonly row: number
  readonly line: number
  readonly column: string | null
  readonly reason: string
  readonly remedy: string
}

/**
 * Some rows in file order. `rows[i]` is data row `firstRow + i` and begins on line `lines[i]` of the file
 * (for JSON: the number of the record). A row named in `problems` must be rejected: its cells do not stand under the headers.
 */
export interface RowBatch {
  readonly firstRow: number
  readonly rows: string[][]
  readonly lines: number[]
  readonly problems: readonly RowProblem[]
}

/** A file already open, with the name it came under. */
export interface NamedStream {
  readonly stream: Readable
  readonly name: string
}

export interface ReadOptions {
  /** One character; recognised when absent. */
  readonly delimiter?: string
  readonly encoding?: Encoding
  /** Sheet of a workbook, by name; otherwise the first that is not empty. */
  readonly sheet?: string
  /** File inside a zip, by name; otherwise the largest table. */
  readonly entry?: string
  /** Columns left out whose name begins so; the columns this platform writes into rejected files when absent. */
  readonly ignoreColumns?: string
}

export interface Table {
  readonly format: TableFormat
  readonly encoding: Encoding
  /** Null where the format has none. */
  readonly delimiter: string | null
  readonly headers: readonly string[]
  /** Grows while rows are read. */
  readonly warnings: readonly ImportWarning[]
  /** Reads the rows, once. Leaving the loop early closes the file. */
  rows(): AsyncIterable<RowBatch>
  /** Closes a table whose rows are not wanted. */
  close(): Promise<void>
}
