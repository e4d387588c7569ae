import type { Grid } from '../surface.ts'

/**
 * What drawing needs of a surface: for every sample its slope to the right, its slope downwards, its height in micrometres, and 1 where it
 * was measured; all 0 where not. So it can be averaged between samples, in a graphics card too: divide by the last.
 */
export interface Slopes {
  readonly width: number
  readonly height: number
  readonly step: number
  readonly values: Float32Array
  /** Root mean square of the slopes: by it pictures of smooth and rough surfaces get the same contrast. */
  readonly steepness: number
}

/** By neighbours on both sides; by one where the other is missing. */
export function slopesOf({ width, height, step, heights }: Grid): Slopes {
  const values = new Float32Array(4 * width * height)
  let sum = 0
  let measured = 0
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const here = heights[i]!
      if (Number.isNaN(here)) continue
      const across = slope(x > 0 ? heights[i - 1]! : NaN, here, x + 1 < width ? heights[i + 1]! : NaN) / step
      const down =
        slope(y > 0 ? heights[i - width]! : NaN, here, y + 1 < height ? heights[i + width]! : NaN) / step
      values[4 * i] = across
      values[4 * i + 1] = down
      values[4 * i + 2] = here
      values[4 * i + 3] = 1
      sum += across * across + down * down
      measured++
    }
  return { width, height, step, values, steepness: measured > 0 ? Math.sqrt(sum / measured) : 0 }
}

function slope(before: number, here: number, after: number): number {
  if (Number.isNaN(before)) return Number.isNaN(after) ? 0 : after - here
  return Number.isNaN(after) ? here - before : (after - before) / 2
}
