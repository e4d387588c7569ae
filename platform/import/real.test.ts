import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import {
  ageParser,
  dateParser,
  degreesParser,
  identifierParser,
  numberParser,
  pairParser,
  profileColumns,
  projector,
  timeParser,
  wkbParser,
} from './index.ts'
import type { Parsed, Parser } from './index.ts'
import { readAll } from './testing/tables.ts'
import type { Whole } from './testing/tables.ts'

const folder = resolve(import.meta.dirname, '../../../shared/data/incidents')
// The files are kept beside the repository, not in it.
const real = test.skipIf(!existsSync(folder))
const latest = '2026-11-22'

const read = (name: string) => readAll(resolve(folder, name))

function valueOf<T>(result: Parsed<T>): T {
  if ('value' in result && result.value !== null) return result.value
  throw new Error(`no value: ${JSON.stringify(result)}`)
}

/** What a parser makes of a column: values, missing, and each problem once. */
function column<T>(
  table: Whole,
  header: string,
  parser: Parser<T>,
): { values: number; missing: number; problems: string[] } {
  const place = table.headers.indexOf(header)
  let [values, missing] = [0, 0]
  const problems = new Set<string>()
  for (const row of table.rows) {
    const result = parser(row[place]!)
    if ('problem' in result) problems.add(result.problem)
    else if (result.value === null) missing++
    else values++
  }
  return { values, missing, problems: [...problems].toSorted() }
}

real.each([
  ['nypd_shootings_2006_2024.csv.gz', 29_744, 21],
  ['nypd_shootings_ytd_2022.csv', 1_716, 26],
  ['nypd_shootings_2006_2020_excel.csv.gz', 23_585, 19],
  ['philadelphia_shootings_2015_2025.csv.gz', 17_383, 22],
  ['philadelphia_shootings_carto_2015_2020.csv', 7_055, 25],
  ['philadelphia_homicide_totals_daily.csv', 1_158, 2],
  ['chicago_homicides_2001_2018.csv.gz', 9_265, 22],
  ['chicago_shooting_victims_2023_2024.csv', 2_676, 8],
  ['chicago_reckless_discharge_2023_2024.csv', 3_173, 8],
  ['chicago_gun_crimes_2022.csv', 19_361, 8],
  ['chicago_tribune_shooting_victims_2017_2018.csv', 3_438, 15],
  ['chicago_tribune_homicides_2013_2018.csv', 2_911, 23],
  ['wapo_police_shootings_2015_2024.csv.gz', 9_904, 24],
  ['gva_seven_cities_2013_2018.csv.gz', 14_733, 25],
  ['orlando_gva_incidents_2014_2026.csv', 1_754, 25],
])('%s has %i rows', async (name, rows, columns) => {
  const table = await read(name)
  expect(table.rows).toHaveLength(rows)
  expect(table.headers).toHaveLength(columns)
  expect(table.problems).toEqual([])
  expect(table.rows.every((row) => row.length === columns)).toBe(true)
})

real('New York: the known dirt is found and nothing else', async () => {
  const table = await read('nypd_shootings_2006_2024.csv.gz')
  expect(column(table, 'OCCUR_DATE', dateParser({ latest }))).toEqual({
    values: 29_744,
    missing: 0,
    problems: [],
  })
  expect(column(table, 'OCCUR_TIME', timeParser())).toEqual({ values: 29_744, missing: 0, problems: [] })
  expect(column(table, 'Latitude', degreesParser('latitude')).missing).toBe(97)
  expect(column(table, 'VIC_AGE_GROUP', ageParser()).problems).toEqual(['"1022" is not an age.'])
  expect(column(table, 'PERP_AGE_GROUP', ageParser()).problems).toEqual(
    ['1020', '1028', '2021', '224', '940'].map((age) => `"${age}" is not an age.`),
  )
})

