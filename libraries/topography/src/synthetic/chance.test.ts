import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chance, seedOf } from './chance.ts'

test('the generator gives the published numbers of xoshiro128** for the state 1, 2, 3, 4', () => {
  const chance = new Chance([1, 2, 3, 4])
  expect(Array.from({ length: 6 }, () => chance.uint32())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492,
  ])
})

test('seeds of different names give draws that have nothing in common', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      fc.pre(a !== b)
      expect(new Chance(seedOf('gun', a)).uint32()).not.toBe(new Chance(seedOf('gun', b)).uint32())
    }),
    { seed: 1, numRuns: 300 },
  )
})

test('normal draws have mean 0 and deviation 1', () => {
  const chance = new Chance(7)
  const draws = Array.from({ length: 20_000 }, () => chance.normal())
  expect(draws.reduce((sum, x) => sum + x, 0) / draws.length).toBeCloseTo(0, 1)
  expect(draws.reduce((sum, x) => sum + x * x, 0) / draws.length).toBeCloseTo(1, 1)
})
