import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Failure } from '#platform/http'
import { ImportError, readTable, type RowProblem } from '#platform/import'

/** More rows than any network's list of one agency and year has; they are held in memory. */
const MOST_ROWS = 100_000

/** A list as it stands in the file. */
export interface WholeTable {
  readonly format: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Rows whose cells do not stand under the headers, by their place in `rows`. */
  readonly broken: ReadonlyMap<number, RowProblem>
  readonly warnings: readonly string[]
}

type Source = Parameters<typeof readTable>[0]

/**
 * The headers of a table, without its rows.
 * @throws Failure of the import catalogue
 */
export const readHead = (source: Source): Promise<Pick<WholeTable, 'headers' | 'format'>> =>
  explained(async () => {
    const { headers, format } = await readTable(source)
    return { headers, format: format.toUpperCase() }
  })

/**
 * Reads all of a table; `onRows` is told how many there are so far, and stops the reading where it throws.
 * @throws Failure of the import catalogue, `ballistics.list_too_long`
 */
export async function readWhole(
  source: Source,
  onRows?: (rows: number) => Promise<void>,
): Promise<WholeTable> {
  return explained(async () => {
    const table = await readTable(source)
    const rows: string[][] = []
    const broken = new Map<number, RowProblem>()
    for await (const batch of table.rows()) {
      for (const problem of batch.problems) broken.set(rows.length + problem.index, problem)
      rows.push(...batch.rows)
      if (rows.length > MOST_ROWS) throw new Failure('ballistics.list_too_long')
      await onRows?.(rows.length)
    }
    return {
      format: table.format.toUpperCase(),
      headers: table.headers,
      rows,
      broken,
      warnings: table.warnings.map(({ message }) => message),
    }
  })
}

/** Turns what is wrong with a file into a failure whose sentence names the place in the file. */
async function explained<T>(reading: () => Promise<T>): Promise<T> {
  try {
    return await reading()
  } catch (error) {
    if (error instanceof ImportError)
      throw new Failure(error.code, { detail: error.detail, remedy: error.remedy, cause: error })
    throw error
  }
}

/** Puts an upload into a file for as long as the work takes. */
export async function withUpload<T>(upload: Readable, work: (path: string) => Promise<T>): Promise<T> {
  return withFolder(async (folder) => {
    const path = join(folder, 'upload')
    await pipeline(upload, createWriteStream(path, { mode: 0o600 }))
    return work(path)
  })
}

export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
