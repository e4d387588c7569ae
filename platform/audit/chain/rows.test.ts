import fc from 'fast-check'
import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { canonicalRow, type CanonicalRow } from '../testing/canonical.ts'
import { BEGINNING, eachTuple, eventColumns, link, TUPLE_HEAD } from './rows.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

/** Few letters and the bytes that frame values, so that rows come close to each other. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', '\u0001', 'é', '\n', '\u{1f600}'), maxLength: 4 })
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const whole = fc.integer({ min: -2, max: 300 })

const rows: fc.Arbitrary<CanonicalRow> = fc.record({
  id: fc.bigInt({ min: 1n, max: 9n }),
  at: fc.bigInt({ min: 0n, max: 1_000_000_000_000_000n }),
  xid: fc.bigInt({ min: 3n, max: 2n ** 40n }),
  personId: maybe(fc.uuid()),
  agencyId: maybe(whole),
  purpose: maybe(word),
  action: word,
  subjectType: maybe(word),
  subjectId: maybe(word),
  detail: maybe(word.map((text) => JSON.stringify({ fields: [text] }).replace('":', '": '))),
  outcome: fc.constantFrom('done', 'refused', 'failed'),
  requestId: maybe(word),
  ownerAgency: maybe(whole),
  address: maybe(word),
  tookMs: maybe(whole),
  contentHash: maybe(fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))),
})

const told = (row: CanonicalRow) =>
  JSON.stringify(
    Object.values(row).map((value) => (typeof value === 'bigint' ? String(value) : (value as unknown))),
  )

test('two rows have the same bytes only if they are the same row', () => {
  fc.assert(
    fc.property(rows, rows, fc.nat({ max: 15 }), (one, other, field) => {
      const [name] = Object.entries(other)[field]! as [keyof CanonicalRow, unknown]
      for (const near of [other, { ...one, [name]: other[name] }])
        expect(canonicalRow(one).equals(canonicalRow(near))).toBe(told(one) === told(near))
    }),
    { numRuns: 2_000 },
  )
})

test('text does not run from one value into the next', () => {
  const empty = {
    id: 1n,
    at: 0n,
    xid: 3n,
    personId: null,
    agencyId: null,
    purpose: null,
    action: 'a',
    detail: null,
    outcome: 'done',
    requestId: null,
    ownerAgency: null,
    address: null,
    tookMs: null,
    contentHash: null,
  }
  const bytes = [
    ['ab', 'c'],
    ['a', 'bc'],
    ['abc', ''],
    ['abc', null],
    [null, 'abc'],
  ].map(([subjectType, subjectId]) =>
    canonicalRow({ ...empty, subjectType: subjectType!, subjectId: subjectId! }).toString('hex'),
  )
  expect(new Set(bytes).size).toBe(bytes.length)
})

test('PostgreSQL sends the bytes that the description says', async () => {
  await house.database.withOwner((client) => client.query('alter table audit.event disable trigger kept'))
  let id = 1_000_000n
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const row = { ...given, id: id++ }
      const insert = `insert into audit.event (id, at, xid, person_id, agency_id, purpose, action, subject_type,
        subject_id, detail, outcome, request_id, owner_agency, address, took_ms, content_hash)
        overriding system value values ($1, '2000-01-01T00:00:00Z'::timestamptz + $2::bigint * interval '1 microsecond',
        $3::text::xid8, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`
      const values = Object.values(row).map((value) =>
        typeof value === 'bigint' ? String(value) : (value as unknown),
      )
      await house.database.pool.query(insert, values)
      const seen: Buffer[] = []
      await house.database.withOwner((client) =>
        eachTuple(
          client,
          `select ${eventColumns('event')} from audit.event where id = ${row.id}`,
          (tuple) => {
            seen.push(Buffer.from(tuple.subarray(TUPLE_HEAD)))
          },
        ),
      )
      expect(seen.map((bytes) => bytes.toString('hex'))).toEqual([canonicalRow(row).toString('hex')])
    }),
    { numRuns: 150 },
  )
})

test('a position is the SHA-256 of the one before and the row, however long the row', () => {
  for (const length of [0, 1, 8_160, 8_161, 100_000]) {
    const row = randomBytes(length)
    expect(link(BEGINNING, row).equals(createHash('sha256').update(BEGINNING).update(row).digest())).toBe(
      true,
    )
  }
})

test('rows of any length come whole, however the connection cuts them', async () => {
  const seen: number[] = []
  await house.database.withOwner((client) =>
    eachTuple(client, `select repeat('x', n * n) from generate_series(0, 900) as n`, (tuple) => {
      seen.push(tuple.length - TUPLE_HEAD - 4)
    }),
  )
  expect(seen).toEqual(Array.from({ length: 901 }, (_, n) => n * n))
})
