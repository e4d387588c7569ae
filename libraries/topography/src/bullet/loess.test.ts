import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loess } from './index.ts'

/** Speed (miles an hour) and stopping distance (feet) of cars, Ezekiel 1930, as R's `cars`. */
const SPEED = [
  4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16,
  17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
]
const DISTANCE = [
  2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32,
  40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
]
/** R's documentation of `predict.loess`: span 0.75, degree 2, surface "direct", at whole speeds. */
const PUBLISHED = {
  7: 12.442424,
  8: 15.281082,
  9: 18.425712,
  10: 21.865315,
  11: 25.713413,
  12: 29.350386,
  13: 33.23066,
  14: 37.167935,
  15: 41.205226,
  16: 45.781544,
  17: 48.355889,
  18: 50.067148,
  19: 51.986702,
  20: 56.445263,
  22: 68.569313,
  23: 76.193111,
  24: 85.053364,
  25: 95.300523,
}

const places = (count: number) => Float64Array.from({ length: count }, (_, i) => 7000 + 1.5625 * i)

/** The definition, one place at a time. */
function byDefinition(x: Float64Array, y: Float64Array, span: number, at: number): number {
  const there = [...x.keys()].filter((i) => !Number.isNaN(y[i]!))
  const reach = there.map((i) => Math.abs(x[i]! - at)).sort((a, b) => a - b)[
    Math.floor(there.length * span + 1e-5) - 1
  ]!
  const sums = [0, 1, 2].map(() => [0, 0, 0, 0])
  for (const i of there) {
    const distance = (x[i]! - at) / reach
    if (Math.abs(distance) >= 1) continue
    const weight = (1 - Math.abs(distance) ** 3) ** 3
    sums.forEach((row, a) => {
      for (let b = 0; b < 3; b++) row[b]! += weight * distance ** (a + b)
      row[3]! += weight * distance ** a * y[i]!
    })
  }
  for (const column of [0, 1, 2])
    for (const row of [0, 1, 2].filter((other) => other !== column)) {
      const factor = sums[row]![column]! / sums[column]![column]!
      sums[row] = sums[row]!.map((value, k) => value - factor * sums[column]![k]!)
    }
  return sums[0]![3]! / sums[0]![0]!
}

describe('loess', () => {
  it('gives the published values of R', () => {
    const fitted = loess(SPEED, DISTANCE, 0.75)
    for (const [speed, distance] of Object.entries(PUBLISHED))
      expect(fitted[SPEED.indexOf(Number(speed))]).toBeCloseTo(distance, 6)
  })

  it.each([0.75, 0.5, 0.2, 0.03])('follows its definition at a span of %s, with gaps', (span) => {
    const x = places(700)
    const y = x.map((place, i) =>
      i % 41 === 7 || (i > 300 && i < 330) ? NaN : 60 - ((place - 7500) / 90) ** 2 + Math.sin(i),
    )
    const fitted = loess(x, y, span)
    for (let i = 0; i < x.length; i += 23)
      if (Number.isNaN(y[i]!)) expect(fitted[i]).toBeNaN()
      else expect(fitted[i]).toBeCloseTo(byDefinition(x, y, span, x[i]!), 7)
  })

  it('gives any parabola back', () => {
    const some = fc.double({ min: -50, max: 50, noNaN: true })
    fc.assert(
      fc.property(some, some, some, fc.constantFrom(0.1, 0.4, 0.75, 1), (a, b, c, span) => {
        const x = places(300)
        const y = x.map((place) => a + b * ((place - 7200) / 200) + c * ((place - 7200) / 200) ** 2)
        const off = loess(x, y, span).map((z, i) => Math.abs(z - y[i]!))
        expect(Math.max(...off)).toBeLessThan(1e-8)
      }),
      { numRuns: 30 },
    )
  })

  it('refuses what it cannot fit', () => {
    expect(() => loess([1, 2, 3], [1, 2], 1)).toThrow('its place')
    expect(() => loess([1, 3, 2, 4], [1, 2, 3, 4], 1)).toThrow('must rise')
    expect(() => loess(places(10), places(10), 0.2)).toThrow('three are the least')
    expect(() => loess(places(10), places(10), 1.5)).toThrow('between 0 and 1')
  })
})
