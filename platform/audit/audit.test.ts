import { afterAll, beforeAll, expect, test } from 'vitest'
import { callsOf, testHouse, type Person, type TestHouse } from '#testing'
import { changePerson, choosePurpose, listPeople, readEntrance, signIn, signOut } from '../access/contract.ts'
import { readJob } from '../jobs/contract.ts'
import { uuid } from '#platform/db'
import { audited } from './index.ts'
import { myActivity } from './contract.ts'

let house: TestHouse
let boss: Person
let clerk: Person

beforeAll(async () => {
  house = await testHouse()
  const agency = await house.agency()
  boss = await house.person(agency, 'administrator')
  clerk = await house.person(agency, 'records-clerk')
})
afterAll(() => house.close())

interface Row {
  person_id: string | null
  agency_id: number | null
  purpose: string | null
  action: string
  subject_type: string | null
  subject_id: string | null
  detail: unknown
  outcome: string
  request_id: string | null
}

/** The rows that `work` left. */
async function rowsOf(work: () => Promise<unknown>): Promise<Row[]> {
  const last = `select coalesce(max(id), 0) as id from audit.event`
  const { rows } = await house.database.pool.query<{ id: number }>(last)
  await work()
  const left = await house.database.pool.query<Row>('select * from audit.event where id > $1 order by id', [
    rows[0]!.id,
  ])
  return left.rows
}

const of = ({ actor }: Person) => ({ person_id: actor.personId, agency_id: actor.agencyId })

test('an answer leaves one row: who, what, why, about what', async () => {
  const rows = await rowsOf(() => boss.call(listPeople))
  expect(rows).toMatchObject([
    {
      ...of(boss),
      purpose: 'administration',
      action: 'access.listPeople',
      subject_type: 'person',
      detail: { count: 2 },
      outcome: 'done',
    },
  ])
  expect(rows[0]!.request_id).toMatch(/^[0-9a-f-]{36}$/)
})

test('every refusal leaves one row, whoever refused: the role, the rules, the labels', async () => {
  const id = uuid()
  const byRole = () => clerk.refused(listPeople)
  const byRules = () =>
    boss.refused(changePerson, { params: { id: boss.actor.personId }, body: { disabled: true } })
  const byLabels = () => clerk.refused(readJob, { params: { id } })
  const byPurpose = () => clerk.refused(choosePurpose, { body: { purpose: 'publication' } })
  expect(await rowsOf(byRole)).toMatchObject([
    { ...of(clerk), action: 'access.listPeople', outcome: 'refused' },
  ])
  expect(await rowsOf(byRules)).toMatchObject([
    { ...of(boss), action: 'access.changePerson', subject_id: boss.actor.personId, outcome: 'refused' },
  ])
  expect(await rowsOf(byLabels)).toMatchObject([
    { ...of(clerk), action: 'jobs.read', subject_type: 'job', subject_id: id, outcome: 'refused' },
  ])
  expect(await rowsOf(byPurpose)).toMatchObject([{ ...of(clerk), outcome: 'refused' }])
})

test('the row carries the number that the refused person reads', async () => {
  let requestId = ''
  const [row] = await rowsOf(async () => ({ requestId } = await clerk.refused(listPeople)))
  expect(row!.request_id).toBe(requestId)
})

test('a stranger at a protected address leaves a row without a name', async () => {
  const stranger = callsOf(house.server, '')
  expect(await rowsOf(() => stranger.refused(listPeople))).toMatchObject([
    { person_id: null, action: 'access.listPeople', outcome: 'refused' },
  ])
})

test('a request that is refused for its form, before anything is looked up, leaves none', async () => {
  expect(
    await rowsOf(() => boss.refused(changePerson, { params: { id: 'not an id' }, body: { disabled: true } })),
  ).toEqual([])
})

test('work that fails leaves one row, which says so, and nothing of the work', async () => {
  const act = { action: 'testing.fail' }
  const rows = await rowsOf(() =>
    audited(house.database, boss.actor, act, async (tx) => {
      tx.about({ type: 'thing', id: '7', fields: [`it's`, 'a "field"'] })
      await tx.client.query('select 1 / 0')
    }).catch(() => {}),
  )
  expect(rows).toMatchObject([
    { ...of(boss), subject_id: '7', detail: { fields: [`it's`, 'a "field"'] }, outcome: 'failed' },
  ])
})

test('where the row cannot be written, what it would have recorded does not happen', async () => {
  const layers = (sql: string) =>
    house.database.withActor(clerk.actor, (tx) => tx.client.query(sql, [clerk.actor.agencyId]))
  const insert = `insert into incidents.layer (owner_agency, name, one, slot, bounds) values ($1, 'x', 'x', 1, '{}')`
  // No text of PostgreSQL can hold this character.
  const unwritable = audited(house.database, clerk.actor, { action: 'a\0b' }, (tx) =>
    tx.client.query(insert, [clerk.actor.agencyId]),
  )
  await expect(unwritable).rejects.toThrow()
  expect((await layers('select from incidents.layer where owner_agency = $1')).rowCount).toBe(0)
  await layers(insert)
  expect((await layers('select from incidents.layer where owner_agency = $1')).rowCount).toBe(1)
})

test('signing in is on record when it fails and when it works, without the name that was tried', async () => {
  const stranger = callsOf(house.server, '')
  const { banner } = await stranger.call(readEntrance)
  const body = { email: boss.email, password: 'not the password', banner: banner.version }
  const rows = await rowsOf(() => stranger.refused(signIn, { body }))
  expect(rows).toMatchObject([{ person_id: null, action: 'access.signIn', outcome: 'refused' }])
  expect(JSON.stringify(rows)).not.toContain(boss.email)
  const leaving = await house.person(boss.actor.agencyId, 'analyst')
  expect(await rowsOf(() => leaving.call(signOut))).toMatchObject([
    { action: 'access.signOut', outcome: 'done' },
  ])
})

test('nobody changes or removes a row in a person’s name', async () => {
  for (const sql of [
    'delete from audit.event',
    `update audit.event set outcome = 'done'`,
    'select * from audit.event',
  ])
    await expect(house.database.withActor(boss.actor, (tx) => tx.client.query(sql))).rejects.toThrow(
      /permission denied/,
    )
})

test('a person reads their own trail page by page, and nobody else’s', async () => {
  for (let i = 0; i < 60; i++) await boss.call(listPeople)
  const first = await boss.call(myActivity)
  const second = await boss.call(myActivity, { query: { cursor: first.next! } })
  const ids = [...first.entries, ...second.entries].map((entry) => entry.id)
  expect(first.entries).toHaveLength(50)
  expect(new Set(ids).size).toBe(ids.length)
  const { rows } = await house.database.pool.query<{ at: Date }>(
    'select at from audit.event where person_id = $1 order by id desc offset 2 limit $2',
    [boss.actor.personId, ids.length],
  )
  const times = [...first.entries, ...second.entries].map(({ at }) => at)
  // Above them stand the two readings themselves.
  expect(times).toEqual(rows.map(({ at }) => at.toISOString()))
  expect(await boss.refused(myActivity, { query: { cursor: 'x' } })).toMatchObject({ status: 400 })
})
