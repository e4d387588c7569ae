import type { Grid } from '../surface.ts'
import { gaussianLowPass } from './gaussian.ts'
import { withoutForm, type Form } from './form.ts'
import { medianForm } from './median-form.ts'
import { measured, quantileInPlace } from './numbers.ts'
import { resample } from './to-grid.ts'

/** Tilt that is left in a levelled scan, as a share of its heights. */
const LEFT_TILT = 0.3
/** Form that is left in a filtered scan: near edges a filter cannot see it all, so this is wide. */
const LEFT_FORM = 0.65
/** Noise shorter than the filter that is left in a filtered scan, as a share of its heights. */
const LEFT_NOISE = 0.3
/** Marks of a breech face reach some 40 micrometres; holes and tilts more. */
const HIGHEST = 60
/** A scan without any gap still shows its firing-pin hole. */
const MOST_MEASURED = 0.8

/**
 * Whether a scan was levelled, masked and filtered by others: its heights lie around 0 without form longer than the filter and without
 * noise shorter than it, nothing stands as far off as a hole would, and its hole is masked.
 */
export function isPreparedBefore(grid: Grid, shortest: number, longest: number): boolean {
  const heights = measured(grid.heights)
  if (heights.length < 100 || heights.length > MOST_MEASURED * grid.heights.length) return false
  const middle = quantileInPlace(heights.slice(), 0.5)
  if (heights.some((z) => Math.abs(z) > HIGHEST)) return false
  const size = rootMeanSquare(heights)
  if (Math.abs(middle) > LEFT_TILT * size) return false
  const plane = medianForm(grid)
  if (!plane || tiltSize(grid, plane) > LEFT_TILT * size) return false
  const form = gaussianLowPass(resample(grid, Math.max(grid.step, longest / 20)), longest)
  if (rootMeanSquare(measured(form.heights)) > LEFT_FORM * size) return false
  const short = gaussianLowPass(grid, shortest).heights
  return rootMeanSquare(measured(grid.heights.map((z, i) => z - short[i]!))) <= LEFT_NOISE * size
}

function tiltSize(grid: Grid, plane: Form): number {
  const level = withoutForm(grid, plane).heights
  return rootMeanSquare(measured(grid.heights.map((z, i) => z - level[i]!)))
}

function rootMeanSquare(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value * value
  return Math.sqrt(sum / values.length)
}
