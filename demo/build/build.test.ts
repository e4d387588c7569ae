import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readSurface } from '@throughline/topography'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tables } from '../files/index.ts'
import { buildDemonstration, FolderTaken, NoTruth, scoreDemonstration, type Built } from '../index.ts'
import type { TrueRecord } from '../score/truth.ts'
import { buildPlan } from './index.ts'
import type { CityManifest, ManyManifest } from './manifest.ts'

let folder: string
let built: Built
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-demo-test-'))
  built = await buildDemonstration({ size: 'small', seed: '7', out: join(folder, 'seven') })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = (...path: string[]) => readFile(join(folder, ...path), 'utf8')
const manifestOf = async (name: string) => JSON.parse(await read(name, 'manifest.json')) as CityManifest
const hashesOf = ({ files }: CityManifest) => files.map(({ path, sha256 }) => `${path} ${sha256}`)

test('the same seed gives the same bytes, another seed another city', async () => {
  await buildDemonstration({ size: 'small', seed: '7', out: join(folder, 'again') })
  await buildDemonstration({ size: 'small', seed: '8', out: join(folder, 'other') })
  const seven = hashesOf(await manifestOf('seven'))
  expect(hashesOf(await manifestOf('again'))).toEqual(seven)
  const other = new Set(hashesOf(await manifestOf('other')))
  expect(seven.filter((hash) => hash.startsWith('raw/map') && other.has(hash))).toEqual([])
})

test('scans are synthetic, say so, and are read as any scan; the truth says which gun is behind each', async () => {
  await buildDemonstration({ size: 'small', seed: '7', out: join(folder, 'scanned'), scans: 2 })
  const truth = (await read('scanned/truth/scans.jsonl')).trimEnd().split('\n')
  expect(truth).toHaveLength(2)
  const { acquisition } = JSON.parse(truth[0]!) as { acquisition: string }
  const bytes = await readFile(join(folder, 'scanned/raw/laboratory/scans', `${acquisition}.x3p`))
  const { surface, metadata, checks } = readSurface(bytes)
  expect(metadata.comment).toMatch(/^Synthetic/)
  expect(checks.filter(({ outcome }) => outcome === 'doubtful')).toEqual([])
  expect(surface.dx).toBeCloseTo(6.25e-6, 9)
  const { files } = await manifestOf('scanned')
  expect(files.map(({ path }) => path)).toContain(`raw/laboratory/scans/${acquisition}.x3p`)
})

test('the manifest says what is there: every file with its hash, and that it is invented', async () => {
  const { files, notice } = await manifestOf('seven')
  expect(notice).toContain('invented')
  expect(built).toMatchObject({ cities: 1, files: files.length })
  for (const { path, sha256, bytes } of files) {
    const content = await readFile(join(folder, 'seven', path))
    expect(content.length).toBe(bytes)
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
  }
  const paths = files.map(({ path }) => path)
  expect(paths).toEqual(expect.arrayContaining(tables.map(({ path }) => `raw/${path}`)))
})

test('every row has the cells of its header, and the truth knows its row', async () => {
  const { files } = await manifestOf('seven')
  const rows = new Map(files.map(({ path, rows: count }) => [path.replace('raw/', ''), count]))
  const truth = (await read('seven/truth/records.jsonl')).trimEnd().split('\n')
  const records = truth.map((line) => JSON.parse(line) as TrueRecord)
  expect(records.length).toBeGreaterThan(1_000)
  for (const { file, row } of records) expect(row).toBeLessThanOrEqual(rows.get(file)!)
  for (const { path, columns, style } of tables) {
    const text = await read('seven/raw', path)
    const lines = text.trimEnd().split(style.newline)
    const skipped = style.title === null ? 1 : 2
    expect(lines.length - skipped).toBe(rows.get(path))
    for (const line of lines.slice(skipped)) expect(cellsOf(line)).toBe(Object.keys(columns).length)
  }
})

/** Cells of a line of commas, with quotes. */
const cellsOf = (line: string): number => line.replaceAll(/"(?:[^"]|"")*"/g, '').split(',').length

test('no dirt befalls a file that does not say so', async () => {
  const declared = new Map(
    tables.map(({ path, columns, rowDirt }) => [
      path,
      new Set<string>([...rowDirt, ...Object.values(columns).flatMap(([, ...dirt]) => dirt)]),
    ]),
  )
  const surprises = new Set<string>()
  for (const line of (await read('seven/truth/records.jsonl')).trimEnd().split('\n')) {
    const { file, dirt = [] } = JSON.parse(line) as { file: string; dirt?: string[] }
    for (const kind of dirt) if (!declared.get(file)!.has(kind)) surprises.add(`${file}: ${kind}`)
  }
  expect([...surprises]).toEqual([])
})

test('the truth stands in no file of an agency', async () => {
  const words = ['straw', 'careless', 'risk_score', 'sparkedBy']
  for (const { path } of tables) {
    const [header = ''] = (await read('seven/raw', path)).split('\n')
    for (const word of words) expect(header).not.toContain(word)
  }
})

test('a folder that holds something else is refused and left as it is', async () => {
  const taken = join(folder, 'taken')
  await mkdir(taken)
  await writeFile(join(taken, 'letter.txt'), 'dear')
  await expect(buildDemonstration({ size: 'small', seed: '7', out: taken })).rejects.toThrow(FolderTaken)
  expect(await readdir(taken)).toEqual(['letter.txt'])
})

test('a build that is stopped leaves nothing, and what stood there before stays', async () => {
  const before = await manifestOf('seven')
  const stop = new AbortController()
  const stopped = buildDemonstration({
    size: 'small',
    seed: '9',
    out: join(folder, 'seven'),
    signal: stop.signal,
    onProgress: ({ step }) => {
      if (step === 'raw/police/dispatch.csv') stop.abort()
    },
  })
  await expect(stopped).rejects.toThrow()
  expect(await manifestOf('seven')).toEqual(before)
  expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('several cities stand in folders of their own, compressed, and differ; the first is the one alone', async () => {
  const plan = { scale: 'small', cities: 2, many: true } as const
  const out = join(folder, 'several')
  const several = await buildPlan(plan, { size: 'metro', seed: '7', out })
  expect(several).toMatchObject({ cities: 2, files: 2 * built.files })
  const { cities } = JSON.parse(await read('several/manifest.json')) as ManyManifest
  expect(cities.map(({ folder: name }) => name)).toEqual(['city-001', 'city-002'])
  const [first, second] = await Promise.all(cities.map((city) => manifestOf(join('several', city.folder))))
  const unpacked = hashesOf(first!).map((line) => line.replace('.gz ', ' '))
  expect(unpacked).toEqual(hashesOf(await manifestOf('seven')))
  expect(hashesOf(second!)).not.toEqual(hashesOf(first!))
  const [city] = cities
  const bytes = gunzipSync(await readFile(join(out, city!.folder, 'raw/police/shootings.csv.gz')))
  expect(bytes.toString()).toBe(await read('seven/raw/police/shootings.csv'))
  expect((await scoreDemonstration(join(out, city!.folder), [])).seed).toBe('7')
  await expect(scoreDemonstration(out, [])).rejects.toThrow(NoTruth)
})
