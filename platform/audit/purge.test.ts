import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import { uuid } from '#platform/db'
import { audited, createSealer, forgetRecord, keepContents } from './index.ts'
import { changePerson } from '../access/contract.ts'
import { recordHistory } from './contract.ts'
import { verifyAudit } from './service/verify.ts'
import { auditSecret } from './secret.ts'

let house: TestHouse
let boss: Person
let other: Person

const secret = auditSecret(randomBytes(32))
const NO_HEADS = { heads: [], keys: new Map<string, string>(), unreadable: [] }

beforeAll(async () => {
  house = await testHouse()
  keepContents(house.database, secret)
  const agency = await house.agency()
  boss = await house.person(agency, 'administrator')
  other = await house.person(await house.agency(), 'administrator')
})
afterAll(() => house.close())

/** A change of a person's record, as a service would make it. */
async function change(id: string, before: unknown, after: unknown): Promise<void> {
  await audited(house.database, boss.actor, { action: 'access.changePerson' }, async (tx) =>
    tx.about({ type: 'person', id, fields: ['name'], change: { before, after } }),
  )
}

const historyOf = (person: Person, id: string) =>
  person.call(recordHistory, { params: { type: 'person', record: id } })

const sound = async () => (await verifyAudit(house.database, { heads: NO_HEADS, publicKeys: [] })).broken

test('what a change held is readable for who may see the record, and for nobody else', async () => {
  const id = boss.actor.personId
  await change(id, { name: 'Canary Before', rank: 'x' }, { name: 'Canary After', rank: 'x' })
  const history = await historyOf(boss, id)
  expect(history).toMatchObject({ seen: true, forgottenAt: null })
  expect(history.entries[0]).toMatchObject({
    actionId: 'access.changePerson',
    fields: ['name'],
    changes: [{ path: 'name', before: 'Canary Before', after: 'Canary After' }],
  })
  const elsewhere = await historyOf(other, id)
  expect(elsewhere).toMatchObject({ seen: false, entries: [] })
})

test('a change of roles keeps what it changed', async () => {
  const someone = await house.person(boss.actor.agencyId, 'analyst')
  const id = someone.actor.personId
  await boss.call(changePerson, { params: { id }, body: { roles: ['analyst', 'auditor'] } })
  const { entries } = await historyOf(boss, id)
  expect(entries.find(({ actionId }) => actionId === changePerson.id)?.changes).toEqual([
    { path: 'roles', before: 'analyst', after: 'analyst, auditor' },
  ])
})

test('no table of the database holds what a change held in the clear', async () => {
  await change(boss.actor.personId, { name: 'Canary Before' }, { name: 'Canary After' })
  const { rows } = await house.database.pool.query<{ found: number }>(
    `select (select count(*) from audit.event where event::text like '%Canary%')
       + (select count(*) from audit.content where position('Canary'::bytea in sealed) > 0) as found`,
  )
  expect(rows[0]!.found).toBe(0)
})

test('destroying the key of a record leaves the chain sound and its contents unreadable', async () => {
  const [gone, kept] = [uuid(), boss.actor.personId]
  await change(gone, { name: 'Before' }, { name: 'After' })
  await change(kept, { name: 'Before' }, { name: 'After' })
  await createSealer(house.database).seal()
  const wrapped = 'select wrapped from audit.record_key where subject_id = $1'
  await house.database.withOwner((client) => forgetRecord(client, 'person', gone))
  await house.database.withOwner((client) => forgetRecord(client, 'person', gone))
  expect((await house.database.pool.query(wrapped, [gone])).rows).toEqual([{ wrapped: null }])
  expect(await sound()).toBeNull()
  const history = await historyOf(boss, gone)
  expect(history.forgottenAt).not.toBeNull()
  expect(history.entries).toMatchObject([{ changes: null, fields: ['name'] }])
  expect((await historyOf(boss, kept)).entries[0]!.changes).not.toBeNull()
})

test('nothing is kept any more of a record whose key was destroyed', async () => {
  const id = uuid()
  await house.database.withOwner((client) => forgetRecord(client, 'person', id))
  await change(id, { name: 'Before' }, { name: 'After' })
  const { rows } = await house.database.pool.query('select from audit.content where subject_id = $1', [id])
  expect(rows).toEqual([])
})

test('contents that were changed or taken out are found, whether their key is there or not', async () => {
  await createSealer(house.database).seal()
  expect(await sound()).toBeNull()
  await house.database.withOwner(async (client) => {
    await client.query('alter table audit.content disable trigger kept')
    await client.query(
      `update audit.content set sealed = sealed || '\\x00'::bytea where ctid = (select min(ctid) from audit.content)`,
    )
  })
  expect(await sound()).toMatchObject({ kind: 'contents' })
})

test('another secret opens nothing, and stops nobody from working', async () => {
  const id = boss.actor.personId
  keepContents(house.database, auditSecret(randomBytes(32)))
  expect((await historyOf(boss, id)).entries[0]).toMatchObject({ changes: null })
  await change(id, { name: 'Before' }, { name: 'After' })
  keepContents(house.database, secret)
  const { entries } = await historyOf(boss, id)
  expect(entries.map(({ changes }) => changes !== null)).toContain(true)
})
