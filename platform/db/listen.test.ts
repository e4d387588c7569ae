import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest'
import { doorTo } from '#testing'
import { openDatabase, type Database } from './index.ts'

let database: Database
let admin: pg.Client

beforeAll(async () => {
  admin = new pg.Client({ connectionString: inject('url') })
  await admin.connect()
})
afterAll(() => admin.end())

const tell = (payload: string) => admin.query(`select pg_notify('listen_test', $1)`, [payload])
const soon = { timeout: 8_000, interval: 50 }

test('hears what is said, and after a broken connection hears again, told once that something may be lost', async () => {
  database = openDatabase({ url: inject('url'), poolSize: 1 })
  const heard: string[] = []
  await database.listen('listen_test', (payload) => heard.push(payload))
  await tell('first')
  await vi.waitFor(() => expect(heard).toEqual(['first']), soon)
  await admin.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'throughline-listen'`,
  )
  await vi.waitFor(() => expect(heard).toEqual(['first', '']), soon)
  await tell('second')
  await vi.waitFor(() => expect(heard).toEqual(['first', '', 'second']), soon)
  await database.close()
})

test('while the database is away it knocks once a second, and not more and more often', async () => {
  const way = await doorTo(inject('url'))
  database = openDatabase({ url: way.url, poolSize: 1 })
  const heard: string[] = []
  await database.listen('listen_test', (payload) => heard.push(payload))
  way.shut()
  await new Promise((resolve) => setTimeout(resolve, 4_500))
  expect(way.attempts()).toBeLessThan(7)
  way.reopen()
  await vi.waitFor(() => expect(heard).toEqual(['']), soon)
  await tell('back')
  await vi.waitFor(() => expect(heard).toEqual(['', 'back']), soon)
  await database.close()
  await way.close()
})

test('a database that is away at the first listening can be listened to later', async () => {
  const way = await doorTo(inject('url'))
  way.shut()
  database = openDatabase({ url: way.url, poolSize: 1 })
  const heard: string[] = []
  const listen = () => database.listen('listen_test', (payload) => heard.push(payload))
  await expect(listen()).rejects.toThrow()
  way.reopen()
  await listen()
  await tell('hello')
  await vi.waitFor(() => expect(heard).toEqual(['hello']), soon)
  await database.close()
  await way.close()
})
