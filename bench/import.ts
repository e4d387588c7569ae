import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { environmentFor, frugal } from '../server/settings.ts'
import { emptyCity } from './city.ts'
import { writeRows } from './rows.ts'
import { printMachine, printTable } from './table.ts'

const SIZES = [30_000, 300_000, 1_000_000]

/**
 * Rows a second from a file on disk to incidents that can be seen, beside a bare COPY of the same file into
 * a table of text columns without index or constraint: the least that storing the rows can cost.
 */
export async function run(sizes: string[]): Promise<void> {
  printMachine()
  const rows = []
  for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) rows.push(await measure(size))
  printTable(['rows', 'import s', 'rows/s', 'bare COPY s', 'import ÷ COPY', 'peak memory MB'], rows)
}

async function measure(size: number): Promise<(string | number)[]> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  const city = await emptyCity(folder)
  try {
    const path = join(folder, 'rows.csv')
    const headers = await writeRows(path, size)
    const before = await bareCopy(city.url, path, headers)
    const { seconds, peakBytes } = await importInItsOwnProcess(city.url, city.files, path, city.email)
    const after = await bareCopy(city.url, path, headers)
    // The machine's speed drifts; the copies taken around the import give its pace at the time.
    const copy = (before + after) / 2
    return [
      size.toLocaleString('en'),
      seconds.toFixed(1),
      Math.round(size / seconds).toLocaleString('en'),
      copy.toFixed(1),
      (seconds / copy).toFixed(1),
      Math.round(peakBytes / 2 ** 20),
    ]
  } finally {
    await city.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function bareCopy(url: string, path: string, headers: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`create table bare (${headers.map((_, i) => `c${i} text`).join(', ')})`)
  await client.query('checkpoint').catch(() => {})
  const began = performance.now()
  await pipeline(createReadStream(path), client.query(copyFrom('copy bare from stdin (format csv, header)')))
  const seconds = (performance.now() - began) / 1000
  await client.query('drop table bare')
  await client.end()
  return seconds
}

async function importInItsOwnProcess(url: string, files: string, path: string, email: string) {
  const child = fork(fileURLToPath(new URL('./import-process.ts', import.meta.url)), [files, path, email], {
    env: environmentFor(url),
    execArgv: frugal(process.execArgv),
  })
  const [result] = (await once(child, 'message')) as [{ seconds: number; peakBytes: number }]
  return result
}
