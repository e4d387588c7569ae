import { SurfaceFormatError } from '../error.ts'
import { MAX_RATIO, RATIO_FROM_BYTES } from '../limits.ts'
import { requireSize } from '../numbers.ts'
import type { Directory } from './directory.ts'
import { unpack } from './unpack.ts'

/** How samples are written: whole numbers without and with sign, and floating point. */
type Kind = 'u' | 'i' | 'f'
const KINDS: Readonly<Record<number, Kind>> = { 1: 'u', 2: 'i', 3: 'f' }

interface Layout {
  readonly width: number
  readonly height: number
  readonly kind: Kind
  readonly bytes: number
  readonly method: number
  readonly predictor: number
  readonly littleEndian: boolean
  /** Strips are tiles as wide as the picture, of which the last may be shorter. */
  readonly tiled: boolean
  readonly tileWidth: number
  readonly tileHeight: number
  readonly offsets: readonly number[]
  readonly lengths: readonly number[]
}

/** One sample a pixel, whole or floating, in rows from the top, with no unit yet. */
export interface Samples {
  readonly width: number
  readonly height: number
  readonly values: Float32Array | Float64Array
}

/** @throws SurfaceFormatError */
export function readSamples(bytes: Uint8Array, tags: Directory): Samples {
  const layout = layoutOf(tags)
  const { width, height } = layout
  const across = Math.ceil(width / layout.tileWidth)
  requireTiles(layout, across * Math.ceil(height / layout.tileHeight), bytes.length)
  const single = layout.kind === 'f' && layout.bytes === 4
  const values = single ? new Float32Array(width * height) : new Float64Array(width * height)
  layout.offsets.forEach((offset, i) => {
    const top = Math.floor(i / across) * layout.tileHeight
    const left = (i % across) * layout.tileWidth
    const rows = layout.tiled ? layout.tileHeight : Math.min(layout.tileHeight, height - top)
    const size = layout.tileWidth * rows * layout.bytes
    if (offset + layout.lengths[i]! > bytes.length)
      throw new SurfaceFormatError('damaged', 'The picture ends too early.')
    const tile = unpack(bytes.subarray(offset, offset + layout.lengths[i]!), size, layout.method)
    place(layout, predicted(tile, layout), values, top, left)
  })
  return { width, height, values }
}

function layoutOf(tags: Directory): Layout {
  const width = tags.number(256) ?? 0
  const height = tags.number(257) ?? 0
  if (!(width >= 1 && height >= 1))
    throw new SurfaceFormatError('bad-value', 'The picture does not say how wide and high it is.')
  requireSize(width, height)
  if ((tags.number(277) ?? 1) !== 1)
    throw new SurfaceFormatError('unsupported', 'The picture has colours; heights are one sample a pixel.')
  if ((tags.number(274) ?? 1) !== 1)
    throw new SurfaceFormatError('unsupported', 'The picture is stored turned.')
  const bits = tags.number(258) ?? 1
  const kind = KINDS[tags.number(339) ?? 1]
  const known = kind && (kind === 'f' ? bits === 32 || bits === 64 : bits === 8 || bits === 16 || bits === 32)
  if (!known)
    throw new SurfaceFormatError('unsupported', `The picture has samples of ${bits} bits of an unknown kind.`)
  const tiled = tags.numbers(324) !== undefined
  return {
    width,
    height,
    kind,
    bytes: bits / 8,
    method: tags.number(259) ?? 1,
    predictor: tags.number(317) ?? 1,
    littleEndian: tags.littleEndian,
    tiled,
    tileWidth: tiled ? (tags.number(322) ?? 0) : width,
    tileHeight: tiled ? (tags.number(323) ?? 0) : Math.min(tags.number(278) ?? height, height),
    offsets: tags.numbers(tiled ? 324 : 273) ?? [],
    lengths: tags.numbers(tiled ? 325 : 279) ?? [],
  }
}

/** Before anything is expanded: all parts must be named, and none may grow past what a file of this length can hold. */
function requireTiles(layout: Layout, count: number, length: number): void {
  const { tileWidth, tileHeight, bytes, offsets, lengths } = layout
  if (!(tileWidth >= 1 && tileHeight >= 1) || offsets.length !== count || lengths.length !== count)
    throw new SurfaceFormatError('damaged', 'The picture does not name all of its strips.')
  const expanded = requireSize(tileWidth, tileHeight) * count * bytes
  if (expanded > RATIO_FROM_BYTES && expanded > length * MAX_RATIO)
    throw new SurfaceFormatError(
      'too-large',
      `The picture would expand to more than ${MAX_RATIO} times its size.`,
    )
}

/** Undoes the differences that make samples pack better (TIFF 6.0, section 14, and Adobe's note on floating point). */
function predicted(tile: Uint8Array, { predictor, tileWidth, bytes, littleEndian }: Layout): Uint8Array {
  if (predictor === 1) return tile
  if (predictor !== 2 && predictor !== 3)
    throw new SurfaceFormatError('unsupported', `The picture is written with predictor ${predictor}.`)
  const stride = tileWidth * bytes
  const out = predictor === 3 ? new Uint8Array(tile.length) : Uint8Array.from(tile)
  for (let row = 0; row < tile.length; row += stride)
    if (predictor === 2) sumSamples(out.subarray(row, row + stride), bytes, littleEndian)
    else joinPlanes(tile.slice(row, row + stride), out.subarray(row, row + stride), bytes, littleEndian)
  return out
}

/** Adds each sample to the one before, with carries from byte to byte. */
function sumSamples(row: Uint8Array, bytes: number, littleEndian: boolean): void {
  for (let at = bytes; at < row.length; at += bytes) {
    let carry = 0
    for (let i = 0; i < bytes; i++) {
      const place = at + (littleEndian ? i : bytes - 1 - i)
      const sum = row[place]! + row[place - bytes]! + carry
      row[place] = sum
      carry = sum >> 8
    }
  }
}

/** Differences of bytes, in planes from the highest byte of all samples to the lowest. */
function joinPlanes(row: Uint8Array, out: Uint8Array, bytes: number, littleEndian: boolean): void {
  for (let i = 1; i < row.length; i++) row[i] = row[i]! + row[i - 1]!
  const count = row.length / bytes
  for (let i = 0; i < count; i++)
    for (let plane = 0; plane < bytes; plane++)
      out[i * bytes + (littleEndian ? bytes - 1 - plane : plane)] = row[plane * count + i]!
}

function place(layout: Layout, tile: Uint8Array, values: Samples['values'], top: number, left: number): void {
  const { width, height, tileWidth, bytes } = layout
  const read = readerOf(new DataView(tile.buffer, tile.byteOffset, tile.byteLength), layout)
  const rows = Math.min(tile.length / (tileWidth * bytes), height - top)
  const columns = Math.min(tileWidth, width - left)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      values[(top + row) * width + left + column] = read((row * tileWidth + column) * bytes)
}

function readerOf(view: DataView, { kind, bytes, littleEndian: little }: Layout): (at: number) => number {
  if (kind === 'f')
    return bytes === 4 ? (at) => view.getFloat32(at, little) : (at) => view.getFloat64(at, little)
  if (bytes === 1) return kind === 'u' ? (at) => view.getUint8(at) : (at) => view.getInt8(at)
  if (bytes === 2)
    return kind === 'u' ? (at) => view.getUint16(at, little) : (at) => view.getInt16(at, little)
  return kind === 'u' ? (at) => view.getUint32(at, little) : (at) => view.getInt32(at, little)
}
