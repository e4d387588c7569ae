import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CalendarDate, daysIn, dayAfter, firstDay, PartialDate, precisionOf, withPrecision } from './index.ts'

const DAY_MS = 86_400_000
const text = (date: Date) => date.toISOString().slice(0, 10)
const utc = (date: string) => Date.parse(`${date}T00:00:00Z`)

/** Every day of the years 0100 to 9998, so that the day after is still written with four digits. */
const day = fc
  .integer({ min: utc('0100-01-01') / DAY_MS, max: utc('9998-12-31') / DAY_MS })
  .map((days) => text(new Date(days * DAY_MS)))
const partial = fc
  .tuple(day, fc.constantFrom('year' as const, 'month' as const, 'day' as const))
  .map(([date, precision]) => ({ date, precision, known: withPrecision(date, precision) }))

test('a date cut back says how much of it is known, and is accepted', () => {
  fc.assert(
    fc.property(partial, ({ known, precision }) => {
      expect(PartialDate.safeParse(known).success).toBe(true)
      expect(precisionOf(known)).toBe(precision)
      expect(CalendarDate.safeParse(known).success).toBe(precision === 'day')
    }),
  )
})

test('the span holds exactly the days that are written with the same beginning', () => {
  fc.assert(
    fc.property(partial, ({ date, known }) => {
      const [first, after] = [firstDay(known), dayAfter(known)]
      expect(first <= date && date < after).toBe(true)
      expect(first.startsWith(known)).toBe(true)
      expect(after.startsWith(known)).toBe(false)
      expect(text(new Date(utc(first) - DAY_MS)).startsWith(known)).toBe(false)
      expect(text(new Date(utc(after) - DAY_MS)).startsWith(known)).toBe(true)
    }),
  )
})

test('the day after a day is the next of the calendar, leap years included', () => {
  fc.assert(
    fc.property(day, (date) => {
      expect(dayAfter(date)).toBe(text(new Date(utc(date) + DAY_MS)))
    }),
  )
  expect(dayAfter('2000-02-28')).toBe('2000-02-29')
  expect(dayAfter('1900-02-28')).toBe('1900-03-01')
  expect(dayAfter('2024-02')).toBe('2024-03-01')
  expect(dayAfter('2026-12')).toBe('2027-01-01')
})

test('months have the days of the Gregorian calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
      expect(daysIn(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate())
    }),
  )
})

test.each([
  '2026-02-29',
  '1900-02-29',
  '2026-04-31',
  '2026-13',
  '2026-00',
  '2026-01-00',
  '26-01-01',
  '2026-1-1',
  '2026-01-01T00:00',
  ' 2026',
  '2026\n',
  '٢٠٢٦',
  '',
])('%j is no date, and a sentence says how to write one', (wrong) => {
  const read = PartialDate.safeParse(wrong)
  expect(read.success).toBe(false)
  expect(read.error?.issues[0]?.message).toMatch(/2026-02/)
})
