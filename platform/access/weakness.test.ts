import { dictionary } from '@zxcvbn-ts/language-common'
import { expect, test } from 'vitest'
import { Password } from './contract.ts'
import { weaknessOf } from './weakness.ts'

const context = { name: 'Rosa Marsh', email: 'r.marsh@citypolice.example', agency: 'City Police' }
const refused = async (password: string) =>
  !Password.safeParse(password).success || (await weaknessOf(password, context)) !== null

const listed = dictionary['passwords-common'].map(String)

test('1,000 listed passwords are refused: as they are, with what people add to them, and written twice', async () => {
  const long = listed.filter((one) => one.length >= 12)
  const sample = [...long, ...listed.slice(0, 1000 - long.length)]
  expect(sample).toHaveLength(1000)
  const taken: string[] = []
  for (const one of sample) if (!(await refused(one))) taken.push(one)
  const letters = listed.filter((one) => /^[a-z]{8,10}$/.test(one)).slice(0, 500)
  for (const one of letters)
    for (const made of [
      `${one}2026!`,
      `!!${one}1234`,
      `${one}${one}`,
      one[0]!.toUpperCase() + `${one.slice(1)}12345`,
    ])
      if (!(await refused(made))) taken.push(made)
  expect(taken).toEqual([])
})

test.each([
  'aaaaaaaaaaaaaaaa',
  'abcdefghijklmnop',
  '123456789012',
  'qwertyuiop12345',
  'abcabcabcabc',
  'citypolice2026',
  'Marsh-Police-2026!',
  'rosa.marsh.rosa',
  'throughline2026',
])('%s is refused', async (password) => {
  expect(await refused(password)).toBe(true)
})

test.each([
  'a sentence nobody guesses',
  'correct horse battery staple',
  'the marsh behind city hall floods',
  'Вечером у реки было тихо',
  '静かな川のほとりで本を読む人',
  'x7#Kq!92mZ$w',
  `${'long and winding '.repeat(14)}end`,
])('%s is taken', async (password) => {
  expect(await refused(password)).toBe(false)
})

test('64 characters and more are taken whole; 257 and control characters are refused in words', () => {
  expect(Password.safeParse('ab'.repeat(128)).success).toBe(true)
  expect(Password.safeParse('ab'.repeat(129)).error?.issues[0]?.message).toContain('256')
  expect(Password.safeParse('a sentence\nin two lines').success).toBe(false)
})
