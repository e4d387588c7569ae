import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '#platform/db'
import { environmentFor, frugal } from '../server/settings.ts'
import { benchCity } from './city.ts'
import { printMachine, printTable } from './table.ts'

const SIZES = [100_000, 1_000_000]

interface Step {
  readonly seconds: number
  readonly peakBytes: number
  readonly rows: number
}

/** Seconds and memory to back a city up, to read the backup through, and to restore it proven row by row. */
export async function run(sizes: string[]): Promise<void> {
  printMachine()
  const rows = []
  for (const size of sizes.length > 0 ? sizes.map(Number) : SIZES) rows.push(...(await measure(size)))
  printTable(['incidents', 'step', 'rows', 'file MB', 'seconds', 'rows/s', 'peak memory MB'], rows)
}

async function measure(size: number): Promise<(string | number)[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  const city = await benchCity(folder, size)
  const empty = await startEmbedded({ directory: join(folder, 'empty') })
  try {
    const path = join(folder, 'city.backup')
    const taken = await step('backup', city.url, city.files, path)
    const verified = await step('verify', city.url, city.files, path)
    const restored = await step('restore', empty.url, join(folder, 'restored'), path)
    const megabytes = Math.round((await stat(path)).size / 2 ** 20)
    return Object.entries({ backup: taken, verify: verified, restore: restored }).map(
      ([name, { seconds, peakBytes, rows }]) => [
        city.incidents.toLocaleString('en'),
        name,
        rows.toLocaleString('en'),
        megabytes,
        seconds.toFixed(1),
        Math.round(rows / seconds).toLocaleString('en'),
        Math.round(peakBytes / 2 ** 20),
      ],
    )
  } finally {
    await city.close()
    await empty.stop()
    // Where the folder was closed to the account of PostgreSQL, the data is kept in another.
    await rm(empty.folder, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

/** In a process of its own, so that its memory is its own. */
async function step(what: string, url: string, files: string, path: string): Promise<Step> {
  const child = fork(fileURLToPath(new URL('./backup-process.ts', import.meta.url)), [what, files, path], {
    env: environmentFor(url),
    execArgv: frugal(process.execArgv),
  })
  const failed = once(child, 'exit').then(() => Promise.reject(new Error(`The ${what} failed.`)))
  const [result] = (await Promise.race([once(child, 'message'), failed])) as [Step]
  await failed.catch(() => {})
  return result
}
