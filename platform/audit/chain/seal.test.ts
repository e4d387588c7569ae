import { afterEach, expect, test, vi } from 'vitest'
import pg from 'pg'
import { openDatabase } from '#platform/db'
import { doorTo } from '#testing'
import { recordAlone } from '../record.ts'
import { chainOf, type Chain } from '../testing/chain.ts'
import { createSealer } from './seal.ts'
import { verifyChain } from './verify.ts'

let chain: Chain
afterEach(() => chain.close())

const insert = `insert into audit.event (action, outcome) values ('testing.late', 'done')`

async function counts(): Promise<{ events: number; seals: number; last: number }> {
  const { rows } = await chain.database.pool.query<{ events: number; seals: number; last: number }>(
    `select (select count(*) from audit.event) as events, count(*) as seals, max(seq) as last from audit.seal`,
  )
  return rows[0]!
}

async function expectAllSealedOnce(events: number): Promise<void> {
  expect(await counts()).toEqual({ events, seals: events, last: events })
  expect(await verifyChain(chain.database)).toMatchObject({ rows: events, broken: null })
}

test('a row that commits after later ones is sealed when it commits, and holds nobody back', async () => {
  chain = await chainOf(3)
  const slow = new pg.Client({ connectionString: chain.url })
  await slow.connect()
  await slow.query('begin')
  await slow.query(insert)
  await chain.add(4)
  expect(await chain.sealer.seal()).toMatchObject({ seq: 7, added: 4 })
  await chain.add(1)
  expect(await chain.sealer.seal()).toMatchObject({ seq: 8, added: 1 })
  await slow.query('commit')
  await slow.end()
  expect(await chain.sealer.seal()).toMatchObject({ seq: 9, added: 1 })
  expect(await chain.sealer.seal()).toMatchObject({ added: 0 })
  await expectAllSealedOnce(9)
})

test('rows of another server, whose transactions have other numbers, are sealed first', async () => {
  chain = await chainOf(5)
  await chain.tamper(
    `insert into audit.event (xid, action, outcome) values ('900000000000', 'testing.restored', 'done')`,
    `update audit.event set xid = '900000000000' where id = (select event_id from audit.seal where seq = 2)`,
    'delete from audit.seal',
  )
  await chain.add(2)
  const after = createSealer(chain.database)
  expect(await after.seal()).toMatchObject({ seq: 8, added: 8 })
  await chain.add(3)
  expect(await after.seal()).toMatchObject({ seq: 11, added: 3 })
  await expectAllSealedOnce(11)
})

test('more rows than one batch holds are sealed at once', async () => {
  chain = await chainOf(1)
  await chain.database.pool.query(
    `${insert.replace(/values .*/, '')} select 'testing.many', 'done' from generate_series(1, 5000)`,
  )
  expect(await chain.sealer.seal()).toMatchObject({ added: 5000 })
  await expectAllSealedOnce(5001)
})

test('sealers side by side and sixteen writers leave one chain without a fork', async () => {
  chain = await chainOf(0)
  const isolation = 'set default_transaction_isolation = "repeatable read"'
  await chain.database.pool.query(
    `alter role current_user in database ${new URL(chain.url).pathname.slice(1)} ${isolation}`,
  )
  const others = [1, 2, 3].map(() => openDatabase({ url: chain.url, poolSize: 8 }))
  let writing = true
  const seal = async (database: (typeof others)[number]) => {
    const sealer = createSealer(database)
    // Under this isolation a sealer that lost the race is refused, and looks again.
    while (writing) await sealer.seal().catch(refusedByRace)
  }
  const sealing = others.map(seal)
  const write = async (writer: number) => {
    for (let i = 0; i < 25; i++)
      await recordAlone(others[writer % others.length]!, {
        actor: null,
        action: 'testing',
        subjects: [],
        outcome: 'done',
      })
  }
  await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)))
  writing = false
  await Promise.all(sealing)
  await chain.sealer.seal()
  await Promise.all(others.map((database) => database.close()))
  await expectAllSealedOnce(400)
})

function refusedByRace(error: unknown): void {
  expect((error as { code: string }).code).toMatch(/^(23505|40001)$/)
}

test('a sealer that loses its connection anywhere goes on where it was', async () => {
  chain = await chainOf(0)
  const door = await doorTo(chain.url)
  const away = openDatabase({ url: door.url })
  const sealer = createSealer(away)
  for (let i = 0; i < 12; i++) {
    await chain.database.pool.query(
      `${insert.replace(/values .*/, '')} select 'testing', 'done' from generate_series(1, 500)`,
    )
    const sealing = sealer.seal().catch(() => undefined)
    await new Promise((resolve) => setTimeout(resolve, i * 3))
    door.shut()
    await sealing
    door.reopen()
  }
  // The pool may still hold a connection whose end it has not heard of; like the sealing process, go on trying.
  await vi.waitFor(() => sealer.seal(), { timeout: 10_000 })
  await away.close()
  await door.close()
  await expectAllSealedOnce(6000)
})

test('nobody changes or removes rows or seals, not even the role that owns them', async () => {
  chain = await chainOf(3)
  for (const table of ['event', 'seal'])
    for (const sql of [
      `delete from audit.${table}`,
      `truncate audit.${table} cascade`,
      `update audit.${table} set ${table === 'seal' ? 'seq = 9' : `outcome = 'failed'`}`,
    ])
      await expect(chain.database.pool.query(sql)).rejects.toThrow(/never changed or removed/)
})
