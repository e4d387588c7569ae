import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resample, toGrid } from './index.ts'

const surface = (
  width: number,
  height: number,
  dx: number,
  dy: number,
  at: (x: number, y: number) => number,
) => ({
  width,
  height,
  dx,
  dy,
  heights: Float64Array.from({ length: width * height }, (_, i) => at(i % width, Math.floor(i / width))),
})

describe('toGrid', () => {
  it('copies square samples one to one, in micrometres', () => {
    const grid = toGrid(surface(3, 2, 2e-6, 2e-6, (x, y) => (x === 1 && y === 1 ? NaN : (x + 10 * y) * 1e-6)))
    expect(grid).toMatchObject({ width: 3, height: 2, step: 2 })
    expect([...grid.heights]).toEqual(
      [0, 1, 2, 10, NaN, 12].map((z) => (Number.isNaN(z) ? NaN : Math.fround(z))),
    )
  })

  it('makes oblong samples square by the larger distance, which invents nothing', () => {
    const grid = toGrid(surface(8, 3, 1e-6, 2e-6, (x, y) => (x + 100 * y) * 1e-6))
    expect(grid).toMatchObject({ width: 4, height: 3, step: 2 })
    expect(grid.heights[0]).toBeCloseTo(0.5, 5)
    expect(grid.heights[4 + 3]).toBeCloseTo(106.5, 4)
  })

  it('averages areas by what was measured of them, and leaves out what was mostly not', () => {
    const row = [1, NaN, 3, 5, NaN, NaN, NaN, NaN, NaN, 7, 9, 9]
    const grid = toGrid(
      surface(12, 1, 1e-6, 1e-6, (x) => row[x]! * 1e-6),
      4,
    )
    // A single row is less high than the step; it still makes one row of samples.
    expect(grid).toMatchObject({ width: 3, height: 1, step: 4 })
    expect(grid.heights[0]).toBeCloseTo(3, 6)
    expect(grid.heights[1]).toBeNaN()
    expect(grid.heights[2]).toBeCloseTo(25 / 3, 5)
  })

  it('follows a plane exactly when the new step is finer', () => {
    const grid = toGrid(
      surface(20, 20, 4e-6, 4e-6, (x, y) => (3 * x - 2 * y) * 1e-6),
      1,
    )
    // The middle of new sample i lies at (i + 0.5) micrometres, of old sample j at (j + 0.5) × 4.
    const at = (i: number) => (i + 0.5) / 4 - 0.5
    expect(grid.heights[40 * grid.width + 30]).toBeCloseTo(3 * at(30) - 2 * at(40), 4)
  })

  it('keeps the mean whatever the whole-number step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer(),
        (every, count, seed) => {
          const side = every * count
          const source = surface(
            side,
            side,
            1e-6,
            1e-6,
            (x, y) => (((x * 7 + y * 13 + seed) % 11) - 5) * 1e-6,
          )
          const mean = (values: Float32Array) => values.reduce((sum, z) => sum + z, 0) / values.length
          expect(mean(toGrid(source, every).heights)).toBeCloseTo(mean(toGrid(source).heights), 4)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('refuses steps that cannot be', () => {
    const one = surface(100, 100, 1e-5, 1e-5, () => 0)
    expect(() => toGrid(one, 0)).toThrow('above 0')
    expect(() => toGrid(one, 1e-3)).toThrow('the most is')
    expect(resample(toGrid(one), 10)).toEqual(toGrid(one))
  })
})
