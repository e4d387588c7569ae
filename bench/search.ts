import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KEEP, SIDE, writeIndexHeader, type SearchReport } from '@throughline/topography'
import { threads, type Pool } from '../cli/search/pool.ts'
import { searchIn } from '../cli/search/search.ts'
import { mapIndex } from '../cli/search/store.ts'
import type { Answer, Task } from '../cli/search/work.ts'
import { realScans, type Scan } from './breech-faces/scans.ts'
import { Entries } from './search/entries.ts'
import { positions, type Position } from './search/positions.ts'
import { printOutlook, printRecall, printTimes, type Measured, type Times } from './search/tables.ts'
import type { BenchTask } from './search/worker.ts'
import { printMachine } from './table.ts'

const SIZES = '1000,10000,100000'
const SEGMENT = 1000

/**
 * One against many: every real scan sought in indexes in which all of them are hidden among labelled synthetic ones. Seconds,
 * processor seconds, memory, and how far up each cartridge case of the same gun stands after every pass.
 *
 * `--entries 1000,10000 --queries 50 --workers 2`
 */
export async function run(args: string[]): Promise<void> {
  printMachine()
  const option = (name: string, unless: string) => {
    const at = args.indexOf(`--${name}`)
    return at >= 0 ? (args[at + 1] ?? unless) : unless
  }
  const workers = Number(option('workers', '2'))
  const queries = Number(option('queries', '50'))
  const folder = await mkdtemp(join(tmpdir(), 'throughline-search-'))
  const all: Measured[] = []
  try {
    for (const size of option('entries', SIZES).split(',').map(Number))
      all.push(await measure({ size, workers, queries, path: join(folder, `${size}.index`) }))
  } finally {
    await rm(folder, { recursive: true })
  }
  printTimes(all, workers)
  printRecall(all)
  printOutlook(all.at(-1)!)
}

interface Run {
  readonly size: number
  readonly workers: number
  readonly queries: number
  readonly path: string
}

async function measure({ size, workers, queries, path }: Run): Promise<Measured> {
  const pool = threads<BenchTask, unknown>(workers, new URL('./search/start.mjs', import.meta.url), {
    size,
    index: path,
  })
  try {
    const began = cpu()
    await build(pool, path, size)
    const building = cpu() - began
    const bytes = (await stat(path)).size
    const { segments } = await mapIndex(path)
    const scans = realScans()
    const places = new Entries(size)
    const times: Times[] = []
    const found: Position[] = []
    // Spread over both sets and all slides when not all are asked for.
    const asked = scans.filter(
      (_, i) => Math.floor((i * queries) / scans.length) !== Math.floor(((i - 1) * queries) / scans.length),
    )
    for (const query of asked) {
      const { report, time } = await search(pool as Pool<BenchTask, Answer>, { query, segments, workers })
      times.push(time)
      found.push(...positions(query, report, scans, (scan) => places.placeOf(scan)))
      console.log(
        `${size} ${query.name}: ${time.seconds.coarse.toFixed(1)} + ${time.seconds.fine.toFixed(1)} + ${time.seconds.exact.toFixed(1)} s, last of the same gun at ${Math.max(...found.filter((one) => one.query === query.name).map((one) => one.exact ?? Infinity))}`,
      )
    }
    const rss = process.resourceUsage().maxRSS / 1024
    return { size, building, bytes, rss, times, found, queries: asked.length }
  } finally {
    await pool.close()
  }
}

async function build(pool: Pool<BenchTask, unknown>, path: string, size: number): Promise<void> {
  const file = await open(path, 'w')
  await file.write(writeIndexHeader(SIDE))
  const starts = Array.from({ length: Math.ceil(size / SEGMENT) }, (_, i) => i * SEGMENT)
  // A few at a time: what is made waits in memory until those before it are written.
  for (let i = 0; i < starts.length; i += 8) {
    const made = await pool.run(
      starts
        .slice(i, i + 8)
        .map((first) => ({ kind: 'make', first, count: Math.min(SEGMENT, size - first) }) as const),
    )
    for (const bytes of made as Uint8Array[]) await file.write(bytes)
  }
  await file.close()
}

async function search(
  pool: Pool<BenchTask, Answer>,
  {
    query,
    segments,
    workers,
  }: { query: Scan; segments: Awaited<ReturnType<typeof mapIndex>>['segments']; workers: number },
): Promise<{ report: SearchReport; time: Times }> {
  const settings = { query: query.grid, side: SIDE, classes: { calibre: '9 mm' }, rotation: 30 }
  // One for every thread: each takes the next task when it is free, and both are busy with their first.
  await pool.run(Array.from({ length: workers }, () => ({ kind: 'query', settings }) as const))
  const marks = [{ at: performance.now(), cpu: cpu() }]
  const report = await searchIn<number>(pool as Pool<Task<number>, Answer>, {
    segments,
    keep: KEEP,
    top: KEEP.fine,
    detailOf: ({ ordinal }) => ordinal,
    told: (_, done, of) => void (done === of && marks.push({ at: performance.now(), cpu: cpu() })),
  })
  const between = (i: number, of: 'at' | 'cpu') => marks[i + 1]![of] - marks[i]![of]
  return {
    report,
    time: {
      seconds: {
        coarse: between(0, 'at') / 1000,
        fine: between(1, 'at') / 1000,
        exact: between(2, 'at') / 1000,
      },
      cpu: { coarse: between(0, 'cpu'), fine: between(1, 'cpu'), exact: between(2, 'cpu') },
    },
  }
}

/** Seconds of all threads of this process. */
function cpu(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
