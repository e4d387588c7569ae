import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import { listPeople } from '../../access/contract.ts'
import { exportAudit, myActivity, recordHistory, searchAudit } from '../contract.ts'
import { auditSecret, keepContents } from '../index.ts'
import { entryIds, entryIdsOf } from './ids.ts'

let house: TestHouse
let auditor: Person
let stranger: Person
const seed = randomBytes(32)

beforeAll(async () => {
  house = await testHouse()
  keepContents(house.database, auditSecret(seed))
  const agency = await house.agency()
  auditor = await house.person(agency, 'auditor')
  stranger = await house.person(await house.agency(), 'administrator')
})
afterAll(() => house.close())

const number = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })

test('every number comes back from its id, and the same key always makes the same id', () => {
  const [one, same] = [entryIds(seed), entryIds(Buffer.from(seed))]
  fc.assert(
    fc.property(number, (n) => {
      expect(one.find(one.hide(n))).toBe(n)
      expect(same.hide(n)).toBe(one.hide(n))
      expect(one.hide(n)).toMatch(/^[\w-]{22}$/)
    }),
  )
})

test('an id that was altered, made up or made under another key finds nothing', () => {
  const [ids, other] = [entryIds(seed), entryIds(randomBytes(32))]
  fc.assert(
    fc.property(number, fc.nat(15), fc.integer({ min: 1, max: 255 }), (n, at, by) => {
      const bytes = Buffer.from(ids.hide(n), 'base64url')
      bytes[at]! ^= by
      expect(ids.find(bytes.toString('base64url'))).toBeUndefined()
      expect(ids.find(other.hide(n))).toBeUndefined()
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => ids.find(text) === undefined))
})

test('what is done elsewhere in the installation cannot be told from ids and cursors', async () => {
  for (let i = 0; i < 60; i++) await auditor.call(listPeople)
  for (let i = 0; i < 20; i++) await stranger.call(listPeople)
  const { rows } = await house.database.pool.query<{ id: number }>('select id from audit.event')
  const numbers = new Set(rows.map(({ id }) => String(id)))
  const answers = [
    await auditor.call(myActivity),
    await auditor.call(searchAudit),
    await auditor.call(recordHistory, { params: { type: 'person', record: 'none' } }),
  ]
  const given = answers.flatMap(({ entries, next }) => [...entries.map(({ id }) => id), next ?? ''])
  expect(given.length).toBeGreaterThan(100)
  expect(given.filter((id) => numbers.has(id))).toEqual([])
  const csv = String(await auditor.call(exportAudit))
  const firstCells = csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[0]!)
  expect(firstCells.filter((id) => numbers.has(id))).toEqual([])
  // Another process of the same house finds its way with them.
  const ids = entryIdsOf(house.database)
  expect(numbers).toContain(String(ids.find(answers[0]!.next!)))
})

test('a cursor that was never given out is refused by its name', async () => {
  for (const cursor of ['120000', 'a'.repeat(22), entryIds(randomBytes(32)).hide(5)])
    for (const route of [myActivity, searchAudit])
      expect(await auditor.refused(route, { query: { cursor } })).toMatchObject({
        status: 400,
        fields: [{ path: expect.stringContaining('cursor') as string }],
      })
})
