import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { readTable } from '../index.ts'
import type { ReadOptions, RowProblem, Table } from '../index.ts'

/** A table read to its end. */
export interface Whole extends Pick<Table, 'format' | 'encoding' | 'delimiter' | 'headers' | 'warnings'> {
  readonly rows: string[][]
  readonly lines: number[]
  readonly problems: RowProblem[]
}

/** Reads bytes, a stream or a path to the end. */
export async function readAll(source: string | Buffer | Readable, options: ReadOptions = {}): Promise<Whole> {
  const stream = Buffer.isBuffer(source) ? Readable.from([source]) : source
  const table = await readTable(typeof stream === 'string' ? stream : { stream, name: 'test' }, options)
  const whole: Whole = { ...table, rows: [], lines: [], problems: [] }
  for await (const batch of table.rows()) {
    whole.rows.push(...batch.rows)
    whole.lines.push(...batch.lines)
    whole.problems.push(...batch.problems)
  }
  return whole
}

/** Reads text given as a file would. */
export function readText(text: string, options: ReadOptions = {}): Promise<Whole> {
  return readAll(Buffer.from(text), options)
}

/** A zip of some files. */
export async function zipOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return collect(zip.outputStream as Readable)
}

export async function collect(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
