import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { policies } from '../../server/house.ts'
import { fuzz } from './index.ts'
import { inWords } from './words.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.work()
})
afterAll(() => house.close())

test('whatever is sent, every answer keeps the contract of its route', { timeout: 180_000 }, async () => {
  const seed = 20_261_122
  const { requests, statuses, faults } = await fuzz(house, { seed, requests: 1_500, policies })
  expect(faults.map(inWords)).toEqual([])
  expect(requests).toBe(1_500)
  // A run in which hardly anything got through would prove nothing.
  expect(statuses.get(200)).toBeGreaterThan(250)
})
