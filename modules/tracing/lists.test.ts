import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import * as contract from './contract/index.ts'
import { importFile } from './service/import/index.ts'
import { investigator } from './testing/gun.ts'

let house: TestHouse
let folder: string
beforeAll(async () => {
  house = await testHouse()
  folder = await mkdtemp(join(tmpdir(), 'throughline-lists-'))
})
afterAll(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

const newcomer = async (): Promise<Person> => investigator(house, await house.agency())
const take = async (clerk: Person, path: string, settings = {}) =>
  (await importFile(house, clerk.actor, { path, settings })).report
const notesOf = ({ notes }: contract.ImportReport) =>
  Object.fromEntries(notes.map(({ code, rows }) => [code, rows]))
const analysis = (clerk: Person, query: object = {}) => clerk.call(contract.readAnalysis, { query })
const differences = (clerk: Person) => clerk.call(contract.readDifferences, { query: { limit: 500 } })

/** Each kind of dirt that lists of crime guns have, on invented guns. */
const LIST = `dealer_name,dealer_state,manufacturer_name,firearm_serial,case_number,time_to_recovery,ttr_category,sale_date,crime_date
Quay Arms,DE,GLOCK,AAA111,1-1,200,Under,2024-01-01,2024-07-19
Quay Arms,DE,GLOCK,AAA222,1-2,"1,289
TTC (nibin incident 1): 663",Under*,2021-12-15,
Quay Arms,DE,RUGER,AAA333,1-3,"G1: 223
G2: 2218","G1: Under
G2: Over",2021-12-02,
Hill Pawn,Georgia,TAURUS,AAA444,1-4,342,Over,2023-07-05,2024-06-11
Hill Pawn,Georgia,TAURUS,AAA555,1-5,2591,Over,2021-02-04,2028-03-10
Hill Pawn,Georgia,TAURUS,AAA666,,unknown,unknown,,
Hill Pawn,Georgia,TAURUS,AAA777,1-7,,"1) over
2) under

",12/09/202,
Hill Pawn,Georgia,TAURUS,AAA888,1-8,1991 or 2356,all over,2018-04-14,
Hill Pawn,Georgia,TAURUS,AAA444,1-9,55,Under,2023-01-01,2023-02-20
Quay Arms,DE,GLOCK,AAA111,1-1,200,Under,2024-01-01,2024-07-19
Quay Arms,DE,,AAA999,1-10,20,Under,2024-02-01,2024-01-01
,DE,GLOCK,BBB111,1-11,20,Under,2024-02-01,2024-02-21
`

test('a list of crime guns comes in with several guns in a cell, days that cannot be and numbers that stand twice', async () => {
  const clerk = await newcomer()
  const path = join(folder, 'crime-guns.csv')
  await writeFile(path, LIST)
  const report = await take(clerk, path, { asOf: '2026-01-31' })
  // Ten rows of ten guns, two of them of two; one row is the same again, one names no dealer.
  expect(report).toMatchObject({ rows: 12, added: 12, rejected: 1, recorded: 12 })
  expect(report.reasons).toMatchObject([{ column: 'dealerName', rows: 1 }])
  expect(notesOf(report)).toEqual({
    'several-guns': 2,
    'no-case-number': 1,
    'after-list': 1,
    'sale-unreadable': 1,
    'band-differs': 2,
    'sold-after': 1,
    'days-differ': 1,
    'serial-repeated': 1,
    'sent-again': 1,
  })
  expect(await take(clerk, path, { asOf: '2026-01-31' })).toMatchObject({
    added: 0,
    changed: 0,
    unchanged: 12,
  })
  const { rows } = await clerk.call(contract.listTraces, { query: { limit: 100 } })
  const read = async (serial: string, days: number | null) => {
    const row = rows.find((one) => one.serial === serial && one.daysToCrime === days)!
    return clerk.call(contract.readTrace, { params: { id: row.id } })
  }
  // The day of the recovery follows from the sale and the days, where the list gives those alone.
  expect((await read('AAA222', 1289)).recovery).toMatchObject({
    recoveredOn: '2025-06-26',
    recoveredLatest: false,
  })
  // The second gun of a row has neither the number nor the day of sale that stand beside the first.
  expect((await read('', 2218)).result).toMatchObject({ daysToCrime: 2218, band: '3-years-and-over' })
  // What cannot have been is not taken; what the list still says bounds it.
  const future = await read('AAA555', null)
  expect(future.recovery).toMatchObject({ recoveredOn: '2026-01-31', recoveredLatest: true })
  expect(future.result).toMatchObject({
    daysToCrime: null,
    daysSpan: { least: 1096, most: 1822 },
    stated: { days: 2591, band: '3-years-and-over' },
  })
  expect((await read('AAA888', null)).result).toMatchObject({ daysSpan: { least: 1991, most: 2356 } })
  expect((await read('AAA999', null)).result).toMatchObject({ daysToCrime: null, stated: { days: 20 } })
  const { rows: said } = await differences(clerk)
  expect(said.map(({ days, statedDays, statedBand }) => [days, statedDays, statedBand])).toEqual([
    [50, 55, 'under-3-years'],
    [342, 342, '3-years-and-over'],
    [1289, 1289, 'under-3-years'],
  ])
})

const TOTALS = `State,Year,Category_or_Location,Value,Note,Note2,Section
Delaware,2023,Under 3 Months,40,,,Time-to-Crime for Firearms Recovered in State
Delaware,2023,3 Years and Over,"1,060",1/1/2023-12/31/2023 Delaware Average Time-to-Crime: 6.10 Years,1/1/2023-12/31/2023 National Average Time-to-Crime: 6.76 Years,Time-to-Crime for Firearms Recovered in State
Delaware,2023,Under 3 Months,40,,,Time-to-Crime for Firearms Recovered in State
District Columbia,2023,Virginia,312,,,Top States Where Firearms Came From
Delaware,2023,,,* Other includes receivers,,Firearms Types Recovered in State
Delawhere,2023,Pistols,10,,,Firearms Types Recovered in State
Delaware,2023,Pistols,many,,,Firearms Types Recovered in State
`

test('tables of ATF stand beside the own figures, told once, and what is no figure is named', async () => {
  const clerk = await newcomer()
  const path = join(folder, 'totals.csv')
  await writeFile(path, TOTALS)
  const report = await take(clerk, path)
  expect(report).toMatchObject({ rows: 7, added: 3, rejected: 2 })
  expect(notesOf(report)).toEqual({ 'sent-again': 1, remark: 1 })
  const { available, shown } = await clerk.call(contract.readStateTotals, { query: { state: 'DE' } })
  expect(available).toEqual([{ state: 'DE', years: [2023] }])
  expect(shown).toMatchObject({ year: 2023, averageYears: 6.1, nationalAverageYears: 6.76 })
  expect(shown!.bands.map(({ count }) => count)).toEqual([40, 0, 0, 0, 0, 1060])
  expect(await take(clerk, path)).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
})

const shared = join(import.meta.dirname, '../../../shared/data/traces')

/** Files as they are found; they are not part of the repository. */
describe.skipIf(!existsSync(shared))('real files, where they are beside the repository', () => {
  test(
    'Delaware’s crime guns: bands agree with the file, but for what the guide lists',
    { timeout: 60_000 },
    async () => {
      const clerk = await newcomer()
      const report = await take(clerk, join(shared, 'delaware_gunstat_crime_guns.csv'), {
        asOf: '2026-01-31',
      })
      expect(report).toMatchObject({ rows: 635, added: 659, rejected: 0 })
      expect(notesOf(report)).toMatchObject({ 'after-list': 4, 'several-guns': 21, 'band-differs': 15 })
      const found = await differences(clerk)
      expect(found).toMatchObject({ total: 15 })
      expect(found.rows.filter(({ days, statedDays }) => days !== statedDays)).toEqual([])
      expect(found.compared).toBe(545)
      const all = await analysis(clerk)
      expect(all.bands.map(({ count }) => count)).toEqual([46, 31, 42, 104, 71, 251])
      expect(all.answers.filter(({ count }) => count > 0)).toEqual([
        { answer: 'known', count: 545 },
        { answer: 'no-time', count: 114 },
      ])
    },
  )

  test('ATF’s tables: every figure once, in every state of the file', { timeout: 60_000 }, async () => {
    const clerk = await newcomer()
    const report = await take(clerk, join(shared, 'atf_state_trace_tables_2020_2023.csv'))
    expect(report).toMatchObject({ rows: 10_896, added: 10_617, rejected: 0 })
    expect(notesOf(report)).toEqual({ 'sent-again': 278, remark: 1 })
    const { available, shown } = await clerk.call(contract.readStateTotals, {
      query: { state: 'AL', year: 2020 },
    })
    expect(available).toHaveLength(49)
    expect(shown!.bands.map(({ count }) => count)).toEqual([812, 636, 454, 768, 564, 2991])
    expect(shown).toMatchObject({ averageYears: 6.76, nationalAverageYears: 7.01 })
  })
})
