import fc from 'fast-check'
import { expect, it } from 'vitest'
import { falseDiscovery, groupCorrelation, poissonAtLeast, sharedAtLeast } from './tails.ts'

// Upper tails as printed in tables of the Poisson distribution.
it.each([
  [1, 0.1, 0.09516258],
  [3, 1, 0.0803014],
  [5, 2, 0.05265302],
  [10, 5, 0.03182806],
  [20, 10, 0.00345434],
])('%d or more events where %d are expected', (count, mean, probability) => {
  expect(poissonAtLeast(count, mean)).toBeCloseTo(probability, 7)
})

// Binomial: tables for n = 10 and 20. Beta-binomial: a = b = 1 is the uniform distribution on 0 to n.
it('marks in a group, with one share and with shares that differ', () => {
  expect(sharedAtLeast(8, 10, 0.5)).toBeCloseTo(0.0546875, 9)
  expect(sharedAtLeast(5, 20, 0.1)).toBeCloseTo(0.0431745, 6)
  expect(sharedAtLeast(8, 10, 0.5, 1 / 3)).toBeCloseTo(3 / 11, 9)
  expect([sharedAtLeast(0, 4, 0.2), sharedAtLeast(5, 4, 0.2), sharedAtLeast(1, 4, 0)]).toEqual([1, 0, 0])
})

// The worked example of Benjamini and Hochberg (1995), section 3.2: at 0.05 four of fifteen are rejected.
it('false discoveries as in the worked example of the paper', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ]
  const adjusted = falseDiscovery(p)
  expect(adjusted.filter((one) => one <= 0.05)).toHaveLength(4)
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12)
})

it('tails fall with the count, lie between 0 and 1, and are fatter where groups differ', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.double({ min: 0.001, max: 0.3, noNaN: true }),
      (size, share, correlation) => {
        const far = Math.min(size, Math.ceil(size * share + 3 * Math.sqrt(size * share * (1 - share))) + 1)
        const [plain, wide] = [sharedAtLeast(far, size, share), sharedAtLeast(far, size, share, correlation)]
        expect(wide).toBeGreaterThanOrEqual(plain * (1 - 1e-6))
        expect(wide).toBeLessThanOrEqual(sharedAtLeast(far - 1, size, share, correlation) + 1e-9)
        const mean = size * share
        expect(poissonAtLeast(size, mean)).toBeLessThanOrEqual(poissonAtLeast(size - 1, mean))
      },
    ),
    { numRuns: 60, seed: 5 },
  )
})

it('groups of one share are not alike, groups of two shares are', () => {
  const even = Array.from({ length: 20 }, (_, at) => ({ count: at % 2 === 0 ? 9 : 11, size: 40 }))
  expect(groupCorrelation(even)).toBe(0)
  const split = Array.from({ length: 20 }, (_, at) => ({ count: at % 2 === 0 ? 4 : 30, size: 40 }))
  expect(groupCorrelation(split, 0)).toBeGreaterThan(0.3)
})

it('refuses what is no count and no share', () => {
  expect(() => poissonAtLeast(1.5, 2)).toThrow(RangeError)
  expect(() => poissonAtLeast(1, Number.NaN)).toThrow('mean must be 0 or more')
  expect(() => sharedAtLeast(1, 2, 20)).toThrow('share must lie between 0 and 1')
  expect(() => sharedAtLeast(1, 2, 0.2, 1)).toThrow('correlation')
})
