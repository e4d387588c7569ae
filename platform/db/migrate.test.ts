import { mkdir, mkdtemp, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest'
import { migrate, MigrationError, uuid } from './index.ts'

let owner: pg.Client
let name: string
let url: string
let folder: string

beforeAll(async () => {
  owner = new pg.Client({ connectionString: inject('ownerUrl') })
  await owner.connect()
})
afterAll(() => owner.end())

beforeEach(async () => {
  name = `migrate_${uuid().replaceAll('-', '')}`
  await owner.query(`create database ${name} owner throughline`)
  url = Object.assign(new URL(inject('url')), { pathname: `/${name}` }).href
  folder = await mkdtemp(join(tmpdir(), 'throughline-migrate-'))
  await file('one', '001_first.sql', 'create table first (n int); insert into first values (1);')
  await file('two', '001_second.sql', 'insert into first values (2);')
})
afterEach(async () => {
  await owner.query(`drop database ${name} with (force)`)
  await rm(folder, { recursive: true, force: true })
})

const source = (part: string) => ({ name: part, directory: join(folder, part) })
const both = () => migrate(url, [source('one'), source('two')])

async function file(part: string, fileName: string, sql: string): Promise<void> {
  await mkdir(join(folder, part), { recursive: true })
  await writeFile(join(folder, part, fileName), sql)
}

async function rows(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.flat()
  } finally {
    await client.end()
  }
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(MigrationError)
  return (error as Error).message
}

test('a fresh database gets every file in order, a second run nothing, a new file only itself', async () => {
  expect(await both()).toEqual(['one/001_first.sql', 'two/001_second.sql'])
  expect(await both()).toEqual([])
  await file('one', '002_third.sql', 'insert into first values (3);')
  await file('one', 'notes.txt', 'not a migration')
  expect(await both()).toEqual(['one/002_third.sql'])
  expect(await rows('select n from first order by n')).toEqual([1, 2, 3])
})

test('a file edited after it ran is refused by name, other line ends are no edit', async () => {
  await file('one', '002_lines.sql', 'select 1;\nselect 2;\n')
  await both()
  await file('one', '002_lines.sql', 'select 1;\r\nselect 2;\r\n')
  expect(await both()).toEqual([])
  await file('one', '002_lines.sql', 'select 1;\nselect 3;\n')
  await file('two', '002_later.sql', 'insert into first values (4);')
  expect(await refusal(both())).toMatch(/one\/002_lines\.sql was edited after it ran.*new file/)
  expect(await rows('select n from first where n = 4')).toEqual([])
})

test('a database newer than the program is refused', async () => {
  await both()
  await unlink(join(folder, 'two', '001_second.sql'))
  expect(await refusal(both())).toMatch(/two\/001_second\.sql, which this version does not know/)
})

test('programs that start at once apply each file once', async () => {
  await file('two', '002_slow.sql', 'select pg_sleep(0.2); insert into first values (5);')
  const applied = await Promise.all([both(), both(), both(), both()])
  expect(applied.flat().sort()).toEqual(['one/001_first.sql', 'two/001_second.sql', 'two/002_slow.sql'])
  expect(await rows('select n from first order by n')).toEqual([1, 2, 5])
})

test('a file that fails is named, leaves nothing of itself and runs once it is mended', async () => {
  await file(
    'two',
    '002_broken.sql',
    'insert into first values (6); create table half (n int); select 1 / 0;',
  )
  expect(await refusal(both())).toMatch(/^Migration two\/002_broken\.sql failed: division by zero/)
  expect(await rows(`select n from first where n = 6`)).toEqual([])
  expect(await rows(`select to_regclass('half')::text`)).toEqual([null])
  await file('two', '002_broken.sql', 'insert into first values (6);')
  expect(await both()).toEqual(['two/002_broken.sql'])
})
