import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import { asOwner, openDatabase, type Actor, type Database, type Tx } from './index.ts'

let house: TestHouse
let small: Database
let people: Person[]

beforeAll(async () => {
  house = await testHouse()
  // Two connections for everyone, so that people follow each other on the same one.
  small = openDatabase({ url: house.url, poolSize: 2 })
  people = []
  for (let i = 0; i < 3; i++) people.push(await house.person(await house.agency(), 'analyst'))
  for (const person of people) await small.withActor(person.actor, insertLayer(person.actor.agencyId))
})
afterAll(async () => {
  await small.close()
  await house.close()
})

const insertLayer =
  (agencyId: number, slot = 1, category = 'incident') =>
  (tx: Tx) =>
    tx.client.query(
      `insert into incidents.layer (owner_agency, category, name, one, slot, bounds) values ($1, $2, 'Precincts', 'precinct', $3, '{}')`,
      [agencyId, category, slot],
    )

const owners = async (tx: Pick<Tx, 'client'>): Promise<number[]> => {
  const { rows } = await tx.client.query<{ owner_agency: number }>(
    'select owner_agency from incidents.layer order by owner_agency',
  )
  return rows.map((row) => row.owner_agency)
}

const seen = (actor: Actor) => small.withActor(actor, owners)

test('a person sees the rows of their agency and of no other', async () => {
  for (const { actor } of people) expect(await seen(actor)).toEqual([actor.agencyId])
})

test('without a person in the context nobody sees a row, the owner of the tables neither', async () => {
  const count = 'select count(*)::int as n from incidents.layer'
  expect((await small.pool.query(count)).rows).toEqual([{ n: 0 }])
  const asApplication = await small.withOwner(async (client) => {
    await client.query('set local role throughline_app')
    return (await client.query(count)).rows
  })
  expect(asApplication).toEqual([{ n: 0 }])
  const forced = await small.pool.query(
    `select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname = 'incidents' and relkind in ('r', 'p') and relrowsecurity <> relforcerowsecurity`,
  )
  expect(forced.rows).toEqual([])
})

test('no agency, a strange agency or no fitting category: no rows', async () => {
  const { actor } = people[0]!
  for (const less of [
    { agencies: [] },
    { agencies: [987_654] },
    { ownCategories: [] },
    { ownCategories: ['ballistic', 'public'] },
  ] as Partial<Actor>[])
    expect(await seen({ ...actor, ...less })).toEqual([])
})

test('a row for another agency, or of a category that is closed to the person, is refused', async () => {
  const [mine, other] = people.map((person) => person.actor)
  const refused = /row-level security/
  await expect(small.withActor(mine!, insertLayer(other!.agencyId, 2))).rejects.toThrow(refused)
  await expect(small.withActor(mine!, insertLayer(mine!.agencyId, 2, 'health'))).rejects.toThrow(refused)
  const touched = await small.withActor(mine!, (tx) =>
    tx.client.query(`update incidents.layer set name = 'Theirs' where owner_agency = $1`, [other!.agencyId]),
  )
  expect(touched.rowCount).toBe(0)
  await expect(
    small.withActor(mine!, (tx) =>
      tx.client.query(`update incidents.layer set owner_agency = $1`, [other!.agencyId]),
    ),
  ).rejects.toThrow(refused)
})

test('a value of the context that looks like SQL stays a value', async () => {
  const { actor } = people[0]!
  const hostile = { ...actor, purpose: `x', true); reset role; --` as Actor['purpose'] }
  expect(await seen(hostile)).toEqual([actor.agencyId])
})

test('whatever others do before on the same connections, each sees only their own', async () => {
  const step = fc.record({
    who: fc.nat(2),
    how: fc.constantFrom('read', 'throw', 'fail', 'owner', 'ownerFails', 'asOwner', 'plain'),
  })
  const run = async (steps: readonly { who: number; how: string }[]) => {
    await Promise.all(steps.map(({ who, how }) => act(people[who]!.actor, how)))
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), run), { numRuns: 40 })
})

async function act(actor: Actor, how: string): Promise<void> {
  const mine = [actor.agencyId]
  const work: Record<string, () => Promise<void>> = {
    read: async () => expect(await seen(actor)).toEqual(mine),
    throw: () => small.withActor(actor, () => Promise.reject(new Error('on purpose'))),
    fail: () => small.withActor(actor, (tx) => tx.client.query('select 1 / 0').then(() => {})),
    owner: async () => expect(await small.withOwner((client) => owners({ client }))).toEqual([]),
    ownerFails: () => small.withOwner((client) => client.query('select 1 / 0').then(() => {})),
    asOwner: () =>
      small.withActor(actor, async (tx) => {
        await asOwner(tx, (client) => client.query('select password_hash from access.person limit 1'))
        expect(await owners(tx)).toEqual(mine)
        await expect(tx.client.query('select password_hash from access.person')).rejects.toThrow(/permission/)
        throw new Error('on purpose')
      }),
    plain: async () => expect((await small.pool.query('select * from incidents.layer')).rows).toEqual([]),
  }
  await work[how]!().catch((error: Error) => {
    if (!/on purpose|division by zero/.test(error.message)) throw error
  })
}

test('what throws leaves nothing, also when a failed statement was caught and forgotten', async () => {
  const { actor } = people[0]!
  const slots = () =>
    small.withActor(actor, async (tx) => (await tx.client.query('select slot from incidents.layer')).rows)
  await expect(
    small.withActor(actor, async (tx) => {
      await insertLayer(actor.agencyId, 3)(tx)
      throw new Error('changed my mind')
    }),
  ).rejects.toThrow('changed my mind')
  const forgotten = async (client: Pick<Tx['client'], 'query'>) => {
    await client.query('select 1 / 0').catch(() => {})
    return 'looks fine'
  }
  await expect(small.withActor(actor, ({ client }) => forgotten(client))).rejects.toThrow(/undid all/)
  await expect(small.withOwner(forgotten)).rejects.toThrow(/undid all/)
  expect(await slots()).toEqual([{ slot: 1 }])
})

test('a connection that breaks in use fails that work only', async () => {
  const { actor } = people[0]!
  const broken = small.withActor(actor, async (tx) => {
    const { rows } = await tx.client.query<{ pid: number }>('select pg_backend_pid() as pid')
    await small.pool.query('select pg_terminate_backend($1)', [rows[0]!.pid])
    await new Promise((resolve) => setTimeout(resolve, 100))
    return owners(tx)
  })
  await expect(broken).rejects.toThrow()
  for (let i = 0; i < 4; i++) expect(await seen(actor)).toEqual([actor.agencyId])
})
