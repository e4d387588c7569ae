import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  ageParser,
  booleanParser,
  identifierParser,
  missingTest,
  numberParser,
  parseNestedList,
  textParser,
  timeParser,
} from '../index.ts'

const time = timeParser()
test.each([
  ['5:35:00', '05:35', 'minute'],
  ['05:35', '05:35', 'minute'],
  ['0535', '05:35', 'minute'],
  ['535', '05:35', 'minute'],
  ['2359', '23:59', 'minute'],
  ['21.0', '21:00', 'hour'],
  ['7', '07:00', 'hour'],
  ['12:30 AM', '00:30', 'minute'],
  ['12:30PM', '12:30', 'minute'],
  ['9 p.m.', '21:00', 'hour'],
  ['11:05:09.123', '11:05', 'minute'],
  ['0.5', '12:00', 'minute'],
  ['0.23263888888889', '05:35', 'minute'],
])('the time %j is %s', (text, expected, precision) => {
  expect(time(text)).toEqual({ value: { time: expected, precision } })
})
test.each(['24:00', '5:60', '13:00 PM', '2460', 'noon', '5:5', '25', '99.0', '5:35 m', '12:00:61'])(
  'the time %j is a problem',
  (text) => {
    expect(time(text)).toHaveProperty('problem')
  },
)
test('a missing time is missing', () => {
  expect(time('(null)')).toEqual({ value: null })
})
test('every minute is read back from each way of writing it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (h, m) => {
      const two = (n: number) => String(n).padStart(2, '0')
      const value = { time: `${two(h)}:${two(m)}`, precision: 'minute' }
      const half = `${h % 12 === 0 ? 12 : h % 12}:${two(m)} ${h < 12 ? 'AM' : 'pm'}`
      for (const text of [`${h}:${two(m)}`, `${two(h)}:${two(m)}:30`, `${two(h)}${two(m)}`, half])
        expect(time(text)).toEqual({ value })
    }),
  )
})

const age = ageParser()
test.each([
  ['34', 34, 34],
  ['34.0', 34, 34],
  ['0', 0, 0],
  ['25-44', 25, 44],
  ['25 to 44', 25, 44],
  ['25–44', 25, 44],
  ['<18', 0, 17],
  ['Under 18', 0, 17],
  ['65+', 65, null],
  ['65 and over', 65, null],
  ['Adult 18+', 18, null],
  ['Teen 12-17', 12, 17],
  ['> 64', 65, null],
  ['40 years', 40, 40],
])('the age %j is %s to %s', (text, low, high) => {
  expect(age(text)).toEqual({ value: { low, high } })
})
test.each(['1022', '940', '224', '2021', '44-25', 'BLACK', '-5', '<0', '121'])(
  'the age %j is a problem',
  (text) => {
    expect(age(text)).toEqual({ problem: `"${text}" is not an age.` })
  },
)
test('zero is missing where the profile says so', () => {
  expect(ageParser({ zeroIsMissing: true })('0')).toEqual({ value: null })
  expect(age('UNKNOWN')).toEqual({ value: null })
})

test('yes and no', () => {
  const parse = booleanParser()
  for (const text of ['Y', 'yes', 'TRUE', 'true', '1', '1.0', ' t '])
    expect(parse(text)).toEqual({ value: true })
  for (const text of ['N', 'no', 'FALSE', 'False', '0', '0.0']) expect(parse(text)).toEqual({ value: false })
  expect(parse('')).toEqual({ value: null })
  expect(parse('2')).toHaveProperty('problem')
  expect(booleanParser({ yes: ['HOMICIDE'], no: ['BATTERY'] })('Homicide')).toEqual({ value: true })
})

test('numbers', () => {
  const parse = numberParser()
  expect(parse(' 1,017,541.5 ')).toEqual({ value: 1_017_541.5 })
  expect(parse('-87.6')).toEqual({ value: -87.6 })
  expect(parse('1e3')).toEqual({ value: 1000 })
  expect(parse('1,5')).toHaveProperty('problem')
  expect(numberParser({ decimal: ',' })('1.234,5')).toEqual({ value: 1234.5 })
  expect(numberParser({ whole: true })('4.0')).toEqual({ value: 4 })
  expect(numberParser({ whole: true })('4.5')).toHaveProperty('problem')
  expect(numberParser({ max: 10 })('11')).toHaveProperty('problem')
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
      expect(parse(String(n))).toEqual({ value: n === 0 ? 0 : n })
    }),
  )
})

test('identifiers get back their digits, and lost digits are said', () => {
  const parse = identifierParser()
  expect(parse('201839021601.0')).toEqual({ value: '201839021601' })
  expect(parse(' JG446904-#2 ')).toEqual({ value: 'JG446904-#2' })
  expect(parse('007')).toEqual({ value: '007' })
  expect(parse('1.50')).toEqual({ value: '1.50' })
  expect(parse('2.01839E+11')).toHaveProperty('problem')
})

test('what is missing is the choice of the column', () => {
  expect(textParser()('U')).toEqual({ value: null })
  const codes = textParser({ missing: missingTest(['(null)']) })
  expect(codes('U')).toEqual({ value: 'U' })
  expect(codes('(NULL)')).toEqual({ value: null })
  expect(codes('   ')).toEqual({ value: null })
})

test('lists in a cell', () => {
  expect([...parseNestedList('0::Male||1::Female||3::Male')]).toEqual([
    [0, 'Male'],
    [1, 'Female'],
    [3, 'Male'],
  ])
  expect([...parseNestedList('0:Male|1:Female')]).toEqual([
    [0, 'Male'],
    [1, 'Female'],
  ])
  expect([...parseNestedList('Drive-by||Gang')]).toEqual([
    [0, 'Drive-by'],
    [1, 'Gang'],
  ])
  expect([...parseNestedList('')]).toEqual([])
})
