import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findActor } from '#platform/access'
import { diskStore } from '#platform/files'
import type { House } from '#platform/module'
import { firstAdministrator } from '#testing'
import { openHouse, openServer, policies, prepareDatabase } from './house.ts'
import { hasOldPostgres, startOldPostgres, type OldPostgres } from './testing/old-postgres.ts'

let server15: OldPostgres
let url: string
let house: House

describe.skipIf(!hasOldPostgres)('PostgreSQL 15 of the system, as an ordinary login', () => {
  beforeAll(async () => {
    server15 = await startOldPostgres()
    url = await server15.database('city')
  })
  afterAll(async () => {
    await house?.database.close()
    await server15.stop()
  })

  test('every migration runs, once, also when two programs start together', async () => {
    const [one, two] = await Promise.all([prepareDatabase(url), prepareDatabase(url)])
    expect(Math.min(one.length, two.length)).toBe(0)
    expect(one.length + two.length).toBeGreaterThan(4)
    expect(await prepareDatabase(url)).toEqual([])
  })

  test('the first administrator enters an incident; another agency sees nothing of it', async () => {
    house = openHouse(url, diskStore(join(server15.folder, 'files')))
    const server = await openServer(house, {
      demonstration: false,
      address: 'http://house.test',
      behindTls: false,
      log: 'silent',
    })
    const { app } = server
    const welcome = async (agency: string) => {
      const { browser, email } = await firstAdministrator({ server, database: house.database }, agency)
      return { email, cookie: `throughline=${browser.cookies.get('throughline')}` }
    }
    const mine = await welcome('City Police')
    const theirs = await welcome('Town Police')
    const entered = await app.inject({
      method: 'POST',
      url: '/api/incidents',
      headers: { cookie: mine.cookie },
      payload: incident,
    })
    expect([entered.statusCode, entered.body]).toEqual([200, expect.stringContaining('"class":"fatal"')])
    const seen = async (cookie: string) =>
      (await app.inject({ url: '/api/incidents', headers: { cookie } })).json<{ rows: unknown[] }>().rows
        .length
    expect([await seen(mine.cookie), await seen(theirs.cookie)]).toEqual([1, 0])
    const plain = await house.database.pool.query('select from incidents.incident')
    expect(plain.rowCount).toBe(0)
    const actor = await findActor(house.database, { email: theirs.email }, policies)
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
