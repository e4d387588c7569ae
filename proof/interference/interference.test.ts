import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { interfere } from './index.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

test(
  'records that a person cannot see change nothing in what the person is answered',
  { timeout: 180_000 },
  async () => {
    const result = await interfere(house, { worlds: 6, seed: 20_261_122 })
    expect(result.differences).toEqual([])
    expect(result.shown).toBeGreaterThan(result.answers / 4)
    expect(result.moved).toBeGreaterThan(3)
  },
)