real('New York: feet and degrees name the same places', async () => {
  const table = await read('nypd_shootings_2006_2024.csv.gz')
  const place = (header: string) => table.headers.indexOf(header)
  const project = projector('EPSG:2263')
  const feet = numberParser()
  let worst = 0
  for (const row of table.rows) {
    if (row[place('Latitude')] === '') continue
    const result = project(valueOf(feet(row[place('X_COORD_CD')]!)), valueOf(feet(row[place('Y_COORD_CD')]!)))
    worst = Math.max(worst, Math.abs(valueOf(result).latitude - Number(row[place('Latitude')])))
  }
  expect(worst).toBeLessThan(0.0001)
})

real('New York as a spreadsheet saved it gives the same days', async () => {
  const table = await read('nypd_shootings_2006_2020_excel.csv.gz')
  expect(table.headers[0]).toBe('INCIDENT_KEY')
  expect(column(table, 'OCCUR_DATE', dateParser({ latest }))).toEqual({
    values: 23_585,
    missing: 0,
    problems: [],
  })
})

real('Philadelphia: binary geometry, numbers written as fractions', async () => {
  const carto = await read('philadelphia_shootings_carto_2015_2020.csv')
  expect(column(carto, 'the_geom', wkbParser()).problems).toEqual([])
  const table = await read('philadelphia_shootings_2015_2025.csv.gz')
  expect(column(table, 'dc_key', identifierParser())).toMatchObject({ problems: [], missing: 0 })
  expect(column(table, 'hour', timeParser())).toMatchObject({ missing: 169, problems: [] })
})

real('Chicago: a 12-hour clock and places as text', async () => {
  const table = await read('chicago_homicides_2001_2018.csv.gz')
  expect(column(table, 'Date', dateParser({ latest }))).toEqual({ values: 9_265, missing: 0, problems: [] })
  expect(column(table, 'Location', pairParser())).toEqual({ values: 9_262, missing: 3, problems: [] })
})

real.each([
  [
    'nypd_shootings_2006_2024.csv.gz',
    {
      OCCUR_DATE: 'date',
      OCCUR_TIME: 'time',
      Latitude: 'latitude',
      Longitude: 'longitude',
      X_COORD_CD: 'projectedX',
      Y_COORD_CD: 'projectedY',
      Lon_Lat: 'wkt',
      STATISTICAL_MURDER_FLAG: 'boolean',
      VIC_AGE_GROUP: 'ageBand',
      VIC_SEX: 'sex',
      VIC_RACE: 'race',
      INCIDENT_KEY: 'identifier',
      BORO: 'category',
    },
  ],
  [
    'chicago_homicides_2001_2018.csv.gz',
    {
      Date: 'datetime',
      'X Coordinate': 'projectedX',
      Location: 'coordinatePair',
      'Case Number': 'identifier',
      Arrest: 'boolean',
    },
  ],
  [
    'philadelphia_shootings_carto_2015_2020.csv',
    {
      the_geom: 'wkb',
      date_: 'date',
      time: 'time',
      race: 'race',
      sex: 'sex',
      age: 'age',
      lat: 'latitude',
      point_x: 'longitude',
      fatal: 'boolean',
    },
  ],
  [
    'gva_seven_cities_2013_2018.csv.gz',
    {
      date: 'date',
      participant_age: 'nestedList',
      incident_url: 'url',
      incident_id: 'identifier',
      latitude: 'latitude',
    },
  ],
  [
    'orlando_gva_incidents_2014_2026.csv',
    {
      date: 'date',
      lat: 'latitude',
      lon: 'longitude',
      incident_id: 'identifier',
      address: 'text',
      injured: 'integer',
      fatal: 'boolean',
      link: 'url',
    },
  ],
])('the columns of %s are recognised', async (name, expected) => {
  const table = await read(name)
  const profiles = profileColumns(table.headers, table.rows.slice(0, 2_000), { latest })
  const found = Object.fromEntries(profiles.map(({ header, kinds }) => [header, kinds[0]?.kind]))
  expect(found).toMatchObject(expected)
})
