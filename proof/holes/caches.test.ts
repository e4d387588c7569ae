import { afterAll, beforeAll, expect, test } from 'vitest'
import { Role } from '#contract'
import { testHouse, type TestHouse } from '#testing'
import { openHouse, openServer } from '../../server/house.ts'
import { addPerson, CANARY, requestOf, send, type Asker, type Ground } from '../town/index.ts'
import { readingsOf, readsRecords, twoAgencies, type TwoAgencies } from './support.ts'

let house: TestHouse
let town: TwoAgencies
beforeAll(async () => {
  house = await testHouse()
  town = await twoAgencies(house)
})
afterAll(() => house.close())

/** The same house through a process that has kept nothing yet. */
async function cold<T>(work: (ground: Ground) => Promise<T>): Promise<T> {
  const fresh = openHouse(house.url, house.files)
  const server = await openServer(fresh, {
    demonstration: true,
    address: 'http://house.test',
    behindTls: false,
    log: 'silent',
  })
  try {
    return await work({ server, database: fresh.database })
  } finally {
    await server.app.close()
    await fresh.database.close()
  }
}

test('what one person was answered is never the answer of another', async () => {
  const partner = await addPerson(house, town.mine.agencyId!, ['partner'])
  const askers = [town.mine, town.theirs, partner]
  const fresh = new Map<Asker, string[]>()
  for (const asker of askers) fresh.set(asker, await cold((ground) => readingsOf(ground, asker)))
  // Three rounds: computed, kept, and kept after the others asked.
  for (let round = 0; round < 3; round++)
    for (const asker of askers) expect(await readingsOf(house, asker)).toEqual(fresh.get(asker))
  expect(fresh.get(town.mine)).not.toEqual(fresh.get(town.theirs))
}, 60_000)

test('answers to many people at once are those they get alone', async () => {
  const alone = [await readingsOf(house, town.mine), await readingsOf(house, town.theirs)]
  const together = await Promise.all(
    [town.mine, town.theirs, town.mine, town.theirs].map((asker) => readingsOf(house, asker)),
  )
  expect(together).toEqual([alone[0], alone[1], alone[0], alone[1]])
}, 60_000)

test('who may see nothing is shown nothing: an empty list is never taken for all', async () => {
  const { rows: tables } = await house.database.withOwner((client) =>
    client.query<{ name: string }>('select target::regclass::text as name from access.protected_table'),
  )
  expect(tables.length).toBeGreaterThan(10)
  const empty = {
    ...(await house.person(town.mine.agencyId!, 'analyst')).actor,
    agencies: [],
    categories: [],
    ownCategories: [],
    writableCategories: [],
    shared: [],
    seesNamed: false,
    roles: [],
    clearances: [],
  }
  for (const { name } of tables) {
    const { rows } = await house.database.withActor(empty, ({ client }) =>
      client.query<{ n: number }>(`select count(*)::int as n from ${name}`),
    )
    expect([name, rows[0]!.n]).toEqual([name, 0])
  }
})

test('without anyone who asks, the role of the application sees no row', async () => {
  await house.database.withOwner(async (client) => {
    await client.query('set local role throughline_app')
    const { rows } = await client.query<{ n: number }>('select count(*)::int as n from incidents.incident')
    expect(rows[0]!.n).toBe(0)
  })
})

test('a new person without records of their agency reads emptiness, not everything', async () => {
  const agency = await house.agency()
  const newcomer = await addPerson(house, agency, Role.options)
  for (const route of house.server.routes.filter(readsRecords)) {
    const { text } = await send(
      house,
      newcomer,
      requestOf(route, { params: undefined, query: undefined, body: undefined }),
    )
    expect([route.id, text.includes(CANARY)]).toEqual([route.id, false])
  }
})
