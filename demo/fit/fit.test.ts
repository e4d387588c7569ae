import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { CITY_FILES, haveCityFiles } from './cities.ts'
import { groupVictims, type VictimRow } from './events.ts'
import { fit } from './fit.ts'
import { fitted } from './index.ts'
import { nearRepeat, statisticsOf } from './statistics.ts'

const FOLDER = '../shared/data/incidents'
const row = (minute: number, east: number, died = false): VictimRow => ({
  day: 100,
  minute,
  longitude: -75 + east / 85_000,
  latitude: 40,
  died,
  age: 20,
  sex: 'M',
})

test('victims of one place and hour are one incident, whatever their keys say', () => {
  const events = groupVictims('any', [row(10, 0), row(30, 50, true), row(65, 80), row(90, 0), row(20, 400)])
  expect([...events.minute]).toEqual([10, 20, 90])
  expect([...events.victims]).toEqual([3, 1, 1])
  expect([...events.deaths]).toEqual([1, 0, 0])
})

test('statistics are shares, with days from Monday and months by their days', () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({ ...row((i * 37) % 1440, i * 300), day: i }))
  const { hour, weekday, month, victimsPerIncident, incidents } = statisticsOf(groupVictims('even', rows))
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)
  expect(incidents).toBe(400)
  expect([sum(hour), sum(weekday), sum(victimsPerIncident)].map((all) => all.toFixed(9))).toEqual(
    Array(3).fill('1.000000000'),
  )
  for (const share of weekday) expect(share).toBeCloseTo(1 / 7, 2)
  for (const rate of month) expect(rate).toBeCloseTo(1, 9)
})

test('cities that share nothing are pooled by the sums of their pairs', () => {
  const near = groupVictims('near', [row(0, 0), { ...row(0, 20), day: 101 }, { ...row(0, 9_000), day: 160 }])
  expect(nearRepeat([near])[0]![0]).toBeCloseTo(3, 9)
  expect(nearRepeat([near, near])[0]![0]).toBeCloseTo(3, 9)
})

const absent = !existsSync(FOLDER) || !haveCityFiles(FOLDER)
test.skipIf(absent)(
  `the stored numbers are those of the files (skipped without ${CITY_FILES.newYork})`,
  () => {
    const rounded = JSON.parse(
      JSON.stringify(fit(FOLDER), (_, value: unknown) =>
        typeof value === 'number' ? Number(value.toPrecision(5)) : value,
      ),
    ) as unknown
    expect(rounded).toEqual(fitted)
  },
  // Reads a hundred thousand rows: seconds of a free core, more of a busy one.
  90_000,
)
