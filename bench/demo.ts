import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { frugal } from '../server/settings.ts'
import { printMachine, printTable } from './table.ts'

interface Measured {
  readonly rows: number
  readonly bytes: number
  /** Of processor time, so that a busy machine does not count. */
  readonly seconds: number
  readonly peakBytes: number
}

const SLICES = [1, 4, 10]

/** Processor time and memory to build the invented city, and whether memory stays flat over many cities. */
export async function run(slices: string[]): Promise<void> {
  printMachine()
  const rows: (string | number)[][] = []
  for (const size of ['small', 'city']) rows.push(inWords(size, 1, await measure(size, 1), null))
  let one: Measured | null = null
  for (const cities of slices.length > 0 ? slices.map(Number) : SLICES) {
    const measured = await measure('nation', cities)
    rows.push(inWords('nation', cities, measured, one))
    one ??= measured
  }
  printTable(['size', 'cities', 'rows', 'MB', 'processor s', 'rows/s', 'peak MB', 'peak to first'], rows)
}

function inWords(
  size: string,
  cities: number,
  measured: Measured,
  one: Measured | null,
): (string | number)[] {
  const { rows, bytes, seconds, peakBytes } = measured
  return [
    size,
    cities,
    rows.toLocaleString('en'),
    Math.round(bytes / 1e6),
    seconds.toFixed(1),
    Math.round(rows / seconds).toLocaleString('en'),
    Math.round(peakBytes / 2 ** 20),
    one === null ? '' : (peakBytes / one.peakBytes).toFixed(2),
  ]
}

/** In a process of its own, so that its memory is its own. */
async function measure(size: string, cities: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-bench-'))
  try {
    const child = fork(
      fileURLToPath(new URL('./demo-process.ts', import.meta.url)),
      [size, String(cities), join(folder, 'demonstration')],
      { execArgv: frugal(process.execArgv) },
    )
    const [measured] = (await once(child, 'message')) as [Measured]
    return measured
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
