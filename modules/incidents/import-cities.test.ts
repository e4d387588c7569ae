import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testHouse, type Person, type TestHouse } from '#testing'
import { importShootings } from './service/import/index.ts'

const folder = join(import.meta.dirname, '../../../shared/data/incidents')
const at = (name: string) => join(folder, name)

/** Files that cities publish, as they are; they are not part of the repository. */
describe.skipIf(!existsSync(folder))('real files, where they are beside the repository', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await testHouse()
  })
  afterAll(() => house?.close())

  const newcomer = async (): Promise<Person> => house.person(await house.agency(), 'analyst')
  const take = (person: Person, name: string) =>
    importShootings({ ...house, actor: person.actor, path: at(name) })
  const none = { new: 0, changed: 0 }

  test(
    'New York: rows are victims for every suspect; older editions add and change nothing',
    { timeout: 120_000 },
    async () => {
      const person = await newcomer()
      const { report } = await take(person, 'nypd_shootings_2006_2024.csv.gz')
      expect(report).toMatchObject({
        rowsRead: 29_744,
        rows: { new: 29_744, rejected: 0 },
        incidents: { new: 23_298 },
        victims: { new: 27_435 },
        fatalVictims: 5_188,
      })
      const odd = report.repairs.flatMap(({ examples }) => examples.map(({ text }) => text))
      expect(odd.toSorted()).toEqual(['1020', '1022', '1028', '2021', '224', '940'])
      for (const [name, incidents] of [
        ['nypd_shootings_ytd_2022.csv', 1_294],
        ['nypd_shootings_2006_2020_excel.csv.gz', 18_564],
      ] as const) {
        const older = (await take(person, name)).report
        expect(older.incidents).toEqual({ ...none, unchanged: incidents })
        expect(older.victims).toMatchObject(none)
        expect(older.suspects).toMatchObject(none)
      }
    },
  )

  test(
    'Philadelphia: two layouts of one source meet in the same incidents',
    { timeout: 120_000 },
    async () => {
      const person = await newcomer()
      const cleaned = (await take(person, 'philadelphia_shootings_2015_2025.csv.gz')).report
      expect(cleaned).toMatchObject({
        rowsRead: 17_383,
        incidents: { new: 15_513 },
        victims: { new: 17_383 },
      })
      const portal = (await take(person, 'philadelphia_shootings_carto_2015_2020.csv')).report
      expect(portal.rowsRead).toBe(7_055)
      expect(portal.incidents.new).toBeLessThan(200)
      expect(
        (await take(person, 'philadelphia_shootings_carto_2015_2020.csv')).report.incidents,
      ).toMatchObject(none)
    },
  )

  test(
    'Chicago: victims, discharges, homicides and offences, each by its own layout',
    { timeout: 120_000 },
    async () => {
      const person = await newcomer()
      const profiles = []
      for (const name of [
        'chicago_shooting_victims_2023_2024.csv',
        'chicago_reckless_discharge_2023_2024.csv',
        'chicago_homicides_2001_2018.csv.gz',
        'chicago_gun_crimes_2022.csv',
      ]) {
        const { report, profile } = await take(person, name)
        profiles.push(profile.name)
        const { rows } = report
        expect(rows.new + rows.changed + rows.unchanged + rows.rejected).toBe(report.rowsRead)
        const again = await take(person, name)
        expect(again.report.rows).toEqual({
          new: 0,
          changed: 0,
          unchanged: rows.new,
          rejected: rows.rejected,
        })
      }
      expect(profiles).toEqual([
        'chicago-shooting-victims',
        'chicago-reckless-discharge',
        'chicago-homicides',
        'chicago-gun-crimes',
      ])
    },
  )

  test.each([
    ['orlando_gva_incidents_2014_2026.csv', 1_754],
    ['gva_seven_cities_2013_2018.csv.gz', 14_733],
  ])('%s comes in by the proposal alone', { timeout: 120_000 }, async (name, rows) => {
    const { report, profile, recognised } = await take(await newcomer(), name)
    expect(recognised).toBe(false)
    expect(profile.unit).toBe('incident')
    expect(report.rows).toEqual({ new: rows, changed: 0, unchanged: 0, rejected: 0 })
    expect(report.classes.fatal).toBeGreaterThan(rows * 0.15)
  })
})
