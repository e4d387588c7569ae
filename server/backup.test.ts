import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { auditSecret, createSealer, recordAlone, verifyAudit, type Head } from '#platform/audit'
import { readBackup, restoreBackup, takeBackup, type BackupKey, type Contents } from '#platform/backup'
import { openDatabase, uuid } from '#platform/db'
import { diskStore } from '#platform/files'
import { prepareQueue } from '#platform/jobs'
import { testHouse, type TestHouse } from '#testing'
import { migrationSources, prepareDatabase } from './house.ts'
import { fillAgency, sealAudit, HOSTILE } from './testing/kept.ts'
import { hasOldPostgres, startOldPostgres } from './testing/old-postgres.ts'

const key: BackupKey = { kind: 'key', bytes: Buffer.alloc(32, 7) }
let house: TestHouse
let owner: pg.Client
let folder: string
let path: string
let bytes: Buffer
let closing: Contents['closing']
let head: Head
const made: string[] = []
const secret = auditSecret(randomBytes(32))

beforeAll(async () => {
  house = await testHouse()
  owner = new pg.Client({ connectionString: inject('ownerUrl') })
  await owner.connect()
  folder = await mkdtemp(join(tmpdir(), 'throughline-backup-'))
  for (let i = 0; i < 2; i++) await fillAgency(house, i)
  head = await sealAudit(house, secret)
  path = join(folder, 'whole.backup')
  closing = await takeBackup({ ...house, program: '1.2.3' }, key, createWriteStream(path))
  bytes = await readFile(path)
})
afterAll(async () => {
  for (const name of made) await owner.query(`drop database if exists ${name} with (force)`)
  await owner.end()
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

async function emptyDatabase(): Promise<string> {
  const name = `restore_${uuid().replaceAll('-', '')}`
  made.push(name)
  await owner.query(`create database ${name} owner throughline`)
  return Object.assign(new URL(inject('url')), { pathname: `/${name}` }).href
}

async function rowsOf<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query<R>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

async function restoreTo(url: string, from: Buffer | string = path, by: BackupKey = key) {
  const store = join(folder, `files-${uuid()}`)
  await prepareQueue(url)
  const source = typeof from === 'string' ? createReadStream(from) : Readable.from([from])
  const files = diskStore(store)
  const contents = await restoreBackup({ url, files, sources: migrationSources }, by, source)
  return { contents, files }
}

const refusal = (work: Promise<unknown>): Promise<{ code: string; message: string; remedy?: string }> =>
  work.then(
    () => expect.fail('It was taken.'),
    (error: unknown) => error as { code: string; message: string },
  )

const tablesIn = (url: string) =>
  rowsOf(
    url,
    `select from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind = 'r' and nspname not in ('pg_catalog', 'information_schema', 'graphile_worker')`,
  ).then((rows) => rows.length)

test('a restored house has the same rows, files, positions and rules, and its waiting jobs', async () => {
  const url = await emptyDatabase()
  const { files } = await restoreTo(url)
  expect(await prepareDatabase(url)).toEqual([])
  const again = join(folder, 'again.backup')
  const copy = await takeBackup({ url, files, program: '1.2.3' }, key, createWriteStream(again))
  expect(copy).toEqual(closing)
  expect(closing.files).toMatchObject({ count: 2, missing: [] })
  expect(closing.tables.find(({ name }) => name === 'incidents.incident')?.rows).toBe(2 * HOSTILE.length)
  expect(closing.tables.find(({ name }) => name === 'incidents.tally')?.rows).toBeGreaterThan(0)
  const rules = `select n.nspname, relname, relrowsecurity, relforcerowsecurity,
      array(select format('%s %s', tgname, tgenabled) from pg_trigger where tgrelid = c.oid and not tgisinternal order by 1) as triggers
    from pg_class c join pg_namespace n on n.oid = relnamespace
    where relkind = 'r' and nspname !~ '^(pg_|information_schema|graphile)' order by 1, 2`
  expect(await rowsOf(url, rules)).toEqual(await rowsOf(house.url, rules))
  const queue = `select key from graphile_worker.jobs order by key`
  expect(await rowsOf(url, queue)).toEqual(await rowsOf(house.url, queue))
  expect(await rowsOf(url, 'select from access.session')).toEqual([])
})

test('the audit of a restored house verifies against the heads from before, and its chain goes on', async () => {
  const url = await emptyDatabase()
  await restoreTo(url)
  const chain = 'select seq, event_id, hash from audit.seal order by seq'
  expect(await rowsOf(url, chain)).toEqual(await rowsOf(house.url, chain))
  const database = openDatabase({ url })
  const verify = () =>
    verifyAudit(database, {
      heads: { heads: [{ ...head, line: 2 }], keys: new Map(), unreadable: [] },
      publicKeys: [secret.publicKey],
    })
  expect(head.seq).toBeGreaterThan(HOSTILE.length)
  expect(await verify()).toMatchObject({
    rows: head.seq,
    hash: head.hash,
    heads: 1,
    broken: null,
    unsealed: 0,
  })
  await recordAlone(database, { actor: null, action: 'testing.next', subjects: [], outcome: 'done' })
  await createSealer(database).seal()
  expect(await verify()).toMatchObject({ rows: head.seq + 1, broken: null, unsealed: 0 })
  await database.close()
})

test('what is hidden by row-level security is in it, and nothing of it can be read from the file', async () => {
  expect(bytes.includes('N-1')).toBe(false)
  expect(bytes.includes('incidents')).toBe(false)
  const texts: string[] = []
  await readBackup(createReadStream(path), key, {
    async table({ name }, rows) {
      for await (const chunk of rows) if (name === 'incidents.incident') texts.push(String(chunk))
    },
  })
  expect(texts.join('').match(/\tN-\d\t/g)).toHaveLength(2 * HOSTILE.length)
})

describe('a backup that is not what it was is refused, and nothing is restored', () => {
  const changed = (at: number) => {
    const copy = Buffer.from(bytes)
    copy[at]! ^= 1
    return copy
  }
  const cases: Record<string, () => Buffer> = {
    'a flipped bit at the start': () => changed(3),
    'a flipped bit in the header': () => changed(20),
    'a flipped bit in a length': () => changed(76),
    'a flipped bit in the middle': () => changed(bytes.length >> 1),
    'a flipped bit at the end': () => changed(bytes.length - 1),
    'one byte less': () => bytes.subarray(0, -1),
    'half of it': () => bytes.subarray(0, bytes.length >> 1),
    'the header alone': () => bytes.subarray(0, 75),
    nothing: () => Buffer.alloc(0),
    'one byte more': () => Buffer.concat([bytes, Buffer.from([0])]),
    'the whole twice': () => Buffer.concat([bytes, bytes]),
  }
  test.each(Object.entries(cases))('%s', async (_name, damage) => {
    const copy = damage()
    expect((await refusal(readBackup(Readable.from([copy]), key))).code).toMatch(/^backup\.(damaged|key)$/)
    const url = await emptyDatabase()
    expect((await refusal(restoreTo(url, copy))).code).toMatch(/^backup\.(damaged|key)$/)
    expect(await tablesIn(url)).toBe(0)
  })

  test('another key, and a passphrase instead of a key', async () => {
    const other: BackupKey = { kind: 'key', bytes: Buffer.alloc(32, 8) }
    const phrase: BackupKey = { kind: 'passphrase', text: 'correct horse battery staple' }
    for (const wrong of [other, phrase])
      expect(await refusal(readBackup(createReadStream(path), wrong))).toMatchObject({ code: 'backup.key' })
  })
})

test('a passphrase opens what it sealed', async () => {
  const phrase: BackupKey = { kind: 'passphrase', text: 'korrektes Pferd Batterie Heftklammer' }
  const sealed = join(folder, 'phrase.backup')
  await takeBackup({ ...house, program: '1.2.3' }, phrase, createWriteStream(sealed))
  const { opening } = await readBackup(createReadStream(sealed), phrase)
  expect(opening.program).toBe('1.2.3')
})

test('a database that holds anything is left alone', async () => {
  const url = await emptyDatabase()
  await rowsOf(url, 'create table somebody_elses (n int); insert into somebody_elses values (1)')
  expect((await refusal(restoreTo(url))).message).toContain('public.somebody_elses')
  expect((await refusal(restoreTo(house.url))).message).toMatch(/empty database only/)
  expect(await tablesIn(url)).toBe(1)
})

test('a backup of a newer version is refused by the name of the migration', async () => {
  const url = await emptyDatabase()
  await prepareQueue(url)
  const older = migrationSources.filter(({ name }) => name !== 'modules/incidents')
  const source = createReadStream(path)
  const refused = await refusal(restoreBackup({ url, files: house.files, sources: older }, key, source))
  expect(refused).toMatchObject({ code: 'backup.refused' })
  expect(refused.message).toContain('modules/incidents/001_incidents.sql')
  expect(await tablesIn(url)).toBe(0)
})

test('a file that the store has lost is named, and the rest is saved', async () => {
  const lost = await testHouse()
  const { actor } = await lost.person(await lost.agency(), 'analyst')
  const hash = 'a'.repeat(64)
  await lost.database.withActor(actor, ({ client }) =>
    client.query(
      `insert into files.file (id, owner_agency, category, name, media_type, hash, size, created_by)
       values ($1, $2, 'incident', 'a.csv', 'text/csv', $3, 1, $4)`,
      [uuid(), actor.agencyId, hash, actor.personId],
    ),
  )
  const to = join(folder, 'lost.backup')
  const taken = await takeBackup({ ...lost, program: '1' }, key, createWriteStream(to))
  expect(taken.files).toEqual({ count: 0, bytes: 0, missing: [hash] })
  expect((await readBackup(createReadStream(to), key)).closing).toEqual(taken)
  await lost.close()
})

test('a table whose rows stay hidden from the backup is refused by name', async () => {
  const hidden = await testHouse()
  await hidden.database.pool.query(
    `create table incidents.secret (n int); alter table incidents.secret enable row level security, force row level security`,
  )
  const to = createWriteStream(join(folder, 'hidden.backup'))
  const refused = await refusal(takeBackup({ ...hidden, program: '1' }, key, to))
  expect(refused.message).toContain('incidents.secret')
  await hidden.close()
})

test('a restore that is killed leaves nothing, and the next one goes through', async () => {
  const url = await emptyDatabase()
  await prepareQueue(url)
  const process = fork(
    fileURLToPath(new URL('./fixtures/restore.ts', import.meta.url)),
    [url, path, folder],
    {
      execArgv: ['--import', 'tsx', '--conditions=source'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  )
  // It says so when it has read the tables and waits with its transaction open.
  await once(process, 'message')
  process.kill('SIGKILL')
  await once(process, 'exit')
  await expect.poll(() => tablesIn(url)).toBe(0)
  const { contents } = await restoreTo(url)
  expect(contents.closing).toEqual(closing)
})

test.skipIf(!hasOldPostgres)(
  'a backup travels between the newest and the oldest PostgreSQL and back',
  async () => {
    const old = await startOldPostgres()
    const url = await old.database('city')
    const { files } = await restoreTo(url)
    const there = join(folder, 'there.backup')
    const taken = await takeBackup({ url, files, program: '1.2.3' }, key, createWriteStream(there))
    expect(taken).toEqual(closing)
    const back = await restoreTo(await emptyDatabase(), there)
    expect(back.contents.closing).toEqual(closing)
    await old.stop()
  },
)
