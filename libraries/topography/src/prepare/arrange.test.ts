import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crop, croppedToMeasured, decimate, markDirection, mirrored, turned } from './index.ts'

const rows = (...lines: number[][]) => ({
  width: lines[0]!.length,
  height: lines.length,
  step: 5,
  heights: Float32Array.from(lines.flat()),
})
const any = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([width, height]) =>
    fc
      .array(fc.integer({ min: -9, max: 9 }), { minLength: width * height, maxLength: width * height })
      .map((values) => ({ width, height, step: 5, heights: Float32Array.from(values) })),
  )

describe('arranging a grid', () => {
  it('turns clockwise, and four turns are none', () => {
    expect(turned(rows([1, 2, 3], [4, 5, 6]), 1)).toEqual(rows([4, 1], [5, 2], [6, 3]))
    fc.assert(
      fc.property(any, fc.integer({ min: -5, max: 5 }), fc.integer({ min: -5, max: 5 }), (grid, a, b) => {
        expect(turned(turned(grid, a), b)).toEqual(turned(grid, a + b))
        expect(turned(grid, 4)).toEqual(grid)
      }),
    )
  })

  it('mirrors, and twice is not at all', () => {
    expect(mirrored(rows([1, 2, 3], [4, 5, 6]))).toEqual(rows([3, 2, 1], [6, 5, 4]))
    fc.assert(
      fc.property(any, (grid) => {
        expect(mirrored(mirrored(grid))).toEqual(grid)
      }),
    )
  })

  it('keeps every n-th sample of every n-th row', () => {
    expect(decimate(rows([1, 2, 3], [4, 5, 6], [7, 8, 9]), 2)).toEqual({ ...rows([1, 3], [7, 9]), step: 10 })
    expect(() => decimate(rows([1]), 0)).toThrow('cannot be kept')
  })

  it('cuts to what was measured and says where that was', () => {
    const gap = rows([NaN, NaN, NaN], [NaN, 5, NaN], [NaN, 8, 9])
    expect(croppedToMeasured(gap)).toEqual({ grid: rows([5, NaN], [8, 9]), left: 1, top: 1 })
    const nothing = rows([NaN, NaN])
    expect(croppedToMeasured(nothing)).toEqual({ grid: nothing, left: 0, top: 0 })
    expect(() => crop(gap, 2, 0, 2, 1)).toThrow('within the grid')
  })

  it('finds the direction of stripes to a degree', () => {
    for (const degrees of [0, 20, 45, 90, 110, 179]) {
      const across = ((degrees + 90) * Math.PI) / 180
      const stripes = {
        width: 120,
        height: 120,
        step: 5,
        heights: Float32Array.from({ length: 120 * 120 }, (_, i) =>
          Math.sin(((i % 120) * Math.cos(across) + Math.floor(i / 120) * Math.sin(across)) / 4),
        ),
      }
      const found = markDirection(stripes)!
      const off = Math.abs(found.degrees - degrees)
      expect(Math.min(off, 180 - off)).toBeLessThan(1)
      expect(found.strength).toBeGreaterThan(0.95)
    }
    expect(markDirection(rows([1, 1, 1], [1, 1, 1], [1, 1, 1]))).toBeUndefined()
  })
})
