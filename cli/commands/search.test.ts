import { appendFile, mkdir, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BreechFaceMaker, syntheticBreechFace, writeX3p, type SearchReport } from '@throughline/topography'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../command.ts'
import { indexAdd, indexBuild } from './index-build.ts'
import { search } from './search.ts'

let folder: string
const at = (name: string) => join(folder, name)
const maker = new BreechFaceMaker()

function surface(gun: number, firing: number): Uint8Array {
  const make = { seed: 'cli', pattern: 'cellular' } as const
  return writeX3p(syntheticBreechFace({ gun: { seed: gun, make }, firing }, maker))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-search-'))
  await mkdir(at('first'))
  await mkdir(at('second'))
  for (const [name, gun, firing] of [
    ['first/a1.x3p', 1, 1],
    ['first/b1.x3p', 2, 1],
    ['first/c1.x3p', 3, 1],
    ['second/a2.x3p', 1, 2],
    ['query.x3p', 1, 0],
  ] as const)
    await writeFile(at(name), surface(gun, firing))
  await writeFile(at('first/broken.x3p'), 'PK no archive')
  await writeFile(at('classes.json'), '{"b1.x3p": {"Calibre": ".40 S&W"}}')
})
afterAll(() => rm(folder, { recursive: true }))

async function run(command: Command, words: string[], options: Record<string, string | true> = {}) {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await command.run({
    words: words.map(at),
    text: (option) => (typeof options[option] === 'string' ? options[option] : undefined),
    flag: (option) => options[option] === true,
    open: () => Promise.reject(new Error('an index needs no database')),
    tell: (sentence) => void err.push(sentence),
    print: (line) => void out.push(line),
  })
  return { code: code ?? 0, out: out.join('\n'), err: err.join('\n') }
}

async function searched(options: Record<string, string | true>): Promise<SearchReport> {
  const { out, code } = await run(search, ['query.x3p'], { index: at('cases'), json: true, ...options })
  expect(code).toBe(0)
  const { milliseconds, query, ...report } = JSON.parse(out) as SearchReport & Record<string, unknown>
  expect(milliseconds).toBeGreaterThan(0)
  expect(query).toBe(at('query.x3p'))
  return report
}

test('an index is built, grows, and is searched with the same answer from any number of threads', async () => {
  const built = await run(indexBuild, ['first'], {
    out: at('cases'),
    class: 'calibre=9 mm',
    classes: at('classes.json'),
    workers: '1',
  })
  expect(built).toMatchObject({ code: 1, out: '' })
  expect(built.err).toMatch(/^broken\.x3p was not added: .*\n3 surfaces were added\.$/)
  const before = await readFile(at('cases'))

  const added = await run(indexAdd, ['cases', 'second'], { workers: '1', json: true })
  expect(JSON.parse(added.out)).toEqual({ added: 1, standing: [], refused: [] })
  const again = await run(indexAdd, ['cases', 'second'], { workers: '1', json: true })
  expect(JSON.parse(again.out)).toEqual({ added: 0, standing: ['a2.x3p'], refused: [] })
  expect((await readFile(at('cases'))).subarray(0, before.length)).toEqual(before)

  const alone = await searched({ 'keep-fine': '3', workers: '1' })
  expect(await searched({ 'keep-fine': '3', workers: '2' })).toEqual(alone)
  expect(
    alone.results
      .map(({ id }) => id)
      .slice(0, 2)
      .sort(),
  ).toEqual(['a1.x3p', 'a2.x3p'])
  expect(alone.steps.at(-2)).toMatchObject({ entered: 4, kept: 3, dropped: [{ count: 1 }] })

  const nine = await searched({ 'keep-fine': '1', workers: '1', class: 'Calibre=9 MM' })
  expect(nine.steps[0]).toEqual({
    step: 'class',
    entered: 4,
    kept: 3,
    dropped: [{ reason: 'stated to be of another class', count: 1 }],
  })
})

test('what an interrupted run left is named, and cleared by the next', async () => {
  const whole = (await stat(at('cases'))).size
  const [copy, details] = [await readFile(at('cases')), await readFile(at('cases.surfaces'))]
  await writeFile(at('torn'), copy.subarray(0, whole - 100))
  await writeFile(at('torn.surfaces'), details)
  const found = await run(search, ['query.x3p'], { index: at('torn'), 'keep-fine': '1', workers: '1' })
  expect(found).toMatchObject({ code: 0 })
  expect(found.err).toMatch(/unfinished part at the end/)
  expect(found.out).toMatch(/^3 entries\.\nclass: 3 came in, 3 went on\./)
  expect(found.out).toMatch(/for an examiner\.$/)
  expect((await run(indexAdd, ['torn', 'second'], { workers: '1' })).err).toBe('1 surfaces were added.')
  expect(await readFile(at('torn'))).toHaveLength(whole)
})

test('damage, another file, a running addition and wrong words are said in a sentence', async () => {
  await writeFile(at('other'), 'a text that is no index, and long enough to have a header'.padEnd(100))
  const other = await run(search, ['query.x3p'], { index: at('other'), json: true })
  expect(other.code).toBe(1)
  expect(JSON.parse(other.out)).toEqual({
    problem: {
      code: 'index',
      sentence: 'This is no index of surfaces.',
      remedy: 'Name a file that "index build" wrote.',
    },
  })
  await writeFile(at('damaged'), await readFile(at('cases')))
  await truncate(at('damaged'), 64)
  await appendFile(at('damaged'), 'no segment'.padEnd(64))
  expect((await run(search, ['query.x3p'], { index: at('damaged') })).err).toMatch(/no segment begins/)
  expect((await run(search, ['query.x3p'], { index: at('nothing') })).err).toMatch(/There is no file/)
  await writeFile(at('cases.lock'), '')
  expect((await run(indexAdd, ['cases', 'second'], {})).err).toMatch(/Another run is adding/)
  await rm(at('cases.lock'))
  await expect(run(indexBuild, ['first'], { out: at('cases') })).rejects.toThrow(/is there already/)
  await expect(run(indexBuild, ['first'], {})).rejects.toThrow(/Name a folder and an index/)
  await expect(run(search, ['query.x3p'], { index: at('cases'), top: 'many' })).rejects.toThrow(/--top/)
  await expect(run(search, ['query.x3p'], { index: at('cases'), class: '9mm' })).rejects.toThrow(/no class/)
})
