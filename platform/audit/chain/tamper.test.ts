import { afterEach, expect, test } from 'vitest'
import { chainOf, type Chain } from '../testing/chain.ts'
import { createSealer } from './seal.ts'
import { verifyChain } from './verify.ts'

let chain: Chain
afterEach(() => chain.close())

const brokenOf = async (options?: Parameters<typeof verifyChain>[1]) =>
  (await verifyChain(chain.database, options)).broken

const eventAt = (seq: number) => `(select event_id from audit.seal where seq = ${seq})`

test('an audit that nobody touched is sound, whole and in part', async () => {
  chain = await chainOf(40)
  const head = await chain.head()
  expect(await verifyChain(chain.database, { heads: [head] })).toMatchObject({
    rows: 40,
    from: 1,
    to: 40,
    heads: 1,
    hash: head.hash,
    broken: null,
  })
  expect(await verifyChain(chain.database, { from: 21, to: 30 })).toMatchObject({ rows: 10, broken: null })
  await chain.add(5)
  await chain.sealer.seal()
  expect(await verifyChain(chain.database, { heads: [head] })).toMatchObject({ rows: 45, broken: null })
})

test.each([
  ['outcome', `'refused'`],
  ['action', `'testing.other'`],
  ['purpose', `'administration'`],
  ['person_id', `gen_random_uuid()`],
  ['detail', `'{"fields": ["a"]}'`],
  ['at', `at + interval '1 microsecond'`],
  ['address', `'192.0.2.1'`],
  ['owner_agency', '1'],
  ['took_ms', '0'],
])('a row whose %s was edited is named', async (column, value) => {
  chain = await chainOf(30)
  await chain.tamper(`update audit.event set ${column} = ${value} where id = ${eventAt(17)}`)
  expect(await brokenOf()).toMatchObject({ kind: 'edited', seq: 17 })
})

test('the last row may be the one that was edited', async () => {
  chain = await chainOf(10)
  await chain.tamper(`update audit.event set outcome = 'failed' where id = ${eventAt(10)}`)
  expect(await brokenOf()).toMatchObject({ kind: 'edited', seq: 10 })
})

test('a deleted row is named', async () => {
  chain = await chainOf(30)
  await chain.tamper(`delete from audit.event where id = ${eventAt(9)}`)
  const broken = await brokenOf()
  expect(broken).toMatchObject({ kind: 'deleted', seq: 9 })
  expect(broken!.sentence).toContain(String(broken!.eventId))
})

test('a row that was deleted with its seal leaves a gap', async () => {
  chain = await chainOf(30)
  await chain.tamper(`delete from audit.seal where seq between 9 and 11`)
  expect(await brokenOf()).toMatchObject({
    kind: 'gap',
    seq: 9,
    sentence: expect.stringContaining('9 to 11'),
  })
})

test('closing the gap by numbering anew does not hide it', async () => {
  chain = await chainOf(30)
  await chain.tamper(
    `delete from audit.seal where seq = 9`,
    `update audit.seal set seq = seq + 1000 where seq > 9`,
    `update audit.seal set seq = seq - 1001 where seq > 1000`,
  )
  expect(await brokenOf()).toMatchObject({ kind: 'edited', seq: 9 })
})

test('an inserted row is found, wherever the positions were moved', async () => {
  chain = await chainOf(30)
  await chain.tamper(
    `insert into audit.event (action, outcome) values ('testing.planted', 'done')`,
    `update audit.seal set seq = seq + 1000 where seq >= 12`,
    `update audit.seal set seq = seq - 999 where seq > 1000`,
    `insert into audit.seal (seq, event_id, hash) select 12, max(id), sha256('planted') from audit.event`,
  )
  expect(await brokenOf()).toMatchObject({ kind: 'replaced', seq: 12 })
})

test('two rows that changed places are found', async () => {
  chain = await chainOf(30)
  await chain.tamper(
    `create temporary table swap on commit drop as select seq, event_id from audit.seal where seq in (5, 20)`,
    `update audit.seal set event_id = -seq where seq in (5, 20)`,
    `update audit.seal set event_id = (select event_id from swap where swap.seq = 25 - seal.seq) where seq in (5, 20)`,
  )
  expect(await brokenOf()).toMatchObject({ kind: 'edited', seq: 5 })
})

test('an edited hash is told from an edited row', async () => {
  chain = await chainOf(30)
  await chain.tamper(`update audit.seal set hash = sha256('x') where seq = 14`)
  expect(await brokenOf()).toMatchObject({ kind: 'seal-edited', seq: 14 })
})

test('a tail that was cut off is found by a head, and by nothing else', async () => {
  chain = await chainOf(30)
  const head = await chain.head()
  await chain.tamper(
    `delete from audit.event where id in (select event_id from audit.seal where seq > 25)`,
    `delete from audit.seal where seq > 25`,
  )
  expect(await brokenOf()).toBeNull()
  expect(await brokenOf({ heads: [head] })).toMatchObject({ kind: 'truncated', seq: 25 })
})

test('a chain that was computed anew is found by a head', async () => {
  chain = await chainOf(30)
  const head = await chain.head()
  await chain.tamper(
    `update audit.event set outcome = 'refused' where id = ${eventAt(3)}`,
    'delete from audit.seal',
  )
  await createSealer(chain.database).seal()
  expect(await verifyChain(chain.database)).toMatchObject({ rows: 30, broken: null })
  expect(await brokenOf({ heads: [head] })).toMatchObject({ kind: 'rewritten', seq: 30 })
})
