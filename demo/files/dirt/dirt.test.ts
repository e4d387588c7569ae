import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chance } from '../../chance/index.ts'
import { confused, digitMistyped, Dirt, dirtRates, mistyped, shortened, transposed } from './index.ts'

const text = fc.stringMatching(/^[A-Z0-9]{3,12}$/)
const seed = fc.integer()
const sorted = (word: string) => word.split('').sort().join('')

test('each error of typing is the one it says', () => {
  fc.assert(
    fc.property(text, seed, (word, from) => {
      const chance = () => new Chance(from)
      expect(sorted(transposed(chance(), word))).toBe(sorted(word))
      expect(shortened(chance(), word)).toHaveLength(word.length - 1)
      expect(differences(confused(chance(), word), word)).toBe(/[01OI5S8B2Z]/.test(word) ? 1 : 0)
      expect(differences(digitMistyped(chance(), word), word)).toBe(/\d/.test(word) ? 1 : 0)
      expect(Math.abs(mistyped(chance(), word).length - word.length)).toBeLessThanOrEqual(1)
    }),
  )
})

const differences = (a: string, b: string): number =>
  a.split('').filter((letter, place) => letter !== b[place]).length

test('dirt befalls at its rate, and is known until it is taken', () => {
  const dirt = new Dirt(new Chance('rates'))
  let times = 0
  for (let i = 0; i < 40_000; i++) {
    const befell = dirt.befalls('name-typing-error')
    expect(dirt.take()).toEqual(befell ? ['name-typing-error'] : [])
    if (befell) times++
  }
  expect(times / 40_000).toBeCloseTo(dirtRates['name-typing-error'].rate, 2)
  expect(dirt.take()).toEqual([])
})

test('what is missing is said in several ways', () => {
  const dirt = new Dirt(new Chance('missing'))
  const ways = new Set(Array.from({ length: 200 }, () => dirt.nothing()))
  expect(ways.size).toBeGreaterThan(4)
  expect(ways).toContain('')
})
