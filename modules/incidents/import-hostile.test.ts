import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ZipFile } from 'yazl'
import { filesOf, testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { badRows, ended, manyRows, nothing, start, stored, upload } from './testing/hostile.ts'

const MANY = manyRows(20_000)

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await testHouse()
  await house.work()
  folder = await mkdtemp(join(tmpdir(), 'throughline-hostile-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const newcomer = async (): Promise<Person> => house.person(await house.agency(), 'analyst')
const refused = (person: Person, content: string | Buffer, name = 'upload.csv') =>
  person.refused(contract.uploadImport, { query: { name }, body: Buffer.from(content) as unknown as Blob })

function zipOf(content: Buffer): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(content, 'inside.csv')
  zip.end()
  return buffer(zip.outputStream as Readable)
}

/** A disk of its own at a folder, for as long as the work takes; skips where none can be mounted. */
async function onSmallDisk(
  at: string,
  size: string,
  skip: (when: boolean, why: string) => void,
  work: () => Promise<void>,
) {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at]).status === 0
  skip(!mounted, 'a small disk can only be mounted by root on Linux')
  try {
    await work()
  } finally {
    spawnSync('umount', ['-l', at])
  }
}

describe('a full disk', () => {
  const full = { code: 'server.full', sentence: 'The disk of the server is full.' }
  const left = (at: string) =>
    readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())

  test('of stored files refuses an upload and keeps nothing of it', async ({ skip }) => {
    const person = await newcomer()
    const at = await filesOf(house)
    await onSmallDisk(at, '1m', skip, async () => {
      expect(await refused(person, MANY)).toMatchObject({ status: 507, ...full })
      expect(left(at)).toEqual([])
    })
    expect((await person.call(contract.listImports)).imports).toEqual([])
  })

  test('of passing files refuses an upload and keeps nothing of it', async ({ skip }) => {
    const person = await newcomer()
    const at = join(folder, 'passing')
    mkdirSync(at)
    await onSmallDisk(at, '1m', skip, async () => {
      vi.stubEnv('TMPDIR', at)
      expect(await refused(person, MANY)).toMatchObject({ status: 507, ...full })
      vi.unstubAllEnvs()
      expect(left(at)).toEqual([])
    })
    expect((await person.call(contract.listImports)).imports).toEqual([])
  })

  test.for(['stored', 'passing'])(
    'of %s files has no room for rejected rows: nothing is stored',
    async (which, { skip }) => {
      const person = await newcomer()
      const at = which === 'stored' ? await filesOf(house) : join(folder, 'rejected')
      if (which === 'passing') mkdirSync(at)
      const text = `${manyRows(100)}\n${badRows(4_000)
        .split('\n')
        .slice(1)
        .filter((_, n) => n % 20)
        .join('\n')}`
      await onSmallDisk(at, which === 'stored' ? '256k' : '128k', skip, async () => {
        const kept = await upload(person, text)
        if (which === 'passing') vi.stubEnv('TMPDIR', at)
        await start(person, kept)
        const { state, problem } = await ended(person, kept.id)
        vi.unstubAllEnvs()
        expect({ state, ...problem }).toMatchObject({ state: 'failed', ...full })
        expect(left(at)).toHaveLength(which === 'stored' ? 1 : 0)
        expect(await stored(house, person)).toEqual(nothing)
      })
    },
  )
})

describe('a file that is none', () => {
  const bomb = Buffer.alloc(16 * 1024 * 1024, 'a,b,c\n')

  test.for<[name: string, code: string, content: () => Promise<Buffer> | Buffer | string]>([
    ['empty.csv', 'import.empty', () => ''],
    ['header only.csv', 'import.no_rows', () => 'number,date\n'],
    ['one line.csv', 'import.line_too_long', () => Buffer.alloc(60_000_000, 'x')],
    ['bomb.zip', 'import.bomb', () => zipOf(bomb)],
    ['picture.csv', 'import.other_format', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['twice.csv', 'import.duplicate_header', () => 'number,date,number\n1,2024-01-02,3\n'],
    ['zero.csv', 'import.binary', () => 'number,date\n1\u0000,2024-01-02\n'],
    ['cut.zip', 'import.damaged', async () => (await zipOf(Buffer.from('a,b\n1,2\n'))).subarray(0, 60)],
    ['quote.csv', 'import.cell_too_long', () => `number,date\n"1,2\n${'3,4\n'.repeat(50_000)}`],
  ])('%s is refused as %s', async ([name, code, content]) => {
    const person = await newcomer()
    const problem = await refused(person, await content(), name)
    expect(problem.code).toBe(code)
    expect([413, 415, 422]).toContain(problem.status)
    for (const words of [problem.sentence, problem.remedy]) expect(words).toMatch(/^["A-Z].*[^.]\.$/)
    expect((await person.call(contract.listImports)).imports).toEqual([])
  })

  test('a gzip bomb fails at its turn', async () => {
    const person = await newcomer()
    const kept = await upload(
      person,
      gzipSync(`number,date,remark\n${`1,2024-01-02,${'x'.repeat(1_000)}\n`.repeat(16_000)}`),
      'bomb.csv.gz',
    )
    await start(person, kept)
    expect(await ended(person, kept.id)).toMatchObject({ state: 'failed', problem: { code: 'import.bomb' } })
    expect(await stored(house, person)).toEqual(nothing)
  })

  test('commas in a file called .tsv are seen as commas', async () => {
    const { columns } = await upload(await newcomer(), 'number,date\n1,2024-01-02\n', 'commas.tsv')
    expect(columns.map(({ header }) => header)).toEqual(['number', 'date'])
  })

  test('formulas are kept as they came and leave as text', async () => {
    const person = await newcomer()
    const kept = await upload(
      person,
      'report number,date,address,killed\n=1+1,2024-01-02,"=HYPERLINK(""http://x"",""y"")",1\n@SUM(A1),2024-01-03,+1 Elm Street,0\n',
    )
    await start(person, kept)
    expect((await ended(person, kept.id)).report).toMatchObject({ incidents: { new: 2 } })
    const { rows } = await person.call(contract.listIncidents)
    expect(rows.map(({ number }) => number).toSorted()).toEqual(['=1+1', '@SUM(A1)'])
    const file = String(await person.call(contract.exportIncidents, { query: { format: 'csv' } }))
    for (const cell of [`'=1+1`, `'@SUM(A1)`, `'=HYPERLINK(`, `'+1 Elm Street`]) expect(file).toContain(cell)
    expect(file).not.toMatch(/(^|,|")[=@+]/m)
  })
})
