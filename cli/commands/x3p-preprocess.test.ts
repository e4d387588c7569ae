import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSurface, writeX3p } from '@throughline/topography'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { x3pPreprocess } from './x3p-preprocess.ts'

const SIDE = 320
const STEP = 6.25
/** A ring of marks about a deep hole, tilted; micrometres. */
const heights = Float64Array.from({ length: SIDE * SIDE }, (_, i) => {
  const x = (i % SIDE) * STEP - 1000
  const y = Math.floor(i / SIDE) * STEP - 1000
  const away = Math.hypot(x, y)
  if (away > 950) return NaN
  const marks = Math.sin(x / 13) + Math.sin((x + 2 * y) / 31) + Math.cos(y / 9) * Math.sin(x / 40)
  return (0.03 * x + (away < 400 ? -120 : marks)) * 1e-6
})
const surface = { width: SIDE, height: SIDE, dx: STEP * 1e-6, dy: STEP * 1e-6, heights }
const metadata = { creator: 'A. Operator', comment: 'Range 7.', instrument: {}, probing: {}, other: [] }

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-preprocess-'))
  await writeFile(at('raw.x3p'), writeX3p({ surface, metadata }))
  await writeFile(at('empty.x3p'), writeX3p({ surface: { ...surface, heights: heights.map(() => NaN) } }))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(words: string[], options: Record<string, string | true> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await x3pPreprocess.run({
    words: words.map(at),
    text: (option) => (typeof options[option] === 'string' ? options[option] : undefined),
    flag: (option) => options[option] === true,
    open: () => Promise.reject(new Error('a surface needs no database')),
    tell: (sentence) => void err.push(sentence),
    print: (line) => void out.push(line),
  })
  return { code: code ?? 0, out: out.join('\n'), err: err.join('\n') }
}

test('preprocess writes the prepared scan, says what it did, and leaves a prepared scan alone', async () => {
  const first = await run(['raw.x3p', 'ready.x3p'])
  expect(first.err).toMatch(/found a hole of \d+ micrometres.*\n.*tilt of 1\.7\d degrees/)
  const ready = readSurface(await readFile(at('ready.x3p')))
  expect(ready.metadata.creator).toBe('A. Operator')
  expect(ready.metadata.comment).toMatch(/^Range 7\. Prepared with Throughline\. Kept the breech face/)
  expect(Math.max(...ready.surface.heights.filter((z) => !Number.isNaN(z)))).toBeLessThan(5e-6)

  const wide = JSON.parse((await run(['raw.x3p', 'wide.x3p'], { json: true, 'hole-margin': '200' })).out)
  const kept = (report: { steps: { kept: number }[] }) => report.steps[0]!.kept
  const narrow = JSON.parse((await run(['raw.x3p', 'wide.x3p'], { json: true })).out)
  expect(kept(wide)).toBeLessThan(0.85 * kept(narrow))

  const again = JSON.parse((await run(['ready.x3p', 'again.x3p'], { json: true })).out)
  expect(again).toMatchObject({
    kind: 'cartridge',
    preparedBefore: true,
    steps: [{ name: 'unchanged' }],
    step: STEP,
  })
  const always = JSON.parse((await run(['ready.x3p', 'again.x3p'], { json: true, always: true })).out)
  expect(always).toMatchObject({
    preparedBefore: false,
    steps: [{ name: 'mask' }, { name: 'level' }, {}, {}, {}, {}, {}],
  })
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('preprocess writes the signature of a land as one row', async () => {
  const land = Float64Array.from(
    { length: 300 * 80 },
    (_, i) => (-(((i % 300) - 150) ** 2) / 250 + Math.sin((i % 300) / 3)) * 1e-6,
  )
  await writeFile(
    at('land.x3p'),
    writeX3p({ surface: { width: 300, height: 80, dx: 7e-6, dy: 7e-6, heights: land } }),
  )
  const { out } = await run(['land.x3p', 'signature.x3p'], { kind: 'land', json: true })
  expect(JSON.parse(out)).toMatchObject({
    kind: 'land',
    height: 1,
    step: 1.5625,
    turned: false,
    crossCut: { stable: true },
  })
  expect(readSurface(await readFile(at('signature.x3p'))).surface.height).toBe(1)
})

test('preprocess refuses what it cannot prepare, and words that make no sense', async () => {
  const empty = await run(['empty.x3p', 'out.x3p'])
  expect(empty).toMatchObject({ code: 1, out: '' })
  expect(empty.err).toContain('too few measured samples')
  const json = await run(['empty.x3p', 'out.x3p'], { json: true, kind: 'land' })
  expect(JSON.parse(json.out)).toMatchObject({ problem: { code: 'cannot-prepare' } })
  await expect(run(['raw.x3p', 'out.csv'])).rejects.toThrow('should end in .x3p')
  await expect(run(['raw.x3p'])).rejects.toThrow('Name two files')
  await expect(run(['raw.x3p', 'out.x3p'], { 'hole-margin': '-3' })).rejects.toThrow('number of micrometres')
  await expect(run(['raw.x3p', 'out.x3p'], { kind: 'barrel' })).rejects.toThrow('one of cartridge, land')
})
