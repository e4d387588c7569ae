import type { Grid } from '../../surface.ts'
import { gaussianBandPass } from '../gaussian.ts'

/** Numbers from 0 to below 1 that a seed determines (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Marks of a spread of about 1 micrometre in the wavelengths that comparisons use, all over the grid. */
export function marks(side: number, step: number, seed: number): Grid {
  const next = numbers(seed)
  const noise = Float32Array.from({ length: side * side }, () => next() - 0.5)
  const grid = gaussianBandPass({ width: side, height: side, step, heights: noise }, 40, 400)
  const spread = Math.sqrt(grid.heights.reduce((sum, z) => sum + z * z, 0)) / side
  return { ...grid, heights: grid.heights.map((z) => z / spread) }
}

/** What a scan of a fired primer has besides its marks; micrometres. */
export interface Surroundings {
  readonly hole: { readonly radius: number; readonly depth: number }
  readonly edge: { readonly radius: number; readonly headHeight: number }
  readonly tilt: number
  readonly dome: number
}

/** A scan made of marks: a firing-pin crater off its middle, the case head about it, tilted and domed. */
export function scanOf(face: Grid, { hole, edge, tilt, dome }: Surroundings): Grid {
  const { width, height, step } = face
  const middle = ((width - 1) / 2) * step
  const heights = face.heights.map((z, i) => {
    const x = (i % width) * step - middle
    const y = Math.floor(i / width) * step - middle
    const fromHole = Math.hypot(x - 60, y + 40)
    const fromMiddle = Math.hypot(x, y)
    const form = (tilt * x - dome * ((x * x + y * y) / middle)) / middle
    if (fromHole < hole.radius) return form - hole.depth * Math.sqrt(1.05 - (fromHole / hole.radius) ** 2)
    if (fromMiddle > edge.radius)
      return fromMiddle < edge.radius + 60 ? NaN : form + edge.headHeight + 2 * Math.sin(x / 30)
    return form + z
  })
  return { width, height, step, heights }
}

/** A grid as a scanner would give it. */
export function surfaceFrom({ width, height, step, heights }: Grid) {
  return {
    width,
    height,
    dx: step * 1e-6,
    dy: step * 1e-6,
    heights: Float64Array.from(heights, (z) => z * 1e-6),
  }
}

/** Pearson correlation of two grids where both were measured, the second beginning at (left, top) of the first. */
export function agreement(a: Grid, b: Grid, left: number, top: number): number {
  const sums = { n: 0, a: 0, b: 0, aa: 0, bb: 0, ab: 0 }
  for (let i = 0; i < b.heights.length; i++) {
    const one = a.heights[(Math.floor(i / b.width) + top) * a.width + (i % b.width) + left] ?? NaN
    const other = b.heights[i]!
    if (Number.isNaN(one + other)) continue
    sums.n++
    sums.a += one
    sums.b += other
    sums.aa += one * one
    sums.bb += other * other
    sums.ab += one * other
  }
  const { n } = sums
  return (
    (n * sums.ab - sums.a * sums.b) / Math.sqrt((n * sums.aa - sums.a ** 2) * (n * sums.bb - sums.b ** 2))
  )
}
