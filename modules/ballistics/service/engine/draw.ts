import { readDetail, readSurface, type Surface } from '@throughline/topography'

const MAGIC = 0x47534c54
const HEAD_BYTES = 36
const MICROMETRES = 1e6

/** What is drawn of a scan: heights in micrometres, NaN where nothing was measured. */
interface Drawn {
  readonly width: number
  readonly height: number
  readonly spacing: readonly [x: number, y: number]
  readonly heights: Float32Array | Float64Array
  /** What a height is multiplied with to be in micrometres. */
  readonly scale: number
}

export function drawScan(bytes: Uint8Array, side: number): Uint8Array {
  const { surface } = readSurface(bytes)
  return drawn(ofSurface(surface), side)
}

export function drawPrepared(bytes: Uint8Array, side: number): Uint8Array {
  const { grid } = readDetail(bytes)
  const { width, height, step, heights } = grid
  return drawn({ width, height, spacing: [step, step], heights, scale: 1 }, side)
}

const ofSurface = ({ width, height, dx, dy, heights }: Surface): Drawn => ({
  width,
  height,
  spacing: [dx * MICROMETRES, dy * MICROMETRES],
  heights,
  scale: MICROMETRES,
})

/** Averages blocks of samples, those at the far edges being what is left, so that neither axis has more than `side`. */
function drawn(surface: Drawn, side: number): Uint8Array {
  const { width, height, spacing } = surface
  const every = Math.max(1, Math.ceil(Math.max(width, height) / side))
  const [columns, rows] = [Math.ceil(width / every), Math.ceil(height / every)]
  const bytes = new Uint8Array(HEAD_BYTES + 4 * columns * rows)
  const view = new DataView(bytes.buffer)
  const middle = (every - 1) / 2
  ;[MAGIC, 1, columns, rows].forEach((value, i) => view.setUint32(4 * i, value, true))
  ;[spacing[0] * every, spacing[1] * every, middle * spacing[0], middle * spacing[1], 0].forEach((value, i) =>
    view.setFloat32(16 + 4 * i, value, true),
  )
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      view.setFloat32(
        HEAD_BYTES + 4 * (row * columns + column),
        blockMean(surface, row * every, column * every, every),
        true,
      )
  return bytes
}

function blockMean({ width, height, heights, scale }: Drawn, top: number, left: number, every: number) {
  let sum = 0
  let count = 0
  const [bottom, right] = [Math.min(height, top + every), Math.min(width, left + every)]
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const value = heights[y * width + x]!
      if (Number.isNaN(value)) continue
      sum += value
      count++
    }
  // A block of which little was measured would draw the edge of a hole further in than it is.
  return 2 * count >= (bottom - top) * (right - left) ? (sum / count) * scale : NaN
}
