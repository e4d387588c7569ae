import { beforeAll, expect, test } from 'vitest'
import { createWorld } from '../build/world.ts'
import { Chance } from '../chance/index.ts'
import { isoDay, usDay } from './calendar.ts'
import { Dirt, tables, type Row, type World } from './index.ts'

let world: World
beforeAll(() => {
  world = createWorld(new Chance('truthful'), 'small', { told: () => {}, signal: undefined })
})

/** Rows of a file with what befell them, as a build writes them. */
function rowsOf(path: string, chance = new Chance(path)): Row[] {
  const file = tables.find((table) => table.path === path)!
  const dirt = new Dirt(chance)
  const rows: Row[] = []
  for (const row of file.rows(world, dirt)) rows.push({ ...row, dirt: row.dirt ?? dirt.take() })
  return rows
}

/** Rows that no dirt befell, of three drawings, so that a small city has enough. */
const cleanRows = (path: string): Row[] =>
  ['a', 'b', 'c'].flatMap((seed) => rowsOf(path, new Chance(seed)).filter(({ dirt }) => dirt!.length === 0))

test('a shooting that no dirt befell is told as it was', () => {
  const rows = cleanRows('police/shootings.csv')
  expect(rows.length).toBeGreaterThan(5)
  const { life, calendar } = world
  for (const { cells, of } of rows) {
    const shooting = life.shootings[of!.shooting!]!
    const { died } = shooting.victims.find(({ person }) => person === of!.victim)!
    const person = life.people[of!.victim!]!
    expect(cells).toMatchObject({
      OCC_DATE: usDay(calendar.day(shooting.at)),
      OCC_TIME: calendar.clock(shooting.at),
      BLOCK: world.city.blocks[shooting.block]!.address.toUpperCase(),
      VIC_AGE: String(calendar.age(person.born, shooting.at)),
      VIC_SEX: person.sex === 'male' ? 'M' : 'F',
      FATAL: died !== null && died <= calendar.extracted ? 'Y' : 'N',
    })
  }
})

test('a person that no dirt befell is named as they are', () => {
  const rows = cleanRows('police/involved-persons.csv')
  expect(rows.length).toBeGreaterThan(100)
  for (const { cells, of } of rows) {
    const { given, family, born } = world.life.people[of!.person!]!
    expect([cells['FIRST_NAME'], cells['LAST_NAME'], cells['DOB']]).toEqual([
      given.toUpperCase(),
      family.toUpperCase(),
      usDay(world.calendar.birthday(born)),
    ])
  }
})

test('a gun that no dirt befell has its number, unless that was taken off', () => {
  const rows = cleanRows('police/property-guns.csv')
  expect(rows.length).toBeGreaterThan(10)
  for (const { cells, of } of rows) {
    const { serial, obliterated, type } = world.life.guns[of!.gun!]!
    if (serial !== null && obliterated === 'no') expect(cells['SERIAL']).toBe(serial)
    if (obliterated !== 'no') expect(cells['SERIAL']).not.toBe(serial)
    expect(cells['TYPE']).toBe(type.toUpperCase())
  }
})

test('a trace names a purchaser only where the gun was sold, and the days between agree', () => {
  const rows = rowsOf('atf/traces.csv')
  const found = rows.filter(({ cells }) => cells['RESULT'] === 'PURCHASER IDENTIFIED')
  expect(found.length).toBeGreaterThan(10)
  for (const { cells } of found) {
    const days = (Date.parse(cells['RECOVERED']!) - Date.parse(cells['PURCHASE_DATE']!)) / 86_400_000
    expect(Number(cells['TIME_TO_CRIME'])).toBe(days)
    expect(days).toBeGreaterThanOrEqual(0)
    expect(cells['DEALER_LICENCE']).not.toBe('')
  }
  for (const { cells } of rows)
    if (cells['RESULT'] !== 'PURCHASER IDENTIFIED') expect(cells['PURCHASER_LAST']).toBe('')
})

test('nothing in a file lies after the day on which it was made', () => {
  const { calendar } = world
  const last = isoDay(calendar.day(calendar.extracted))
  for (const [path, column] of [
    ['police/shootings.csv', 'ENTERED_ON'],
    ['police/shots-fired.csv', 'ENTERED_ON'],
    ['laboratory/network-leads.csv', 'ISSUED'],
    ['atf/traces.csv', 'COMPLETED'],
  ] as const)
    for (const { cells } of rowsOf(path)) expect(cells[column]! <= last).toBe(true)
})

test('every agency number of a shooting is that of one shooting alone', () => {
  const numbers = new Map<string, number>()
  for (const { id } of world.life.shootings) {
    const known = world.cases.ofShooting(id)
    for (const number of known ? [known.number, known.twin] : []) {
      if (number === null) continue
      expect(numbers.has(number)).toBe(false)
      numbers.set(number, id)
    }
  }
})
