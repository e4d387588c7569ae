import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeX3p } from '@throughline/topography'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Given } from '../command.ts'
import { compare } from './compare.ts'

const program = fileURLToPath(new URL('../throughline.mjs', import.meta.url))
const SIZE = 128

/** A rough disc with a hole; one seed, one surface. `right` moves it by samples. */
function disc(seed: number, right = 0): Uint8Array {
  const wave = (i: number) => Math.sin((seed + 1) * 12.9898 + i * 78.233) * 43_758.5453
  const waves = Array.from({ length: 30 }, (_, i) => {
    const [a, b, c] = [wave(3 * i), wave(3 * i + 1), wave(3 * i + 2)].map(
      (value) => value - Math.floor(value),
    )
    const frequency = (2 * Math.PI) / (6 + 14 * a!)
    return [frequency * Math.cos(7 * b!), frequency * Math.sin(7 * b!), 7 * c!] as const
  })
  const heights = Float32Array.from({ length: SIZE * SIZE }, (_, at) => {
    const [x, y] = [(at % SIZE) - SIZE / 2, Math.floor(at / SIZE) - SIZE / 2]
    const radius = Math.hypot(x, y)
    if (radius > 0.48 * SIZE || radius < 0.15 * SIZE) return NaN
    return 1e-6 * waves.reduce((sum, [u, v, phase]) => sum + Math.sin(u * (x - right) + v * y + phase), 0)
  })
  return writeX3p({ surface: { width: SIZE, height: SIZE, dx: 6.25e-6, dy: 6.25e-6, heights } })
}

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-compare-'))
  await writeFile(at('a.x3p'), disc(1))
  await writeFile(at('b.x3p'), disc(1, 3))
  await writeFile(at('c.x3p'), disc(2))
  await writeFile(at('notes.txt'), 'not a surface')
})
afterAll(() => rm(folder, { recursive: true }))

function throughline(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, 'compare', ...words], (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    )
  })
}

interface Result {
  readonly a: string
  readonly b: string
  readonly milliseconds: number
  readonly cmc: { readonly original: readonly number[] }
  readonly cells: readonly Record<string, unknown>[]
}

test('compares two files, in words and as JSON', async () => {
  const [words, json] = await Promise.all([
    throughline(at('a.x3p'), at('b.x3p'), '--method', 'highcmc'),
    throughline(at('a.x3p'), at('c.x3p'), '--preset', 'song2014', '--json'),
  ])
  expect(words.code).toBe(0)
  expect(words.out).toMatch(/^a\.x3p and b\.x3p: similar, score \d\.\d+\. \d+ congruent cells by High CMC/)
  expect(words.out).toContain('for an examiner')
  expect(json.code).toBe(0)
  const result = JSON.parse(json.out) as Result
  expect(result).toMatchObject({
    a: 'a.x3p',
    b: 'c.x3p',
    kind: 'cartridge',
    verdict: expect.not.stringMatching(/^similar/) as string,
    cmc: { original: [expect.any(Number), expect.any(Number)], high: expect.any(Number) as number },
    method: { preset: 'song2014' },
    versions: { method: expect.any(String) as string, score: expect.any(String) as string },
  })
  expect(result.milliseconds).toBeGreaterThan(0)
  for (const name of ['x', 'y', 'dx', 'dy', 'theta', 'correlation', 'congruent'])
    expect(result.cells[0]).toHaveProperty(name)
})

test('compares every two of a folder, the same whatever the number of threads', async () => {
  const runs = await Promise.all(
    ['1', '2'].map((workers) => throughline('--all', folder, '--workers', workers, '--json')),
  )
  const results = runs.map(({ out }) => JSON.parse(out) as Result[])
  expect(results[0]!.map(({ a, b }) => `${a} ${b}`)).toEqual(['a.x3p b.x3p', 'a.x3p c.x3p', 'b.x3p c.x3p'])
  const timeless = results.map((all) => all.map((result) => ({ ...result, milliseconds: 0 })))
  expect(timeless[1]).toEqual(timeless[0])
})

test('says which file it could not read', async () => {
  await writeFile(at('broken.x3p'), disc(3).subarray(0, 500))
  const { code, out } = await throughline(at('a.x3p'), at('broken.x3p'), '--json')
  await rm(at('broken.x3p'))
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    problem: { sentence: expect.stringContaining('broken.x3p') as string },
  })
})

/** The command itself, without the program around it. */
function ask(words: readonly string[], options: Readonly<Record<string, string>> = {}) {
  const given: Given = {
    words,
    text: (option) => options[option],
    flag: () => false,
    open: () => Promise.reject(new Error('It needs no installation.')),
    tell: () => {},
    print: () => {},
  }
  return compare.run(given)
}

test('says what it was not given', async () => {
  const [a, b] = [at('a.x3p'), at('b.x3p')]
  await expect(ask([a])).rejects.toThrow('Name two files')
  await expect(ask([a, at('z.x3p')])).rejects.toThrow('There is no file')
  await expect(ask([a, b], { preset: 'mine' })).rejects.toThrow('song2014')
  await expect(ask([a, b], { method: 'guess' })).rejects.toThrow('highcmc')
  await expect(ask([a, b], { method: 'signature', preset: 'cmcR' })).rejects.toThrow('a signature has none')
  await expect(ask([a], { all: folder })).rejects.toThrow('not both')
  await expect(ask([], { all: at('nowhere') })).rejects.toThrow('There is no folder')
  await expect(ask([], { all: folder, workers: '0' })).rejects.toThrow('--workers')
})
