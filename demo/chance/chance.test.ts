import { expect, test } from 'vitest'
import { Chance, exponential, geometric, normal, poisson, Weighted } from './index.ts'

const mean = (draw: () => number, n = 40_000) =>
  Array.from({ length: n }, draw).reduce((sum, x) => sum + x, 0) / n

test('a seed gives the same draws always, and another seed or name gives others', () => {
  const draws = (chance: Chance) => Array.from({ length: 5 }, () => chance.uint32())
  expect(draws(new Chance(7))).toEqual(draws(new Chance('7')))
  expect(draws(new Chance(7).stream('guns'))).not.toEqual(draws(new Chance(7).stream('people')))
  const parent = new Chance(7)
  parent.stream('guns').uint32()
  expect(draws(parent)).toEqual(draws(new Chance(7)))
})

test('the first draws of seed 1 are these on every machine', () => {
  const chance = new Chance(1)
  expect([chance.uint32(), chance.uint32(), chance.unit()]).toMatchInlineSnapshot(`
    [
      1322085210,
      3448142222,
      0.7688701675672661,
    ]
  `)
})

test('distributions have the means they are asked for', () => {
  const chance = new Chance('means')
  expect(mean(() => chance.unit())).toBeCloseTo(0.5, 1)
  expect(mean(() => normal(chance, 3, 2))).toBeCloseTo(3, 1)
  expect(mean(() => exponential(chance, 4)) / 4).toBeCloseTo(1, 1)
  expect(mean(() => geometric(chance, 0.25))).toBeCloseTo(3, 0)
  for (const wanted of [0.2, 5, 80]) expect(mean(() => poisson(chance, wanted)) / wanted).toBeCloseTo(1, 1)
})

test('weights are drawn in their proportions, and never where a weight is 0', () => {
  const chance = new Chance('weights')
  const weighted = new Weighted([1, 0, 3])
  const counts = [0, 0, 0]
  for (let i = 0; i < 40_000; i++) counts[weighted.draw(chance)]!++
  expect(counts[1]).toBe(0)
  expect(counts[2]! / counts[0]!).toBeCloseTo(3, 0)
  expect(() => new Weighted([0, 0])).toThrow(RangeError)
})
