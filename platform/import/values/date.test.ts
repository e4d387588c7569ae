import fc from 'fast-check'
import { PartialDate, daysIn } from '#contract'
import { expect, test } from 'vitest'
import { dateParser, guessDateOrder } from '../index.ts'
import { civilFromDays, daysFromCivil, isoDate } from './calendar.ts'

const latest = '2026-11-22'
const parse = dateParser({ latest })

test.each([
  ['2026-02-14', '2026-02-14', null],
  ['2026-2-4', '2026-02-04', null],
  ['2026-02', '2026-02', null],
  ['2026', '2026', null],
  ['20260214', '2026-02-14', null],
  ['08/09/2021', '2021-08-09', null],
  ['8/27/06', '2006-08-27', null],
  ['11/23/26', '1926-11-23', null],
  ['11/22/26', '2026-11-22', null],
  ['14.02.2026', '2026-02-14', null],
  ['08/09/2018 04:30:00 AM', '2018-08-09', '04:30'],
  ['08/09/2018 12:00:00 AM', '2018-08-09', '00:00'],
  ['08/09/2018 12:15 PM', '2018-08-09', '12:15'],
  ['2023-09-06 09:08:00', '2023-09-06', '09:08'],
  ['2015-04-18T21:05:00.000', '2015-04-18', '21:05'],
  ['45123.5', '2023-07-16', '12:00'],
  ['45123', '2023-07-16', null],
  ['1420070400000', '2015-01-01', '00:00'],
  ['Feb 2026', '2026-02', null],
  ['February 14, 2026', '2026-02-14', null],
  ['Sat, 14 Feb 2026 23:40', '2026-02-14', '23:40'],
  ['14-Feb-26', '2026-02-14', null],
  ['  2026-02-14 ', '2026-02-14', null],
])('%j is %s %s', (text, date, time) => {
  expect(parse(text)).toMatchObject({ value: { date, time } })
})

test.each(['', '(null)', 'NA', ' Unknown ', 'n/a', '-'])('%j says nothing', (text) => {
  expect(parse(text)).toEqual({ value: null })
})

test('an impossible day asks for what is known', () => {
  const dayFirst = dateParser({ latest, order: 'dmy' })
  expect(dayFirst('31/02/2026')).toEqual({
    problem: '"31/02/2026" is not a date. If the day is unknown, write 2026-02',
  })
  expect(parse('02/30/2024')).toEqual({
    problem: '"02/30/2024" is not a date. If the day is unknown, write 2024-02',
  })
})

test.each([
  'hello',
  '12.5',
  '2026-13-01',
  '2026-00-10',
  '13/13/2020',
  '2027-01-01',
  '1890-01-01',
  '1/2/3',
  '2026-02-14 25:00',
  '9:30',
  '99',
  '1e5',
  '2026-02-14junk',
])('%j is a problem', (text) => {
  expect(parse(text)).toHaveProperty('problem')
})

test('the clock of the cell is told', () => {
  expect(parse('2018-01-01T04:30:00Z')).toMatchObject({ value: { time: '04:30', offset: 0 } })
  expect(parse('2018-01-01T04:30:00-05:00')).toMatchObject({ value: { offset: -300 } })
  expect(parse('2018-01-01 04:30:00+00')).toMatchObject({ value: { offset: 0 } })
  expect(parse('2018-01-01 04:30')).toMatchObject({ value: { offset: null } })
})

const day = fc.integer({ min: daysFromCivil(1900, 1, 1), max: daysFromCivil(2026, 11, 22) })

test('every day is read back from each way of writing it', () => {
  fc.assert(
    fc.property(day, (days) => {
      const [y, m, d] = civilFromDays(days)
      const value = { date: isoDate(y, m, d), time: null, offset: null }
      expect(PartialDate.safeParse(value.date).success).toBe(true)
      expect(new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10)).toBe(value.date)
      expect(d).toBeLessThanOrEqual(daysIn(y, m))
      for (const text of [value.date, `${m}/${d}/${y}`, `${d}.${m}.${y}`])
        expect(parse(text)).toEqual({ value })
      if (days > daysFromCivil(1927, 6, 1)) expect(parse(String(days + 25_569))).toEqual({ value })
    }),
  )
})

test('no text makes it throw or give a date that is none', () => {
  const piece = fc.constantFrom(
    '1',
    '12',
    '31',
    '2026',
    '/',
    '-',
    '.',
    ' ',
    ':',
    'T',
    'Z',
    'AM',
    'Feb',
    '0',
    ',',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((parts) => parts.join('')),
      ),
      (text) => {
        const result = parse(text)
        if ('value' in result && result.value !== null) {
          expect(PartialDate.safeParse(result.value.date).success).toBe(true)
          if (result.value.time !== null) expect(result.value.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
        }
      },
    ),
    { numRuns: 2_000 },
  )
})

test.each([
  [['08/09/2018', '08/13/2018'], { order: 'mdy', certain: true, contradiction: false }],
  [['08/09/2018', '13/08/2018'], { order: 'dmy', certain: true, contradiction: false }],
  [['13.08.18', '14.08.18', 'x'], { order: 'dmy', certain: true, contradiction: false }],
  [['01/02/2018'], { order: 'mdy', certain: false, contradiction: false }],
  [['01.02.2018'], { order: 'dmy', certain: false, contradiction: false }],
  [['13/08/2018', '08/13/2018', '08/14/2018'], { order: 'mdy', certain: false, contradiction: true }],
  [['2018-01-31'], { order: 'mdy', certain: false, contradiction: false }],
])('the order of %j', (samples, guess) => {
  expect(guessDateOrder(samples)).toEqual(guess)
})
