import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSetup, findActor } from '#platform/access'
import { diskStore } from '#platform/files'
import type { House } from '#platform/module'
import { openHouse, openServer, policies, prepareDatabase } from './house.ts'

/** The oldest PostgreSQL that is supported, where the system has it. */
const programs = [
  '/usr/lib/postgresql/15/bin',
  '/usr/pgsql-15/bin',
  '/opt/homebrew/opt/postgresql@15/bin',
].find((folder) => existsSync(join(folder, 'initdb')))
// PostgreSQL refuses to run as root; this is `nobody` on Linux.
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

let scratch: string
let url: string
let house: House

const run = (program: string, ...words: string[]): SpawnSyncReturns<string> =>
  spawnSync(join(programs!, program), words, { ...account, cwd: '/', encoding: 'utf8', stdio: 'pipe' })

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe.skipIf(programs === undefined)('PostgreSQL 15 of the system, as an ordinary login', () => {
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'throughline-external-'))
    await chmod(scratch, 0o711)
    if (account.uid) await chown(scratch, account.uid, account.gid)
    const data = join(scratch, 'data')
    run('initdb', '-D', data, '-U', 'owner', '-A', 'trust', '-E', 'UTF8', '--no-sync')
    const port = await freePort()
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
    // With its output in a file; it would hold ours open.
    const started = run('pg_ctl', '-D', data, '-w', '-l', join(scratch, 'log'), '-o', options, 'start')
    expect(started.stderr).toBe('')
    const owner = new pg.Client({ connectionString: `postgres://owner@127.0.0.1:${port}/postgres` })
    await owner.connect()
    await owner.query('create role city login nosuperuser createrole createdb')
    await owner.query('create database city owner city')
    await owner.end()
    url = `postgres://city@127.0.0.1:${port}/city`
  })
  afterAll(async () => {
    await house?.database.close()
    run('pg_ctl', '-D', join(scratch, 'data'), '-m', 'immediate', 'stop')
    await rm(scratch, { recursive: true, force: true })
  })

  test('every migration runs, once, also when two programs start together', async () => {
    const [one, two] = await Promise.all([prepareDatabase(url), prepareDatabase(url)])
    expect(Math.min(one.length, two.length)).toBe(0)
    expect(one.length + two.length).toBeGreaterThan(4)
    expect(await prepareDatabase(url)).toEqual([])
  })

  test('the first administrator enters an incident; another agency sees nothing of it', async () => {
    house = openHouse(url, diskStore(join(scratch, 'files')))
    const server = await openServer(house, {
      demonstration: false,
      address: 'http://house.test',
      behindTls: false,
      log: 'silent',
    })
    const { app } = server
    const welcome = async (email: string, agency: string) => {
      const token = await createSetup(house.database)
      const response = await app.inject({
        method: 'POST',
        url: `/api/invitations/${token}`,
        payload: { name: 'Rosa Marsh', email, agency, password: 'a sentence nobody guesses' },
      })
      expect(response.statusCode).toBe(200)
      return String(response.headers['set-cookie']).split(';')[0]!
    }
    const mine = await welcome('rosa@city.example', 'City Police')
    const theirs = await welcome('else@town.example', 'Town Police')
    const entered = await app.inject({
      method: 'POST',
      url: '/api/incidents',
      headers: { cookie: mine },
      payload: incident,
    })
    expect([entered.statusCode, entered.body]).toEqual([200, expect.stringContaining('"class":"fatal"')])
    const seen = async (cookie: string) =>
      (await app.inject({ url: '/api/incidents', headers: { cookie } })).json<{ rows: unknown[] }>().rows
        .length
    expect([await seen(mine), await seen(theirs)]).toEqual([1, 0])
    const plain = await house.database.pool.query('select from incidents.incident')
    expect(plain.rowCount).toBe(0)
    const actor = await findActor(house.database, { email: 'else@town.example' }, policies)
    const inTheirName = await house.database.withActor(actor!, (tx) =>
      tx.client.query('select from incidents.incident'),
    )
    expect(inTheirName.rowCount).toBe(0)
    await app.close()
  })
})

const nothing = { address: null, latitude: null, longitude: null, setting: null, kind: null, district: null }
const incident = {
  number: 'N-1',
  occurredOn: '2026-02',
  occurredTime: null,
  reportedAt: null,
  place: { ...nothing, precision: 'unknown' },
  exclusion: null,
  circumstance: null,
  domestic: null,
  officerInvolved: null,
  status: null,
  statusOn: null,
  victims: [
    { outcome: 'killed', age: null, sex: null, race: null, ethnicity: null, diedOn: null, wound: null },
  ],
  suspects: [],
  weapons: [],
  alerts: [],
  remarks: null,
}
