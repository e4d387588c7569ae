import { slopesOf } from '@throughline/topography'
import type { Grid, Slopes } from '@throughline/topography'

/** A surface ready to be drawn, measured and laid on others. */
export interface Drawable {
  readonly grid: Grid
  readonly slopes: Slopes
  /** Micrometres from side to side, and from top to bottom. */
  readonly wide: number
  readonly high: number
}

const MAGIC = 0x47534c54
const VERSION = 1
const HEAD = 36

/** Reads what the surface route sends; the heights stay where they came in. @throws RangeError when it is something else. */
export function decodeSurface(bytes: ArrayBuffer): Grid {
  const head = new DataView(bytes)
  if (bytes.byteLength < HEAD || head.getUint32(0, true) !== MAGIC || head.getUint32(4, true) !== VERSION)
    throw new RangeError('What came is no surface.')
  const [width, height] = [head.getUint32(8, true), head.getUint32(12, true)]
  const step = head.getFloat32(16, true)
  if (width < 1 || height < 1 || !(step > 0) || bytes.byteLength !== HEAD + 4 * width * height)
    throw new RangeError('The surface did not come whole.')
  return { width, height, step, heights: new Float32Array(bytes, HEAD, width * height) }
}

export const drawableOf = (grid: Grid): Drawable => ({
  grid,
  slopes: slopesOf(grid),
  wide: grid.width * grid.step,
  high: grid.height * grid.step,
})
