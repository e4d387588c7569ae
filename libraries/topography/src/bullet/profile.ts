import type { Grid } from '../surface.ts'
import { quantileInPlace } from '../prepare/numbers.ts'

/** Heights along one line of a surface, micrometres; NaN where nothing was measured. */
export interface Profile {
  /** Micrometres between samples. */
  readonly step: number
  readonly heights: Float64Array
}

/**
 * A cut across a land: in every column the median of the rows within half a band of the place, so that a single wrong height or a grain
 * of dirt does not speak. A column counts when half of its rows were measured.
 *
 * @param y micrometres from the first row.
 */
export function crossCut(land: Grid, y: number, band: number): Profile {
  const first = Math.max(0, Math.ceil((y - band / 2) / land.step))
  const last = Math.min(land.height - 1, Math.max(first, Math.floor((y + band / 2) / land.step)))
  const rows = last - first + 1
  const column = new Float64Array(Math.max(1, rows))
  const heights = Float64Array.from({ length: land.width }, (_, x) => {
    let count = 0
    for (let row = first; row <= last; row++) {
      const z = land.heights[row * land.width + x]!
      if (!Number.isNaN(z)) column[count++] = z
    }
    return count * 2 >= rows && count > 0 ? median(column.subarray(0, count)) : NaN
  })
  return { step: land.step, heights }
}

/** The same line at another distance between samples: the mean of what a new sample covers, or linearly between two. */
export function resampled({ step, heights }: Profile, to: number): Profile {
  if (Math.abs(to - step) <= 1e-6 * to) return { step: to, heights }
  const count = Math.floor(((heights.length - 1) * step) / to + 1e-9) + 1
  const half = to / step / 2
  const at = (i: number) => {
    const place = (i * to) / step
    return to <= step ? between(heights, place) : meanOver(heights, place - half, place + half)
  }
  return { step: to, heights: Float64Array.from({ length: count }, (_, i) => at(i)) }
}

/** The longest stretch that begins and ends with a measured sample. */
export function trimmed(heights: Float64Array): Float64Array {
  let from = 0
  let to = heights.length
  while (from < to && Number.isNaN(heights[from]!)) from++
  while (to > from && Number.isNaN(heights[to - 1]!)) to--
  return heights.subarray(from, to)
}

function between(heights: Float64Array, place: number): number {
  const first = Math.min(Math.floor(place), heights.length - 1)
  const part = place - first
  return part < 1e-9 ? heights[first]! : (1 - part) * heights[first]! + part * (heights[first + 1] ?? NaN)
}

function meanOver(heights: Float64Array, from: number, to: number): number {
  let sum = 0
  let count = 0
  const first = Math.max(0, Math.ceil(from))
  const last = Math.min(heights.length - 1, Math.ceil(to) - 1)
  for (let i = first; i <= last; i++) {
    if (Number.isNaN(heights[i]!)) continue
    sum += heights[i]!
    count++
  }
  return count * 2 >= last - first + 1 && count > 0 ? sum / count : NaN
}

function median(values: Float64Array): number {
  const upper = quantileInPlace(values, 0.5)
  if (values.length % 2 === 1) return upper
  return (upper + quantileInPlace(values, (values.length / 2 - 1) / (values.length - 1))) / 2
}
