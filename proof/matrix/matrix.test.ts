import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { RECORD_ABOUT, recordTable } from './records.ts'
import { ROUTE_ABOUT, routeTable } from './routes.ts'
import { cellsIn, readTable, unexpected } from './table.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test('every route receives every role as the reviewed table says', { timeout: 120_000 }, async () => {
  const found = await routeTable(house)
  expect(unexpected(await readTable('routes'), found, ROUTE_ABOUT)).toEqual([])
  expect(cellsIn(found, ROUTE_ABOUT)).toBe(house.server.routes.length * 16)
})

test('records are seen as the reviewed table says', { timeout: 120_000 }, async () => {
  const found = await recordTable(house)
  expect(unexpected(await readTable('records'), found, RECORD_ABOUT)).toEqual([])
})

test('a route or a cell that the table does not know is told, with how to add it', () => {
  const reviewed = { head: ['route', 'permission', 'nobody'], lines: [['a.read', 'a.read', 'in']] }
  const found = (...lines: string[][]) => ({ ...reviewed, lines })
  const told = (...lines: string[][]) => unexpected(reviewed, found(...lines), 2).join('\n')
  expect(told(['a.read', 'a.read', 'in'])).toBe('')
  expect(told(['a.read', 'a.read', '+'])).toContain('expected "in", found "+"')
  expect(told(['a.read', 'a.read', 'in'], ['b.new', 'b.new', 'in'])).toMatch(/b\.new, .*no line.*[^]*--write/)
  expect(told()).toContain('no longer in the house')
})
