import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Grid } from '../surface.ts'
import { gaussianBandPass, gaussianHighPass, gaussianLowPass } from './index.ts'
import { numbers } from './testing/breech-face.ts'

const grid = (width: number, height: number, step: number, at: (x: number, y: number) => number): Grid => ({
  width,
  height,
  step,
  heights: Float32Array.from({ length: width * height }, (_, i) =>
    at((i % width) * step, Math.floor(i / width) * step),
  ),
})

/** Height of a sine wave after a filter, as a part of what it was, away from the edges. */
function kept(filter: (g: Grid) => Grid, wavelength: number, step: number): number {
  const length = Math.ceil((8 * wavelength) / step)
  const wave = grid(length, 3, step, (x) => Math.cos((2 * Math.PI * x) / wavelength))
  const out = filter(wave).heights
  let product = 0
  let square = 0
  const edge = Math.ceil((3 * wavelength) / step)
  for (let x = edge; x < length - edge; x++) {
    product += out[length + x]! * wave.heights[length + x]!
    square += wave.heights[length + x]! ** 2
  }
  return product / square
}

/** ISO 16610-21: transmission of a wavelength by the Gaussian filter. */
const transmission = (cutoff: number, wavelength: number) => Math.exp(-Math.LN2 * (cutoff / wavelength) ** 2)

describe('the Gaussian filter', () => {
  it('lets half of the cut-off through', () => {
    expect(kept((g) => gaussianLowPass(g, 500), 500, 12.5)).toBeCloseTo(0.5, 3)
    expect(kept((g) => gaussianHighPass(g, 500), 500, 12.5)).toBeCloseTo(0.5, 3)
    expect(kept((g) => gaussianLowPass(g, 16), 16, 1)).toBeCloseTo(0.5, 3)
  })

  it.each([0.5, 0.8, 1.5, 2, 4])('lets a wave of %s cut-offs through as the standard says', (ratio) => {
    expect(kept((g) => gaussianLowPass(g, 200), 200 * ratio, 5)).toBeCloseTo(
      transmission(200, 200 * ratio),
      3,
    )
  })

  it('keeps what lies between two cut-offs', () => {
    expect(kept((g) => gaussianBandPass(g, 16, 500), 90, 3)).toBeGreaterThan(0.95)
    expect(kept((g) => gaussianBandPass(g, 16, 500), 5, 1)).toBeLessThan(0.01)
    expect(kept((g) => gaussianBandPass(g, 16, 500), 4000, 50)).toBeLessThan(0.02)
  })

  it('leaves a constant as it is, whatever is missing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 5, max: 300, noNaN: true }),
        fc.integer(),
        (height, cutoff, seed) => {
          const next = numbers(seed)
          const flat = grid(23, 17, 6.25, () => (next() < 0.4 ? NaN : height))
          const off = gaussianLowPass(flat, cutoff).heights.map((z, i) => Math.abs(z - flat.heights[i]!))
          const wrong = off.filter((z, i) =>
            Number.isNaN(flat.heights[i]!) ? !Number.isNaN(z) : !(z <= 2e-6 * Math.abs(height) + 1e-9),
          )
          expect(wrong).toHaveLength(0)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('is linear', () => {
    const next = numbers(4)
    const one = grid(30, 20, 6.25, () => (next() < 0.2 ? NaN : next()))
    const twice = { ...one, heights: one.heights.map((z) => 2 * z) }
    const low = gaussianLowPass(one, 60).heights
    gaussianLowPass(twice, 60).heights.forEach((z, i) => {
      if (!Number.isNaN(z)) expect(z).toBeCloseTo(2 * low[i]!, 5)
    })
  })

  it('refuses cut-offs that cannot be', () => {
    const flat = grid(3, 3, 1, () => 0)
    expect(() => gaussianLowPass(flat, 0)).toThrow('above 0')
    expect(() => gaussianBandPass(flat, 500, 16)).toThrow('comes first')
  })
})
