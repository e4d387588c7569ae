import { crc32 } from '../../formats/archive/crc32.ts'
import type { Grid } from '../../surface.ts'
import { aligned, IndexFormatError, tag, viewOf } from './bytes.ts'

/*
 * A detail, version 1: what the later steps of a search need of one entry. Details lie one after the other in a file beside the index.
 *
 *   header    64 bytes   "DTL1", checksum of the rest, columns and rows of the grid, its step (float64), bytes of the
 *                        fine surface, measured samples; the rest 0
 *   fine                 one byte a sample at 25 micrometres, -128 where nothing was measured
 *   mask                 one bit a sample of the grid, the first the lowest: whether it was measured
 *   heights              float32 micrometres of the measured ones, in their order
 *
 * Every part is filled up with 0 to a multiple of 64 bytes, as the whole is. Heights are kept bit by bit, so that a search compares
 * exactly what a comparison of the two files does.
 */
const HEADER_BYTES = 64
const MAX_SAMPLES = 2 ** 26

export interface Detail {
  /** The surface at 25 micrometres, as bytes. */
  readonly fine: Int8Array
  /** The prepared surface. */
  readonly grid: Grid
}

export function writeDetail({ fine, grid }: Detail): Uint8Array {
  const { width, height, step, heights } = grid
  const measured = heights.filter((z) => !Number.isNaN(z))
  const { fineAt, maskAt, heightsAt, length } = layout(fine.length, heights.length, measured.length)
  const bytes = new Uint8Array(length)
  const view = viewOf(bytes)
  view.setUint32(0, tag('DTL1'), true)
  view.setUint32(8, width, true)
  view.setUint32(12, height, true)
  view.setFloat64(16, step, true)
  view.setUint32(24, fine.length, true)
  view.setUint32(28, measured.length, true)
  bytes.set(new Uint8Array(fine.buffer, fine.byteOffset, fine.length), fineAt)
  heights.forEach((z, i) => {
    if (!Number.isNaN(z)) bytes[maskAt + (i >> 3)]! |= 1 << (i & 7)
  })
  measured.forEach((z, i) => view.setFloat32(heightsAt + 4 * i, z, true))
  view.setUint32(4, crc32(bytes.subarray(8)), true)
  return bytes
}

/** @throws IndexFormatError when the bytes are no detail, or damaged. */
export function readDetail(bytes: Uint8Array): Detail {
  const view = viewOf(bytes)
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== tag('DTL1'))
    throw new IndexFormatError('The surfaces beside the index do not belong to it.')
  const [width, height, fineLength, measured] = [8, 12, 24, 28].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
    number,
  ]
  const step = view.getFloat64(16, true)
  const { fineAt, maskAt, heightsAt, length } = layout(fineLength, width * height, measured)
  if (width * height > MAX_SAMPLES || length !== bytes.length || !(step > 0))
    throw new IndexFormatError('A surface beside the index states lengths that it has not.')
  if (crc32(bytes.subarray(8)) !== view.getUint32(4, true))
    throw new IndexFormatError('A surface beside the index is damaged: it does not fit its checksum.')
  const heights = new Float32Array(width * height).fill(NaN)
  for (let i = 0, at = heightsAt; i < heights.length && at < heightsAt + 4 * measured; i++) {
    if (!((bytes[maskAt + (i >> 3)]! >> (i & 7)) & 1)) continue
    heights[i] = view.getFloat32(at, true)
    at += 4
  }
  const fine = new Int8Array(bytes.slice(fineAt, fineAt + fineLength).buffer)
  return { fine, grid: { width, height, step, heights } }
}

function layout(fine: number, samples: number, measured: number) {
  const maskAt = HEADER_BYTES + aligned(fine)
  const heightsAt = maskAt + aligned(Math.ceil(samples / 8))
  return { fineAt: HEADER_BYTES, maskAt, heightsAt, length: heightsAt + aligned(4 * measured) }
}
