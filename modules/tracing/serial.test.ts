import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alignSerials, foldedSerial, likelySame, patternFits } from '#platform/firearms'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { findCandidates } from './store/serial-find.ts'
import { keepSerials } from './store/serial.ts'
import { planOf } from './service/serial-plan.ts'
import { gun, investigator } from './testing/gun.ts'
import { uuid, type Tx } from '#platform/db'
import { findActor } from '#platform/access'
import { policy } from './policy.ts'

let house: TestHouse
let clerk: Person
let serials: string[]
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ0123456789OISBZ'

beforeAll(async () => {
  house = await testHouse()
  clerk = await investigator(house, await house.agency())
  const chars = fc
    .array(fc.constantFrom(...Array.from(LETTERS)), { minLength: 4, maxLength: 12 })
    .map((some) => some.join(''))
  serials = [...new Set(fc.sample(chars, { numRuns: 3_000, seed: 7 }))].filter((text) => /\d/.test(text))
  await as((tx) =>
    keepSerials(
      tx,
      serials.map((text) => ({ recordId: uuid(), source: 'recovery' as const, text })),
    ),
  )
})
afterAll(() => house.close())

async function as<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const actor = await findActor(
    house.database,
    { id: clerk.actor.personId },
    [policy],
    'criminal-investigation',
  )
  return house.database.withActor(actor!, work)
}

const found = async (text: string): Promise<Set<string>> => {
  const ways = planOf(text, false)
  if (!ways) return new Set()
  const { candidates } = await as((tx) => findCandidates(tx, ways, 100_000))
  return new Set(candidates.map(({ canonical }) => canonical))
}

test('one slip and confusable characters never hide a number', async () => {
  const slip = fc.constantFrom('other', 'left-out', 'doubled', 'exchanged', 'confused')
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.nat(),
      slip,
      fc.constantFrom(...Array.from(LETTERS)),
      async (which, where, kind, letter) => {
        const serial = serials[which % serials.length]!
        const at = where % (serial.length - 1)
        const typed = {
          other: serial.slice(0, at) + letter + serial.slice(at + 1),
          'left-out': serial.slice(0, at) + serial.slice(at + 1),
          doubled: serial.slice(0, at) + letter + serial.slice(at),
          exchanged: serial.slice(0, at) + serial[at + 1]! + serial[at]! + serial.slice(at + 2),
          confused: foldedSerial(serial),
        }[kind]
        // What is left of a short number is looked for as it stands.
        if (typed.length < 4 || !likelySame(alignSerials(typed, serial))) return
        expect([typed, serial, (await found(typed)).has(serial)]).toEqual([typed, serial, true])
      },
    ),
    { numRuns: 60, seed: 11 },
  )
})

test('what is known of a number finds exactly the numbers that fit', async () => {
  const mask = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      mask,
      fc.constantFrom('', 'start', 'end', 'both'),
      async (which, hidden, open) => {
        const serial = serials[which % serials.length]!
        const read = Array.from(serial)
          .map((one, at) => (hidden[at] ? '?' : one))
          .join('')
        const cut = {
          '': read,
          start: `*${read.slice(1)}`,
          end: `${read.slice(0, -1)}*`,
          both: `*${read.slice(1, -1)}*`,
        }[open]
        if (planOf(cut, false) === null || !/[?*]/.test(cut)) return
        const fitting = serials.filter((one) => patternFits(cut, one))
        expect([cut, [...(await found(cut))].sort()]).toEqual([cut, fitting.sort()])
      },
    ),
    { numRuns: 60, seed: 13 },
  )
})

test('more numbers than are looked through are said to be more, never left out in silence', async () => {
  const many = Array.from({ length: 450 }, (_, at) => `WWWW${String(at).padStart(4, '0')}`)
  await as((tx) =>
    keepSerials(
      tx,
      many.map((text) => ({ recordId: uuid(), source: 'recovery' as const, text })),
    ),
  )
  expect((await clerk.call(contract.findSerials, { query: { q: 'WWWW*' } })).more).toBe(true)
  expect((await clerk.call(contract.findSerials, { query: { q: 'WWWW0017' } })).more).toBe(false)
})

test('too little of a number is said to be too little', async () => {
  for (const q of ['*', 'A*', '?A?B?'])
    expect((await clerk.refused(contract.findSerials, { query: { q } })).code).toBe('tracing.pattern_wide')
})

test('a search says how each number differs, the nearest first, and what it is of', async () => {
  await clerk.call(contract.recordRecovery, { body: gun('26-0100', { serial: 'SB0815-I8O' }) })
  await clerk.call(contract.recordRecovery, { body: gun('26-0101', { serial: '580851180' }) })
  const { hits } = await clerk.call(contract.findSerials, { query: { q: '580815 180' } })
  expect(hits.map(({ number, distance }) => [number, distance])).toEqual([
    ['26-0101', 3],
    ['26-0100', 4],
  ])
  expect(hits[1]!.steps.map(({ how }) => how)).toContain('confusable')
})
