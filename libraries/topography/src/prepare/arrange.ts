import type { Grid } from '../surface.ts'

/** Where a cropped grid began in the grid it was cut from, samples. */
export interface Cropped {
  readonly grid: Grid
  readonly left: number
  readonly top: number
}

/** Cuts away the empty rows and columns around what was measured. A grid in which nothing was measured stays as it is. */
export function croppedToMeasured(grid: Grid): Cropped {
  const { width, height, heights } = grid
  let left = width
  let right = -1
  let top = height
  let bottom = -1
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (Number.isNaN(heights[i]!)) continue
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = y
    }
  if (right < 0) return { grid, left: 0, top: 0 }
  return { grid: crop(grid, left, top, right - left + 1, bottom - top + 1), left, top }
}

/** @throws RangeError when the cut reaches beyond the grid or is empty. */
export function crop(grid: Grid, left: number, top: number, width: number, height: number): Grid {
  const whole = [left, top, width, height].every(Number.isSafeInteger)
  if (
    !whole ||
    left < 0 ||
    top < 0 ||
    width < 1 ||
    height < 1 ||
    left + width > grid.width ||
    top + height > grid.height
  )
    throw new RangeError('A cut lies within the grid and holds at least one sample.')
  return rebuilt(grid, width, height, grid.step, (x, y) => (top + y) * grid.width + left + x)
}

/** Keeps every n-th sample of every n-th row, beginning with the first. Filter first: what is shorter than two new steps would fold. */
export function decimate(grid: Grid, every: number): Grid {
  if (!Number.isSafeInteger(every) || every < 1)
    throw new RangeError(`Every ${every}-th sample cannot be kept.`)
  const width = Math.ceil(grid.width / every)
  const height = Math.ceil(grid.height / every)
  return rebuilt(grid, width, height, grid.step * every, (x, y) => y * every * grid.width + x * every)
}

/** Turned clockwise by quarters of a turn, exactly: no sample is interpolated. */
export function turned(grid: Grid, quarters: number): Grid {
  if (!Number.isSafeInteger(quarters)) throw new RangeError('Quarters of a turn are whole numbers.')
  const { width: w, height: h } = grid
  switch (((quarters % 4) + 4) % 4) {
    case 1:
      return rebuilt(grid, h, w, grid.step, (x, y) => (h - 1 - x) * w + y)
    case 2:
      return rebuilt(grid, w, h, grid.step, (x, y) => (h - 1 - y) * w + (w - 1 - x))
    case 3:
      return rebuilt(grid, h, w, grid.step, (x, y) => x * w + (w - 1 - y))
    default:
      return grid
  }
}

/** Left and right exchanged, as a cast or a scan from behind needs. */
export function mirrored(grid: Grid): Grid {
  return rebuilt(grid, grid.width, grid.height, grid.step, (x, y) => y * grid.width + (grid.width - 1 - x))
}

/** The direction of the marks on a surface. */
export interface MarkDirection {
  /** Degrees from the rows (x) towards the columns (y), from 0 to below 180. */
  readonly degrees: number
  /** 0: no direction at all, 1: parallel marks alone. */
  readonly strength: number
}

/**
 * The direction along which heights change least, by the structure tensor (Bigün and Granlund 1987): for striae the direction in which
 * they run. Undefined when no four neighbouring samples were measured or nothing changes.
 */
export function markDirection({ width, height, heights }: Grid): MarkDirection | undefined {
  let xx = 0
  let yy = 0
  let xy = 0
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const across = heights[i + 1]! - heights[i - 1]!
      const down = heights[i + width]! - heights[i - width]!
      if (Number.isNaN(across + down)) continue
      xx += across * across
      yy += down * down
      xy += across * down
    }
  if (!(xx + yy > 0)) return undefined
  const steepest = Math.atan2(2 * xy, xx - yy) / 2
  const degrees = ((steepest * 180) / Math.PI + 90 + 180) % 180
  return { degrees, strength: Math.hypot(xx - yy, 2 * xy) / (xx + yy) }
}

function rebuilt(
  grid: Grid,
  width: number,
  height: number,
  step: number,
  from: (x: number, y: number) => number,
): Grid {
  const heights = new Float32Array(width * height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) heights[i] = grid.heights[from(x, y)]!
  return { width, height, step, heights }
}
