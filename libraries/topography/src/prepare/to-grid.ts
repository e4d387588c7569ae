import { surfaceOf, type Grid, type Surface } from '../surface.ts'

/** A grid larger than this asks for a step that no scanner measured. */
const MAX_SAMPLES = 2 ** 27
/** An averaged sample stands when at least this share of its area was measured. */
const MEASURED_SHARE = 0.5

/**
 * A surface as square samples in micrometres. With square samples and no `step` every sample stays as it was measured; else it is
 * averaged over the area of the new sample, or interpolated linearly where the new step is finer. Missing samples take no part, and
 * a new sample is missing when less than half of what it is made of was measured.
 *
 * @param step micrometres between samples; without it the larger of the surface's two distances, so that nothing is invented.
 * @throws RangeError when the surface is not one, the step is not positive, or the grid would exceed 2^27 samples.
 */
export function toGrid(surface: Surface, step?: number): Grid {
  const { width, height, dx, dy, heights } = surfaceOf(surface)
  if (step !== undefined && !(step > 0)) throw new RangeError(`A step must be above 0, but it is ${step}.`)
  const square = Math.abs(dx - dy) <= 1e-6 * dx
  // Twelve digits, so that 6.25e-6 metres are 6.25 micrometres and not a little less.
  const wanted = step ?? Number((Math.max(dx, dy) * 1e6).toPrecision(12))
  if (square && Math.abs(wanted - dx * 1e6) <= 1e-6 * wanted) {
    const micrometres = new Float32Array(heights.length)
    for (let i = 0; i < heights.length; i++) micrometres[i] = heights[i]! * 1e6
    return { width, height, step: wanted, heights: micrometres }
  }
  return resampleTo(width, height, [dx * 1e6, dy * 1e6], heights, wanted, 1e6)
}

/** The same grid with another distance between samples; see {@link toGrid}. */
export function resample(grid: Grid, step: number): Grid {
  if (!(step > 0)) throw new RangeError(`A step must be above 0, but it is ${step}.`)
  if (Math.abs(step - grid.step) <= 1e-6 * step) return grid
  return resampleTo(grid.width, grid.height, [grid.step, grid.step], grid.heights, step, 1)
}

function resampleTo(
  width: number,
  height: number,
  [dx, dy]: readonly [number, number],
  heights: ArrayLike<number>,
  step: number,
  scale: number,
): Grid {
  const size = lengthOf(width, dx, step) * lengthOf(height, dy, step)
  if (!(size <= MAX_SAMPLES))
    throw new RangeError(
      `A step of ${step} micrometres would make ${size} samples; the most is ${MAX_SAMPLES}.`,
    )
  const columns = shares(width, dx, step)
  const rows = shares(height, dy, step)
  const out = new Float32Array(size)
  const sums = new Float64Array(width)
  const weights = new Float64Array(width)
  rows.forEach((row, y) => {
    addRows(row, width, heights, sums, weights)
    columns.forEach((column, x) => {
      let sum = 0
      let weight = 0
      column.weights.forEach((share, i) => {
        sum += share * sums[column.first + i]!
        weight += share * weights[column.first + i]!
      })
      out[y * columns.length + x] = weight >= MEASURED_SHARE - 1e-9 ? (scale * sum) / weight : NaN
    })
  })
  return { width: columns.length, height: rows.length, step, heights: out }
}

function addRows(
  row: Share,
  width: number,
  heights: ArrayLike<number>,
  sums: Float64Array,
  weights: Float64Array,
): void {
  sums.fill(0)
  weights.fill(0)
  row.weights.forEach((share, i) => {
    const from = (row.first + i) * width
    for (let x = 0; x < width; x++) {
      const z = heights[from + x]!
      if (Number.isNaN(z)) continue
      sums[x]! += share * z
      weights[x]! += share
    }
  })
}

/** The old samples of one row or column that make a new one, with their shares (together 1). */
interface Share {
  readonly first: number
  readonly weights: readonly number[]
}

function lengthOf(count: number, distance: number, step: number): number {
  return Math.max(1, Math.round((count * distance) / step))
}

function shares(count: number, distance: number, step: number): Share[] {
  const length = lengthOf(count, distance, step)
  return Array.from({ length }, (_, i) =>
    step >= distance
      ? areaShare(i, count, step / distance)
      : linearShare((i + 0.5) * (step / distance) - 0.5, count),
  )
}

function areaShare(index: number, count: number, ratio: number): Share {
  const from = Math.min(index * ratio, count - 1)
  const to = Math.min((index + 1) * ratio, count)
  const first = Math.floor(from + 1e-9)
  const weights: number[] = []
  for (let i = first; i < to - 1e-9; i++)
    weights.push((Math.min(i + 1, to) - Math.max(i, from)) / (to - from))
  return { first, weights }
}

function linearShare(position: number, count: number): Share {
  const at = Math.min(Math.max(position, 0), count - 1)
  const first = Math.min(Math.floor(at), Math.max(0, count - 2))
  const part = at - first
  return count === 1 ? { first: 0, weights: [1] } : { first, weights: [1 - part, part] }
}
