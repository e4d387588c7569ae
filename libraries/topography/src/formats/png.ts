import { zlibSync } from 'fflate'
import { crc32 } from './archive/crc32.ts'
import { expandAll } from './archive/inflate.ts'
import { joined } from './archive/write.ts'
import { SurfaceFormatError } from './error.ts'
import { utf8Bytes, latin1 } from './text.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Samples of a pixel by colour type: grey, red-green-blue, palette, grey with opacity, red-green-blue with opacity. */
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

export interface Picture {
  readonly width: number
  readonly height: number
  /** Red, green, blue, opacity. */
  readonly pixels: Uint8Array
}

/**
 * A picture of eight bits a channel, not interlaced (PNG, W3C Recommendation, third edition).
 *
 * @param expected The sides it must have, so that nothing larger is ever expanded.
 * @throws SurfaceFormatError
 */
export function readPng(bytes: Uint8Array, expected: { width: number; height: number }): Picture {
  const chunks = chunksOf(bytes)
  const header = chunks.find(({ type }) => type === 'IHDR')?.data
  if (!header || header.length !== 13) throw damaged('has no header')
  const view = new DataView(header.buffer, header.byteOffset, 13)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  if (width !== expected.width || height !== expected.height)
    throw new SurfaceFormatError(
      'size-mismatch',
      `The mask has ${width} by ${height} pixels, the surface ${expected.width} by ${expected.height} samples.`,
    )
  const [depth, type, , , interlaced] = header.subarray(8)
  const channels = CHANNELS[type!]
  if (depth !== 8 || interlaced !== 0 || channels === undefined)
    throw new SurfaceFormatError('unsupported', 'The mask is not a plain picture of eight bits a channel.')
  const packed = joined(chunks.filter((chunk) => chunk.type === 'IDAT').map(({ data }) => data))
  const rows = expandAll(packed, (width * channels + 1) * height, 'The mask', 'zlib')
  undoFilters(rows, width * channels, height, channels)
  const palette = chunks.find((chunk) => chunk.type === 'PLTE')?.data ?? new Uint8Array()
  const opacity = chunks.find((chunk) => chunk.type === 'tRNS')?.data ?? new Uint8Array()
  return { width, height, pixels: coloured({ rows, width, height, type: type!, channels, palette, opacity }) }
}

function chunksOf(bytes: Uint8Array): { type: string; data: Uint8Array }[] {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) throw damaged('is no PNG picture')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks: { type: string; data: Uint8Array }[] = []
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.length) throw damaged('ends too early')
    const typed = bytes.subarray(at + 4, at + 8 + length)
    if (crc32(typed) !== view.getUint32(at + 8 + length)) throw damaged('is broken')
    chunks.push({ type: latin1(typed.subarray(0, 4)), data: typed.subarray(4) })
    at += 12 + length
  }
  return chunks
}

/** In place; each row begins with the number of its filter. */
function undoFilters(rows: Uint8Array, length: number, height: number, back: number): void {
  const stride = length + 1
  for (let row = 0; row < height; row++) {
    const from = row * stride + 1
    const filter = rows[from - 1]!
    if (filter > 4) throw damaged('is broken')
    if (filter === 0) continue
    for (let i = 0; i < length; i++) {
      const left = i < back ? 0 : rows[from + i - back]!
      const above = row === 0 ? 0 : rows[from + i - stride]!
      const corner = row === 0 || i < back ? 0 : rows[from + i - stride - back]!
      rows[from + i] = rows[from + i]! + predicted(filter, left, above, corner)
    }
  }
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}

interface Rows {
  readonly rows: Uint8Array
  readonly width: number
  readonly height: number
  readonly type: number
  readonly channels: number
  readonly palette: Uint8Array
  readonly opacity: Uint8Array
}

function coloured({ rows, width, height, type, channels, palette, opacity }: Rows): Uint8Array {
  const pixels = new Uint8Array(width * height * 4)
  for (let row = 0, to = 0; row < height; row++)
    for (let column = 0; column < width; column++, to += 4) {
      const from = row * (width * channels + 1) + 1 + column * channels
      const first = rows[from]!
      const grey = type === 0 || type === 4
      for (let c = 0; c < 3; c++)
        pixels[to + c] = type === 3 ? (palette[first * 3 + c] ?? 0) : rows[from + (grey ? 0 : c)]!
      pixels[to + 3] = type === 3 ? (opacity[first] ?? 255) : type >= 4 ? rows[from + channels - 1]! : 255
    }
  return pixels
}

export function writePng({ width, height, pixels }: Picture): Uint8Array {
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  header.set([8, 6], 8)
  const rows = new Uint8Array((width * 4 + 1) * height)
  for (let row = 0; row < height; row++)
    rows.set(pixels.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1)
  return joined([
    Uint8Array.from(SIGNATURE),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(rows)),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(utf8Bytes(type), 4)
  bytes.set(data, 8)
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)))
  return bytes
}

const damaged = (fault: string) => new SurfaceFormatError('damaged', `The mask ${fault}.`)
