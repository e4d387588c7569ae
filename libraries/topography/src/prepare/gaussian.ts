import type { Grid } from '../surface.ts'

/** The constant of ISO 16610-21 that puts the 50 % transmission at the cut-off: the root of ln 2 / π. */
const ALPHA = Math.sqrt(Math.LN2 / Math.PI)
/** The weights end this many cut-offs from the middle, where less than one part in ten thousand of them is left. */
const REACH = 0.75

/**
 * Keeps what is longer than the cut-off: the Gaussian filter of ISO 16610-21 in both directions, by which a sine wave as long as the
 * cut-off keeps half its height. Missing samples and the edge take no part: the weights of what was measured are brought to 1, which is
 * Gaussian regression of order zero (the linear form of ISO 16610-31). Samples that were missing stay so.
 *
 * @param cutoff micrometres.
 * @throws RangeError when the cut-off is not positive.
 */
export function gaussianLowPass(grid: Grid, cutoff: number): Grid {
  if (!(cutoff > 0)) throw new RangeError(`A cut-off must be above 0, but it is ${cutoff}.`)
  const { width, height, heights } = grid
  const weights = gaussianWeights(cutoff, grid.step)
  const values = new Float32Array(heights.length)
  const present = new Float32Array(heights.length)
  for (let i = 0; i < heights.length; i++) {
    if (Number.isNaN(heights[i]!)) continue
    values[i] = heights[i]!
    present[i] = 1
  }
  const sums = alongColumns(alongRows(values, width, height, weights), width, height, weights)
  const totals = alongColumns(alongRows(present, width, height, weights), width, height, weights)
  for (let i = 0; i < heights.length; i++) sums[i] = present[i] === 1 ? sums[i]! / totals[i]! : NaN
  return { ...grid, heights: sums }
}

/**
 * Keeps what lies between two wavelengths, micrometres: shorter is noise, longer is form.
 * ISO 25178-2 calls the outcome an S-L surface.
 */
export function gaussianBandPass(grid: Grid, shortest: number, longest: number): Grid {
  if (!(shortest < longest)) throw new RangeError('The shorter cut-off comes first.')
  return gaussianHighPass(gaussianLowPass(grid, shortest), longest)
}

/** Takes away what is longer than the cut-off, micrometres. */
export function gaussianHighPass(grid: Grid, cutoff: number): Grid {
  const long = gaussianLowPass(grid, cutoff).heights
  return { ...grid, heights: grid.heights.map((z, i) => z - long[i]!) }
}

/** Half of the symmetric weights, the middle first; both halves together make 1. */
function gaussianWeights(cutoff: number, step: number): Float64Array {
  const reach = Math.max(1, Math.ceil((REACH * cutoff) / step))
  const weights = Float64Array.from({ length: reach + 1 }, (_, i) =>
    Math.exp(-Math.PI * ((i * step) / (ALPHA * cutoff)) ** 2),
  )
  const total = 2 * weights.reduce((sum, weight) => sum + weight, 0) - weights[0]!
  return weights.map((weight) => weight / total)
}

function alongRows(values: Float32Array, width: number, height: number, weights: Float64Array): Float32Array {
  const reach = weights.length - 1
  const out = new Float32Array(values.length)
  const row = new Float64Array(width + 2 * reach)
  for (let y = 0; y < height; y++) {
    row.set(values.subarray(y * width, (y + 1) * width), reach)
    for (let x = 0; x < width; x++) {
      const middle = x + reach
      let sum = weights[0]! * row[middle]!
      for (let k = 1; k <= reach; k++) sum += weights[k]! * (row[middle - k]! + row[middle + k]!)
      out[y * width + x] = sum
    }
  }
  return out
}

/** Row after row, so that memory is read in the order in which it lies. */
function alongColumns(
  values: Float32Array,
  width: number,
  height: number,
  weights: Float64Array,
): Float32Array {
  const out = new Float32Array(values.length)
  const sums = new Float64Array(width)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let k = 1 - weights.length; k < weights.length; k++) {
      if (y + k < 0 || y + k >= height) continue
      const weight = weights[Math.abs(k)]!
      const from = (y + k) * width
      for (let x = 0; x < width; x++) sums[x]! += weight * values[from + x]!
    }
    out.set(sums, y * width)
  }
  return out
}
