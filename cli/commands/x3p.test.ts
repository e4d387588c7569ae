import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSurface, writeX3p } from '@throughline/topography'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UsageError, type Command } from '../command.ts'
import { x3pConvert } from './x3p-convert.ts'
import { x3pInfo } from './x3p-info.ts'

const program = fileURLToPath(new URL('../throughline.mjs', import.meta.url))
const surface = {
  width: 3,
  height: 2,
  dx: 6.25e-6,
  dy: 6.25e-6,
  heights: Float32Array.of(1e-6, NaN, 3e-6, 4e-6, 5e-6, -6e-6),
}
const metadata = { creator: 'A. Operator\u001b[2J', instrument: { model: 'S neox' }, probing: {}, other: [] }

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-x3p-'))
  await writeFile(at('scan.x3p'), writeX3p({ surface, metadata }))
  await writeFile(at('broken.x3p'), writeX3p({ surface }).subarray(0, 300))
  await writeFile(at('table.csv'), '1,2\n3,4\n')
})
afterAll(() => rm(folder, { recursive: true }))

function throughline(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

test('the program reads, converts and refuses', async () => {
  const [json, converted, broken] = await Promise.all([
    throughline('x3p', 'info', at('scan.x3p'), '--json'),
    throughline('x3p', 'convert', at('scan.x3p'), at('out.tif')),
    throughline('x3p', 'info', at('broken.x3p')),
  ])
  expect(JSON.parse(json.out)).toMatchObject({
    format: 'x3p',
    width: 3,
    height: 2,
    step: { x: 6.25e-6, y: 6.25e-6 },
    samples: 6,
    measured: 5,
    metadata: { instrument: { model: 'S neox' } },
    checks: [{ outcome: 'passed' }, { outcome: 'passed' }],
  })
  expect(converted).toMatchObject({ code: 0, out: '' })
  expect(readSurface(await readFile(at('out.tif'))).surface).toEqual(surface)
  expect(broken).toMatchObject({ code: 1, out: '' })
  expect(broken.err).toContain('The archive is incomplete')
})

/** A command as the program runs it, without starting the program. */
async function run(command: Command, words: string[], options: Record<string, string | true> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await command.run({
    words,
    text: (option) => (typeof options[option] === 'string' ? options[option] : undefined),
    flag: (option) => options[option] === true,
    open: () => Promise.reject(new Error('a surface needs no database')),
    tell: (sentence) => void err.push(sentence),
    print: (line) => void out.push(line),
  })
  return { code: code ?? 0, out: out.join('\n'), err: err.join('\n') }
}

test('info says in words what a surface is, and nothing that moves the cursor', async () => {
  const { out } = await run(x3pInfo, [at('scan.x3p')])
  expect(out).toContain('3 × 2, 83.3 % measured')
  expect(out).toContain('6.25 µm × 6.25 µm')
  expect(out).toContain('from -6 µm to 5 µm, single precision')
  expect(out).toContain('A. Operator')
  expect(out).not.toContain('\u001b')
})

test('convert keeps every height from format to format, and says what was left out', async () => {
  expect((await run(x3pConvert, [at('scan.x3p'), at('scan.csv')])).err).toContain('no place for who measured')
  const picture = await run(x3pConvert, [at('scan.csv'), at('scan.tif')], { json: true })
  expect(JSON.parse(picture.out)).toMatchObject({ format: 'tiff', checks: [] })
  await run(x3pConvert, [at('scan.tif'), at('back.x3p')])
  expect(readSurface(await readFile(at('back.x3p'))).surface).toEqual(surface)
  const whole = { storage: 'int16', increment: '0.5' }
  await run(x3pConvert, [at('scan.x3p'), at('whole.x3p')], whole)
  expect(readSurface(await readFile(at('whole.x3p'))).surface.heights[5]).toBeCloseTo(-6e-6, 12)
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('what cannot be read is refused with what to do about it', async () => {
  const silent = await run(x3pInfo, [at('table.csv')])
  expect(silent.code).toBe(1)
  expect(silent.err).toContain('Give --step')
  const json = await run(x3pInfo, [at('table.csv')], { json: true })
  expect(JSON.parse(json.out)).toMatchObject({ problem: { code: 'unit-unknown' } })
  const told = await run(x3pInfo, [at('table.csv')], { step: '2', 'height-unit': 'um', json: true })
  expect(JSON.parse(told.out)).toMatchObject({ step: { x: 2e-6 }, range: { high: 4e-6 } })
})

test.each<[string, Command, string[], Record<string, string>]>([
  ['should end in .x3p', x3pConvert, ['scan.x3p', 'scan.doc'], {}],
  ['are for x3p files', x3pConvert, ['scan.x3p', 'scan.csv'], { storage: 'int16' }],
  ['goes with --storage', x3pConvert, ['scan.x3p', 'scan.x3p'], { increment: '1' }],
  [
    'Choose a larger --increment',
    x3pConvert,
    ['scan.x3p', 'tiny.x3p'],
    { storage: 'int16', increment: '0.0000001' },
  ],
  ['one of float32', x3pConvert, ['scan.x3p', 'scan.x3p'], { storage: 'text' }],
  ['Name two files', x3pConvert, ['scan.x3p'], {}],
  ['Name one file', x3pInfo, [], {}],
  ['There is no file', x3pInfo, ['nothing.x3p'], {}],
  ['number of micrometres', x3pInfo, ['scan.x3p'], { step: '-1' }],
  ['one of m, mm, um, nm', x3pInfo, ['scan.x3p'], { unit: 'ell' }],
])('words that make no sense are answered: %s', async (sentence, command, words, options) => {
  await expect(run(command, words.map(at), options)).rejects.toThrow(sentence)
  await expect(run(command, words.map(at), options)).rejects.toThrow(UsageError)
})
