/** Heights measured on a regular grid, as a scanner or a file gives them. */
export interface Surface {
  /** Samples in a row, and rows. */
  readonly width: number
  readonly height: number
  /** Metres between neighbouring samples in a row, and between rows. */
  readonly dx: number
  readonly dy: number
  /** Row by row from the top, in metres; NaN where nothing was measured. */
  readonly heights: Float32Array | Float64Array
}

/**
 * The form in which surfaces are calculated with: square samples, micrometres, single precision.
 * What is measured in metres keeps five significant digits in it, finer than any scanner's noise.
 */
export interface Grid {
  readonly width: number
  readonly height: number
  /** Micrometres between neighbouring samples, in both directions. */
  readonly step: number
  /** Row by row from the top, in micrometres; NaN where nothing was measured or a mask hides it. */
  readonly heights: Float32Array
}

/** @throws RangeError when sides and amount of heights do not fit, or a distance is not positive. */
export function surfaceOf(surface: Surface): Surface {
  const { width, height, dx, dy, heights } = surface
  if (!Number.isSafeInteger(width) || !Number.isSafeInteger(height) || width < 1 || height < 1)
    throw new RangeError('A surface has at least one row and one column of samples.')
  if (heights.length !== width * height)
    throw new RangeError(`${width} by ${height} samples need as many heights; there are ${heights.length}.`)
  if (!(dx > 0 && dy > 0)) throw new RangeError('The distances between samples must be above 0.')
  return surface
}
