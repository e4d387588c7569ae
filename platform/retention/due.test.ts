import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueOn, lastDue } from './due.ts'

const DAY_MS = 86_400_000
const text = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10)
/** Days since 1970, from 1900 to 2199. */
const day = fc.integer({ min: -25_567, max: 84_005 })
const period = fc.record({
  years: fc.integer({ min: 0, max: 120 }),
  days: fc.integer({ min: 0, max: 4_000 }),
})

test.each([
  ['2020-05-17', { years: 5, days: 0 }, '2025-05-18'],
  ['2020-05-17', { years: 0, days: 90 }, '2020-08-16'],
  ['2024-02-29', { years: 1, days: 0 }, '2025-03-02'],
  ['2024-02-29', { years: 4, days: 0 }, '2028-03-01'],
  ['2023-02-28', { years: 1, days: 0 }, '2024-02-29'],
  ['2023-12-31', { years: 0, days: 1 }, '2024-01-02'],
  ['2023-03-11', { years: 0, days: 1 }, '2023-03-13'],
])('a record of %s kept for %o may go from %s on', (date, kept, due) => {
  expect(dueOn(date, kept)).toBe(due)
})

test('what is due today is exactly what is dated up to the last due date', () => {
  fc.assert(
    fc.property(day, day, period, (date, today, kept) => {
      expect(text(date) <= lastDue(text(today), kept)).toBe(dueOn(text(date), kept) <= text(today))
    }),
    { numRuns: 5_000 },
  )
})

test('the days around the last due date fall on the right side, leap days too', () => {
  fc.assert(
    fc.property(day, period, (today, kept) => {
      const last = Date.parse(`${lastDue(text(today), kept)}T00:00:00Z`) / DAY_MS
      expect(dueOn(text(last), kept) <= text(today)).toBe(true)
      expect(dueOn(text(last + 1), kept) > text(today)).toBe(true)
    }),
    { numRuns: 5_000 },
  )
})

test('nothing is due before as many days have passed as its years and days hold', () => {
  fc.assert(
    fc.property(day, period, (date, kept) => {
      const passed = Date.parse(`${dueOn(text(date), kept)}T00:00:00Z`) / DAY_MS - date
      expect(passed).toBeGreaterThan(Math.floor(kept.years * 365.2425) - 2 + kept.days)
      expect(passed).toBeGreaterThan(kept.days)
    }),
  )
})

test('a later record is never due before an earlier one, and a longer period never ends sooner', () => {
  fc.assert(
    fc.property(day, fc.nat(1_000), period, fc.nat(5), (date, later, kept, more) => {
      expect(dueOn(text(date + later), kept) >= dueOn(text(date), kept)).toBe(true)
      expect(dueOn(text(date), { ...kept, days: kept.days + more }) >= dueOn(text(date), kept)).toBe(true)
    }),
  )
})
