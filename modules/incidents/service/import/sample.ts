import { markPrefix, readTable, type NamedStream, type Table } from '#platform/import'
import { importMark } from './read.ts'

const ROWS = 500

/** The beginning of a file. */
export interface FileSample {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** `CSV, gzip; UTF-8` */
  readonly format: string
  /** The import whose rejected rows these are; null for any other file. */
  readonly mends: string | null
}

/** No header holds a zero byte, so nothing is left out. */
const KEEP_ALL = '\u0000'

/**
 * Reads the first rows of a file, however large.
 * @throws ImportError when it is no table
 */
export async function readSample(source: string | NamedStream): Promise<FileSample> {
  const table = await readTable(source, { ignoreColumns: KEEP_ALL })
  const rows: string[][] = []
  for await (const batch of table.rows()) {
    const broken = new Set(batch.problems.map(({ index }) => index))
    rows.push(...batch.rows.filter((_, index) => !broken.has(index)))
    if (rows.length >= ROWS) break
  }
  const mark = table.headers.indexOf(importMark)
  const kept = [...table.headers.keys()].filter((index) => !table.headers[index]!.startsWith(markPrefix))
  const cut = (row: readonly string[]) => kept.map((index) => row[index] ?? '')
  return {
    headers: cut(table.headers),
    rows: rows.slice(0, ROWS).map(cut),
    format: formatOf(table, typeof source === 'string' ? source : source.name),
    mends: (mark >= 0 && rows.find((row) => row[mark])?.[mark]) || null,
  }
}

function formatOf({ format, encoding }: Table, name: string): string {
  const packed = /\.gz$/i.test(name) ? ', gzip' : /\.zip$/i.test(name) ? ', zip' : ''
  return `${format.toUpperCase()}${packed}; ${encoding.toUpperCase()}`
}
