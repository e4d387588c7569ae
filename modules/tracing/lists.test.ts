import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { importFile } from './service/import/index.ts'
import { investigator } from './testing/gun.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse()
  await house.work()
})
afterAll(() => house.close())

const shared = join(import.meta.dirname, '../../../shared/data/traces')
describe.skipIf(!existsSync(shared))('real files, where they are beside the repository', () => {
  test('x', async () => {
    const clerk = await investigator(house, await house.agency())
    const take = (name: string, settings = {}) =>
      importFile(house, clerk.actor, { path: join(shared, name), settings })
    const first = await take('delaware_gunstat_crime_guns.csv', { asOf: '2026-01-31' })
    console.log(JSON.stringify(first, null, 1))
    console.log(
      JSON.stringify((await take('delaware_gunstat_crime_guns.csv', { asOf: '2026-01-31' })).report),
    )
    const tot = await take('atf_state_trace_tables_2020_2023.csv')
    console.log(JSON.stringify(tot, null, 1))
    console.log(JSON.stringify((await take('atf_state_trace_tables_2020_2023.csv')).report))
    const { rows } = await clerk.call(contract.listTraces, { query: {} })
    console.log(rows[0])
  })
})
