import { expect, test } from 'vitest'
import { DAY } from '../calendar.ts'
import { Workdays } from './workdays.ts'

/** Days since 1 November 2021. */
const day = (iso: string) => (Date.parse(iso) - Date.parse('2021-11-01')) / 86_400_000
const workdays = new Workdays()

test('weekends and federal holidays are no working days, and a holiday on a weekend moves', () => {
  const off = [
    '2021-11-06',
    '2021-11-11',
    '2021-11-25',
    '2021-12-24',
    '2022-01-17',
    '2022-05-30',
    '2022-06-20',
    '2022-07-04',
    '2023-11-10',
    '2026-07-03',
    '2022-09-05',
  ]
  for (const iso of off) expect(workdays.is(day(iso)), iso).toBe(false)
  for (const iso of ['2021-11-01', '2021-11-26', '2022-05-23', '2026-10-30'])
    expect(workdays.is(day(iso)), iso).toBe(true)
})

test('the next minute of work is now in office hours, else the morning of the next working day', () => {
  const friday = day('2022-07-01') * DAY
  expect(workdays.next(friday + 600)).toBe(friday + 600)
  expect(workdays.next(friday + 300)).toBe(friday + 480)
  expect(workdays.next(friday + 1_000)).toBe(day('2022-07-05') * DAY + 480)
})
