import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import { uuid } from '#platform/db'
import { listPeople } from '../access/contract.ts'
import {
  exportAudit,
  exportWeek,
  listWeeks,
  readAlarms,
  readChoices,
  readWeek,
  recordHistory,
  reviewWeek,
  searchAudit,
} from './contract.ts'
import { audited, keepContents } from './index.ts'
import { auditSecret } from './secret.ts'

let house: TestHouse
let auditor: Person
let boss: Person
let stranger: Person
let clerk: Person

beforeAll(async () => {
  house = await testHouse()
  keepContents(house.database, auditSecret(randomBytes(32)))
  const agency = await house.agency()
  auditor = await house.person(agency, 'auditor')
  boss = await house.person(agency, 'administrator')
  clerk = await house.person(agency, 'records-clerk')
  stranger = await house.person(await house.agency(), 'administrator')
})
afterAll(() => house.close())

const search = (person: Person, query = {}) => person.call(searchAudit, { query })

test('an auditor finds what people of the agency did, and nobody else’s', async () => {
  await boss.call(listPeople)
  await clerk.refused(listPeople)
  await stranger.call(listPeople)
  const { entries } = await search(auditor, { action: listPeople.id })
  expect(entries.map(({ person, outcome }) => [person?.id, outcome])).toEqual([
    [clerk.actor.personId, 'refused'],
    [boss.actor.personId, 'done'],
  ])
  expect(entries[1]).toMatchObject({ actionId: listPeople.id, address: '127.0.0.1', count: 3 })
  expect((await search(auditor, { action: listPeople.id, outcome: 'refused' })).entries).toHaveLength(1)
  expect((await search(auditor, { person: stranger.actor.personId })).entries).toEqual([])
})

test('what others did with a record of the agency is found by its auditor and by theirs', async () => {
  const id = uuid()
  await audited(house.database, stranger.actor, { action: 'testing.open' }, async (tx) =>
    tx.about({ type: 'incident', id, owner: boss.actor.agencyId }),
  )
  for (const person of [auditor, stranger])
    expect((await search(person, { type: 'incident', record: id })).entries).toHaveLength(1)
  const third = await house.person(await house.agency(), 'auditor')
  expect((await search(third, { record: id })).entries).toEqual([])
  expect(await third.call(recordHistory, { params: { type: 'incident', record: id } })).toMatchObject({
    entries: [],
    seen: false,
  })
})

test('the search is on record with the filters that were set, and so are the other ways to read', async () => {
  await search(auditor, { outcome: 'refused', from: '2020-01-01' })
  await auditor.call(readChoices)
  await auditor.call(recordHistory, { params: { type: 'incident', record: 'x' } })
  const { entries } = await search(boss, { person: auditor.actor.personId })
  expect(entries.slice(0, 3).map(({ actionId }) => actionId)).toEqual([
    recordHistory.id,
    readChoices.id,
    searchAudit.id,
  ])
  expect(entries[2]!.fields).toEqual(['outcome', 'from'])
})

test('pages follow each other without gap or repetition', async () => {
  for (let i = 0; i < 60; i++) await boss.call(listPeople)
  const query = { person: boss.actor.personId, action: listPeople.id }
  const first = await search(auditor, query)
  const second = await search(auditor, { ...query, cursor: first.next })
  const ids = [...first.entries, ...second.entries].map(({ id }) => id)
  expect(new Set(ids).size).toBe(61)
  const times = [...first.entries, ...second.entries].map(({ at }) => at)
  expect(times).toEqual(times.toSorted().toReversed())
  expect(second.next).toBeNull()
})

test('days begin and end where the agency is', async () => {
  const { pool } = house.database
  await pool.query(`update access.agency set time_zone = 'America/New_York' where id = $1`, [
    boss.actor.agencyId,
  ])
  const insert = `insert into audit.event (at, agency_id, action, outcome) values ($1, $2, 'testing.day', 'done')`
  for (const at of [
    '2024-03-10T04:59:59Z',
    '2024-03-10T05:00:00Z',
    '2024-03-11T03:59:59Z',
    '2024-03-11T04:00:00Z',
  ])
    await pool.query(insert, [at, boss.actor.agencyId])
  const day = { action: 'testing.day', from: '2024-03-10', to: '2024-03-10' }
  // The day the clocks go forward has 23 hours.
  expect((await search(auditor, day)).entries.map(({ at }) => at)).toEqual([
    '2024-03-11T03:59:59.000Z',
    '2024-03-10T05:00:00.000Z',
  ])
})

