import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHouse, type TestHouse } from '#testing'
import { compareWorlds } from './compare.ts'
import { PROOF_TABLES } from './store.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.database.withOwner((client) => client.query(PROOF_TABLES))
})
afterAll(() => house.close())

test('the database shows a record exactly when decide() does, with the same parts', async () => {
  const { answers, visible, differences } = await compareWorlds(house.database, { worlds: 200 })
  expect(differences).toEqual([])
  // A rule that shows nothing, or everything, would agree with itself as well.
  expect(visible / answers).toBeGreaterThan(0.05)
  expect(visible / answers).toBeLessThan(0.6)
})
