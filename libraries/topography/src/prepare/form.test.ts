import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { medianForm, ransacPlane, tiltOf, withoutForm, type Form } from './index.ts'
import { numbers } from './testing/breech-face.ts'

const STEP = 10
const plane = (side: number, slopeX: number, slopeY: number, height: number) =>
  Float32Array.from(
    { length: side * side },
    (_, i) => height + (slopeX * (i % side) + slopeY * Math.floor(i / side)) * (STEP / 1000),
  )
const grid = (side: number, heights: Float32Array) => ({ width: side, height: side, step: STEP, heights })
const largest = (heights: Float32Array) =>
  heights.reduce((most, z) => (Number.isNaN(z) ? most : Math.max(most, Math.abs(z))), 0)
const slope = fc.double({ min: -200, max: 200, noNaN: true })

describe('levelling', () => {
  it('takes away any plane exactly, by the median and by consensus', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 40 }), slope, slope, slope, (side, x, y, height) => {
        const tilted = grid(side, plane(side, x, y, height))
        for (const form of [medianForm(tilted), ransacPlane(tilted), medianForm(tilted, { kind: 'bent' })])
          expect(largest(withoutForm(tilted, form!).heights)).toBeLessThan(2e-3)
      }),
      { numRuns: 25 },
    )
  })

  it('is not drawn by a hole, by dirt or by what is missing', () => {
    fc.assert(
      fc.property(slope, slope, fc.integer(), (x, y, seed) => {
        const next = numbers(seed)
        const side = 40
        const clean = plane(side, x, y, 5)
        const dirty = clean.map((z) => {
          const luck = next()
          if (luck < 0.2) return NaN
          return luck < 0.45 ? z - 80 * next() : z
        })
        const off = (form: Form) => largest(withoutForm(grid(side, clean), form).heights)
        expect(off(medianForm(grid(side, dirty))!)).toBeLessThan(0.05)
        expect(off(ransacPlane(grid(side, dirty), { band: 1 })!)).toBeLessThan(0.5)
      }),
      { numRuns: 8 },
    )
  })

  it('takes a dome away with its tilt, and says how large they are', () => {
    const side = 61
    const heights = plane(side, 17.455, 0, 0).map((z, i) => {
      const x = ((i % side) - 30) * (STEP / 1000)
      const y = (Math.floor(i / side) - 30) * (STEP / 1000)
      return z - 12 * (x * x + y * y)
    })
    const form = medianForm(grid(side, heights), { kind: 'bent' })!
    expect(largest(withoutForm(grid(side, heights), form).heights)).toBeLessThan(1e-3)
    expect(tiltOf(form)).toBeCloseTo(1, 3)
    expect(form.coefficients[3]).toBeCloseTo(-12, 2)
  })

  it('has no form for samples on one line', () => {
    const line = new Float32Array(25).fill(NaN)
    line.fill(1, 5, 10)
    expect(medianForm(grid(5, line))).toBeUndefined()
    expect(ransacPlane(grid(5, line))).toBeUndefined()
  })
})
