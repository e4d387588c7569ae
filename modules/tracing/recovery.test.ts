import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { gun, investigator } from './testing/gun.ts'

let house: TestHouse
let clerk: Person
let colleague: Person
beforeAll(async () => {
  house = await testHouse()
  const agency = await house.agency()
  clerk = await investigator(house, agency)
  colleague = await investigator(house, agency, 'detective')
})
afterAll(() => house.close())

const record = (content: contract.RecoveryContent) => clerk.call(contract.recordRecovery, { body: content })

test('a gun is entered, read, listed and exported', async () => {
  const made = await record(gun('26-0001'))
  expect(made).toMatchObject({ serialState: 'legible', readingState: 'read-once', version: 1, mayEdit: true })
  expect(await clerk.call(contract.readRecovery, { params: { id: made.id } })).toEqual(made)
  const { rows, total, untraced } = await clerk.call(contract.listRecoveries, { query: { q: '260001' } })
  expect([rows.map(({ id }) => id), total, untraced]).toEqual([[made.id], 1, 1])
  const file = await clerk.call(contract.exportRecoveries, { query: {} })
  expect(String(file)).toContain('26-0001,P-26-0001')
  expect(String(file)).not.toMatch(/brandt/i)
})

test('two people read the number; what differs is kept and shown until it is corrected', async () => {
  const { id } = await record(gun('26-0002', { serial: 'SB0815-I8O' }))
  const again = (text: string) => colleague.call(contract.readSerialAgain, { params: { id }, body: { text } })
  expect((await again('SB0815 180')).readingState).toBe('differ')
  const third = await again('SB0815I8O')
  expect(third.readingState).toBe('differ')
  expect((await again('SB0815-I8O')).readingState).toBe('agree')
  expect(third.readings.map(({ own }) => own)).toEqual([false, true, true])
})

test('a correction keeps the state before, and one that changes nothing makes no version', async () => {
  const first = await record(gun('26-0003'))
  const params = { id: first.id }
  const content = { ...gun('26-0003'), people: first.people }
  const same = await clerk.call(contract.reviseRecovery, {
    params,
    body: { version: 1, reason: 'Looked', content },
  })
  expect(same.version).toBe(1)
  const firearm = { ...content.firearm, calibre: '.40 S&W', serial: 'BKR4183' }
  const changed = await clerk.call(contract.reviseRecovery, {
    params,
    body: { version: 1, reason: 'Read the barrel', content: { ...content, firearm } },
  })
  expect(changed).toMatchObject({ version: 2, readings: [{ text: 'BKR4182' }, { text: 'BKR4183' }] })
  const { versions } = await clerk.call(contract.listRecoveryVersions, { params })
  expect(versions[0]).toMatchObject({
    reason: 'Read the barrel',
    changes: [
      { path: 'firearm.serial', from: 'BKR4182', to: 'BKR4183' },
      { path: 'firearm.calibre', from: '9mm', to: '.40 S&W' },
    ],
  })
  const late = await colleague.refused(contract.reviseRecovery, {
    params,
    body: { version: 1, reason: 'x', content },
  })
  expect(late).toMatchObject({ status: 409, code: 'record.changed' })
})

test('partial and missing numbers, and guns made at home, are first-class', async () => {
  expect((await record(gun('26-0004', { serial: 'A12?45*' }))).serialState).toBe('partial')
  expect((await record(gun('26-0005', { serial: 'OBLITERATED' }))).serialState).toBe('obliterated')
  const home = gun('26-0006', { serial: '', make: '', model: '', privatelyMade: true })
  expect((await record(home)).readingState).toBe('copied')
  const empty = await clerk.refused(contract.recordRecovery, { body: gun('26-0007', { serial: 'UNKNOWN' }) })
  expect(empty).toMatchObject({ code: 'request.invalid', fields: [{ path: 'firearm.serial' }] })
})

test('a tag belongs to one gun, and a day to come is no recovery', async () => {
  await record(gun('26-0008'))
  expect((await clerk.refused(contract.recordRecovery, { body: gun('26-0008') })).code).toBe(
    'tracing.tag_taken',
  )
  const late = await clerk.refused(contract.recordRecovery, {
    body: { ...gun('26-0009'), recoveredOn: '2199' },
  })
  expect(late.fields).toMatchObject([{ path: 'recoveredOn' }])
})

test('a photograph is kept and shown; what is none is refused', async () => {
  const { id } = await record(gun('26-0010'))
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const add = { params: { id }, query: { name: 'frame.png', shows: 'serial' as const } }
  const photo = await clerk.call(contract.addPhoto, { ...add, body: png as unknown as Blob })
  expect(await clerk.call(contract.addPhoto, { ...add, body: png as unknown as Blob })).toEqual(photo)
  const shown = await house.server.app.inject({
    url: `/api/tracing/recoveries/${id}/photos/${photo.id}`,
    headers: { cookie: clerk.cookie },
  })
  expect([shown.headers['content-type'], shown.rawPayload.equals(png)]).toEqual(['image/png', true])
  const script = Buffer.from('<svg onload="alert(1)">')
  expect((await clerk.refused(contract.addPhoto, { ...add, body: script as unknown as Blob })).code).toBe(
    'tracing.photo_unreadable',
  )
})

test('another agency finds nothing of it', async () => {
  const { id } = await record(gun('26-0011'))
  const stranger = await investigator(house, await house.agency())
  expect((await stranger.refused(contract.readRecovery, { params: { id } })).code).toBe('record.unavailable')
  expect((await stranger.call(contract.listRecoveries, { query: {} })).total).toBe(0)
  expect((await stranger.call(contract.findSerials, { query: { q: 'BKR4182' } })).hits).toEqual([])
})

test('a page of the list goes on where the last one ended', async () => {
  const ids: string[] = []
  let cursor: string | null | undefined
  while (cursor !== null) {
    const page: { rows: { id: string }[]; next: string | null; total: number } = await clerk.call(
      contract.listRecoveries,
      { query: { limit: 3, ...(cursor && { cursor }) } },
    )
    ids.push(...page.rows.map(({ id }) => id))
    cursor = page.next
    if (cursor === null) expect(new Set(ids).size).toBe(page.total)
  }
})
