import { createHash } from 'node:crypto'
import { mkdir, writeFile as writeBytes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Dirt, layers, lineWriter, scans, tables, type Row, type Table, type World } from '../files/index.ts'
import { truthFiles } from '../truth/index.ts'
import { openOut, type OutFile, type Written } from './out-file.ts'

/** One file of a build as the manifest lists it. */
export interface FileEntry extends Written {
  /** Under the folder of the city, with `.gz` when it is compressed. */
  readonly path: string
  readonly rows: number
}

export interface WriteOptions {
  readonly compressed: boolean
  /** How many synthetic scans are made; each takes about a second. */
  readonly scans: number
  readonly signal: AbortSignal | undefined
  readonly told: (path: string) => void
}

/** Writes every file of one city into a folder: what agencies have under `raw/`, and the truth. */
export async function writeCity(world: World, folder: string, options: WriteOptions): Promise<FileEntry[]> {
  const entries: FileEntry[] = []
  const into = async (path: string, write: (out: OutFile) => Promise<number>) => {
    options.signal?.throwIfAborted()
    options.told(path)
    entries.push(await writeFile(folder, path, options, write))
  }
  await into('truth/records.jsonl', async (records) => {
    let lines = 0
    for (const table of tables)
      await into(`raw/${table.path}`, async (out) => {
        const written = await writeTable(table, world, out, records, options.signal)
        lines += written.lines
        return written.rows
      })
    return lines
  })
  for (const { path, features } of layers)
    await into(`raw/${path}`, (out) => writeLayer(features(world.city), out))
  for (const { path, lines } of truthFiles)
    await into(`truth/${path}`, (out) => writeLines(lines(world), out, options.signal))
  if (options.scans > 0)
    await into('truth/scans.jsonl', (out) => writeScans(world, folder, options, entries, out))
  return entries.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function writeFile(
  folder: string,
  path: string,
  { compressed }: WriteOptions,
  write: (out: OutFile) => Promise<number>,
): Promise<FileEntry> {
  const full = join(folder, path)
  await mkdir(dirname(full), { recursive: true })
  const out = openOut(full, compressed)
  try {
    const rows = await write(out)
    return { path: compressed ? `${path}.gz` : path, rows, ...(await out.close()) }
  } catch (error) {
    out.abandon()
    throw error
  }
}

async function writeTable(
  table: Table,
  world: World,
  out: OutFile,
  records: OutFile,
  signal: AbortSignal | undefined,
): Promise<{ rows: number; lines: number }> {
  const dirt = new Dirt(world.chance.stream(table.path))
  const { head, line } = lineWriter(table)
  await out.write(head)
  let [rows, lines] = [0, 0]
  for (const row of table.rows(world, dirt)) {
    rows++
    const truth = truthOf(table, rows, row, row.dirt ?? dirt.take())
    if (truth !== null) {
      lines++
      const behind = records.write(truth)
      if (behind) await behind
    }
    const full = out.write(line(row))
    if (!full) continue
    await full
    signal?.throwIfAborted()
  }
  return { rows, lines }
}

/** What a row truly is, and what befell it; rows are counted from 1 below the header. */
function truthOf(table: Table, row: number, { of, record }: Row, dirt: readonly string[]): string | null {
  if (of === undefined && dirt.length === 0) return null
  const truth = { file: table.path, row, record, ...of, ...(dirt.length > 0 && { dirt }) }
  return `${JSON.stringify(truth)}\n`
}

async function writeLayer(features: readonly unknown[], out: OutFile): Promise<number> {
  await out.write('{"type":"FeatureCollection","features":[\n')
  for (const [place, feature] of features.entries())
    await out.write(`${JSON.stringify(feature)}${place + 1 < features.length ? ',' : ''}\n`)
  await out.write(']}\n')
  return features.length
}

async function writeLines(
  lines: Iterable<object>,
  out: OutFile,
  signal: AbortSignal | undefined,
): Promise<number> {
  let rows = 0
  for (const line of lines) {
    rows++
    const full = out.write(`${JSON.stringify(line)}\n`)
    if (!full) continue
    await full
    signal?.throwIfAborted()
  }
  return rows
}

/** Scans are archives already: they are written as they are, and the truth says which gun is behind each. */
async function writeScans(
  world: World,
  folder: string,
  { scans: count, signal, told }: WriteOptions,
  entries: FileEntry[],
  out: OutFile,
): Promise<number> {
  let rows = 0
  for (const { path, bytes, truth } of scans(world, count)) {
    signal?.throwIfAborted()
    told(`raw/${path}`)
    const full = join(folder, 'raw', path)
    await mkdir(dirname(full), { recursive: true })
    await writeBytes(full, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    entries.push({ path: `raw/${path}`, rows: 1, bytes: bytes.length, sha256 })
    await out.write(`${JSON.stringify(truth)}\n`)
    rows++
    // Making one takes a while without a pause: whoever asks to stop is heard in between.
    await new Promise((resolve) => setImmediate(resolve))
  }
  return rows
}
