import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { betaQuantile, incompleteBeta } from './beta.ts'
import { gammaQuantile, incompleteGamma, logGamma } from './gamma.ts'
import { normalQuantile, normalTwoSided, studentCritical } from './normal.ts'

/** Relative difference; the reference values were computed with 30 digits and rounded to 15. */
const off = (value: number, truth: number) => Math.abs(value / truth - 1)

describe('special functions', () => {
  it.each([
    [0.5, 0.5723649429247],
    [1e-3, 6.90717888538385],
    [3.7, 1.42807232666539],
    [20, 39.3398841871995],
    [1234.5, 7550.5509010779],
    [1e6, 12815504.5691476],
  ])('logGamma(%d)', (x, truth) => {
    expect(off(logGamma(x), truth)).toBeLessThan(1e-13)
  })

  it.each([
    [0.5, 0.3, 0.561421973919, 0.438578026081],
    [0.5, 8, 0.999936657516334, 6.33424836662398e-5],
    [3, 2.5, 0.45618688411667, 0.543813115883329],
    [100, 110, 0.841721329939913, 0.158278670060087],
    [100, 60, 1.48152763264605e-6, 0.999998518472367],
    [1562, 1500, 0.0568786373526771, 0.943121362647323],
    [1e5, 100_500, 0.942896730023971, 0.0571032699760287],
  ])('incompleteGamma(%d, %d)', (a, x, lower, upper) => {
    const tails = incompleteGamma(a, x)
    expect(off(tails.lower, lower)).toBeLessThan(1e-10)
    expect(off(tails.upper, upper)).toBeLessThan(1e-10)
  })

  it.each([
    [0.5, 0.5, 0.2, 0.295167235300867],
    [2, 3, 0.4, 0.5248],
    [1294, 1563, 0.47, 0.966475788723567],
    [1, 1000, 0.001, 0.632304575229036],
    [50, 0.5, 0.97, 0.0816993337218226],
    [2e4, 3e4, 0.401, 0.676134098657846],
  ])('incompleteBeta(%d, %d, %d)', (a, b, x, lower) => {
    expect(off(incompleteBeta(a, b, x).lower, lower)).toBeLessThan(1e-10)
  })

  it.each([
    [0.975, 1.95996398454005],
    [0.995, 2.5758293035489],
    [0.6, 0.2533471031358],
    [1e-3, -3.09023230616781],
    [1e-9, -5.99780701500769],
  ])('normalQuantile(%d)', (p, z) => {
    expect(off(normalQuantile(p), z)).toBeLessThan(1e-12)
  })

  it('answers the ends of the normal quantile', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity])
    expect(normalQuantile(1.2)).toBeNaN()
  })

  it('knows the printed critical values of Student’s t', () => {
    expect(studentCritical(0.95, 1)).toBeCloseTo(12.706204736, 8)
    expect(studentCritical(0.95, 10)).toBeCloseTo(2.228138852, 8)
    expect(studentCritical(0.99, 30)).toBeCloseTo(2.749995654, 8)
  })

  it('inverts the gamma, beta and normal distributions in both tails', () => {
    const shape = fc.double({ min: 0.5, max: 3000, noNaN: true })
    const share = fc.double({ min: 1e-4, max: 0.999, noNaN: true })
    const tail = fc.constantFrom('lower' as const, 'upper' as const)
    fc.assert(
      fc.property(shape, shape, share, tail, (a, b, p, end) => {
        expect(off(incompleteGamma(a, gammaQuantile(a, p, end))[end], p)).toBeLessThan(1e-9)
        expect(off(incompleteBeta(a + 1, b + 1, betaQuantile(a + 1, b + 1, p, end))[end], p)).toBeLessThan(
          1e-8,
        )
        const z = normalQuantile(p / 2)
        expect(off(normalTwoSided(z), p)).toBeLessThan(1e-10)
      }),
    )
  })
})