test('an export holds what the search finds, formulas as text', async () => {
  const insert = `insert into audit.event (agency_id, action, subject_type, subject_id, outcome) values ($1, 'testing.export', 'thing', '=1+1', 'done')`
  await house.database.pool.query(insert, [boss.actor.agencyId])
  const csv = String(await auditor.call(exportAudit, { query: { action: 'testing.export' } }))
  expect(csv.trim().split('\r\n')).toHaveLength(2)
  expect(csv).toContain("'=1+1")
  const { entries } = await search(boss, { action: exportAudit.id })
  expect(entries[0]).toMatchObject({ outcome: 'done', count: 1, fields: ['action'] })
})

test('who may not read the audit is refused everywhere, and hears of no alarm', async () => {
  for (const route of [searchAudit, readChoices, listWeeks])
    expect(await clerk.refused(route)).toMatchObject({ status: 403 })
  expect(await clerk.call(readAlarms)).toEqual({ alarms: [] })
})

const MONDAY = '2024-02-05'

test('a week’s report counts what was done, refused and done at night, and is signed off once by an auditor', async () => {
  const insert = `insert into audit.event (at, agency_id, person_id, action, outcome, address) values ($1, $2, $3, $4, $5, $6)`
  const add = (
    at: string,
    action: string,
    outcome: string,
    person: Person | null,
    address: string | null = null,
  ) =>
    house.database.pool.query(insert, [
      at,
      person?.actor.agencyId ?? null,
      person?.actor.personId ?? null,
      action,
      outcome,
      address,
    ])
  await add('2024-02-05T05:00:00Z', 'testing.night', 'done', boss)
  await add('2024-02-06T15:00:00Z', 'testing.day', 'done', boss)
  await add('2024-02-07T15:00:00Z', 'testing.day', 'refused', clerk)
  await add('2024-02-10T15:00:00Z', exportAudit.id, 'done', boss)
  await add('2024-02-08T15:00:00Z', 'access.signIn', 'refused', null, '192.0.2.9')
  await add('2024-02-08T15:00:00Z', 'testing.day', 'done', stranger)
  await house.database.pool.query(
    `insert into audit.event (at, owner_agency, action, outcome) values ('2024-02-09T15:00:00Z', $1, 'access.recover', 'done')`,
    [boss.actor.agencyId],
  )
  await add('2024-02-12T05:00:00Z', 'testing.next', 'done', boss)
  const report = await auditor.call(readWeek, { params: { week: MONDAY } })
  expect(report).toMatchObject({
    rows: 5,
    outcomes: { done: 4, refused: 1, failed: 0 },
    signInFailures: { total: 1, addresses: [{ address: '192.0.2.9', count: 1 }] },
    refusals: { total: 1 },
    exports: { total: 1 },
    privileged: { total: 1, entries: [{ actionId: 'access.recover', person: null }] },
    auditTouched: { total: 1 },
    review: null,
    over: true,
  })
  const of = (person: Person) => report.people.find(({ id }) => id === person.actor.personId)
  expect(of(boss)).toMatchObject({ done: 3, outOfHours: 2, exports: 1 })
  expect(of(clerk)).toMatchObject({ refused: 1, outOfHours: 0 })
  expect(String(await auditor.call(exportWeek, { params: { week: MONDAY } }))).toContain('failed sign-ins')

  const sign = { params: { week: MONDAY }, body: { remark: 'Nothing to find.' } }
  expect(await boss.refused(reviewWeek, sign)).toMatchObject({ status: 403 })
  await auditor.call(reviewWeek, sign)
  expect(await auditor.refused(reviewWeek, sign)).toMatchObject({ code: 'audit.week_reviewed' })
  expect((await boss.call(readWeek, { params: { week: MONDAY } })).review).toMatchObject({
    remark: 'Nothing to find.',
  })
})

test('a week that runs is not signed off; weeks without a review are listed', async () => {
  const { weeks } = await auditor.call(listWeeks)
  const running = weeks[0]!
  expect(running).toMatchObject({ over: false, review: null })
  const sign = { params: { week: running.week }, body: { remark: 'Too soon.' } }
  expect(await auditor.refused(reviewWeek, sign)).toMatchObject({ code: 'audit.week_unfinished' })
  expect(weeks.length).toBeGreaterThan(50)
  const gaps = weeks.slice(1).map(({ week }, i) => Date.parse(weeks[i]!.week) - Date.parse(week))
  expect(new Set(gaps)).toEqual(new Set([7 * 86_400_000]))
  expect(await auditor.refused(readWeek, { params: { week: '2024-02-06' } })).toMatchObject({ status: 400 })
})
