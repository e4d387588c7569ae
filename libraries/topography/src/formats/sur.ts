import { expand } from './archive/inflate.ts'
import { SurfaceFormatError } from './error.ts'
import { MAX_RATIO, RATIO_FROM_BYTES } from './limits.ts'
import type { LengthUnit, ReadOptions, SurfaceFile, SurfaceMetadata } from './model.ts'
import { requireSize } from './numbers.ts'
import { latin1, short } from './text.ts'
import { scaleOf } from './units.ts'

const HEADER = 512
const PLAIN = 'DIGITAL SURF'
const COMPRESSED = 'DSCOMPRESSED'
/** Kinds of object; the others are profiles, series and pictures. */
const SURFACE = 2
const SURFACE_WITH_PICTURE = 16
/** Streams of a compressed object; programs write one. */
const MOST_STREAMS = 64

export const looksLikeSur = (bytes: Uint8Array): boolean =>
  [PLAIN, COMPRESSED].includes(latin1(bytes.subarray(0, 12)))

/**
 * Reads the first object of a Digital Surf file (`.sur`, MountainsMap): a header of 512 bytes, then a comment, a
 * private zone, and whole numbers of 16 or 32 bits, all little-endian. Height is number × spacing + offset in the
 * unit of the spacing; where the header says that there are samples without a measurement, they hold two less than
 * its smallest number. The layout is that of the maker's SDK as the readers of RosettaSciIO, SurfaceTopography,
 * surfalize and x3pr agree on it.
 *
 * @throws SurfaceFormatError
 */
export function readSur(bytes: Uint8Array, options: ReadOptions = {}): SurfaceFile {
  if (!looksLikeSur(bytes)) throw new SurfaceFormatError('unknown-format', 'This is no Digital Surf file.')
  if (bytes.length < HEADER) throw new SurfaceFormatError('damaged', 'The header of the file ends too early.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = headerOf(bytes, view)
  refuse(header)
  const unit = (name: string, own: LengthUnit | undefined) => scaleOf(own ?? unitOf(name))
  const across = unit(header.unitX, options.lengthUnit)
  const along = unit(header.unitY, options.lengthUnit)
  const up = unit(header.unitZ, options.heightUnit ?? options.lengthUnit)
  const numbers = numbersOf(bytes, view, header)
  const heights = new Float64Array(numbers.length)
  const missing = header.hasMissing ? header.smallest - 2 : NaN
  for (let i = 0; i < heights.length; i++) {
    const number = numbers[i]!
    heights[i] = number === missing ? NaN : (number * header.spacingZ + header.offsetZ) * up
  }
  return {
    surface: {
      width: header.width,
      height: header.height,
      dx: header.dx * across,
      dy: header.dy * along,
      heights,
    },
    format: 'sur',
    metadata: metadataOf(bytes, view, header),
    checks: [],
  }
}

type Header = ReturnType<typeof headerOf>

function headerOf(bytes: Uint8Array, view: DataView) {
  const text = (at: number, length: number) => textOf(bytes.subarray(at, at + length))
  return {
    compressed: text(0, 12) === COMPRESSED,
    byteOrder: view.getUint16(12, true),
    kind: view.getUint16(18, true),
    name: text(20, 30),
    operator: text(50, 30),
    hasMissing: view.getUint16(86, true) === 1,
    bits: view.getUint16(98, true),
    smallest: view.getInt32(100, true),
    width: view.getInt32(108, true),
    height: view.getInt32(112, true),
    dx: view.getFloat32(120, true),
    dy: view.getFloat32(124, true),
    spacingZ: view.getFloat32(128, true),
    unitX: text(180, 16),
    unitY: text(196, 16),
    unitZ: text(212, 16),
    comment: view.getUint16(334, true),
    privateZone: view.getUint16(336, true),
    offsetZ: view.getFloat32(474, true),
  }
}

function refuse(header: Header): void {
  const { byteOrder, kind, bits, width, height, dx, dy, spacingZ, offsetZ } = header
  if (byteOrder !== 0) throw unsupported('is not in the byte order of a PC')
  if (kind !== SURFACE && kind !== SURFACE_WITH_PICTURE)
    throw unsupported(`holds an object of kind ${kind}, not a surface`)
  if (bits !== 16 && bits !== 32) throw unsupported(`has numbers of ${bits} bits`)
  if (width < 1 || height < 1)
    throw new SurfaceFormatError('bad-value', `The file says ${width} by ${height} samples.`)
  requireSize(width, height)
  if (!(dx > 0 && dy > 0 && Number.isFinite(dx + dy + spacingZ + offsetZ)))
    throw new SurfaceFormatError('bad-value', 'The file gives no usable distances between samples.')
}

function numbersOf(bytes: Uint8Array, view: DataView, header: Header): Int16Array | Int32Array {
  const { bits, width, height, comment, privateZone } = header
  const from = HEADER + comment + privateZone
  const size = (width * height * bits) / 8
  const whole = new Uint8Array(header.compressed ? expandedSize(bytes, view, from, size) : size)
  if (header.compressed) expandStreams(bytes, view, from, whole)
  else {
    if (from + size > bytes.length)
      throw new SurfaceFormatError(
        'damaged',
        `The file ends too early: ${size} bytes of heights were announced.`,
      )
    whole.set(bytes.subarray(from, from + size))
  }
  return bits === 16 ? new Int16Array(whole.buffer) : new Int32Array(whole.buffer)
}

/** Checks the list of streams before anything is set aside for them. */
function expandedSize(bytes: Uint8Array, view: DataView, from: number, size: number): number {
  if (from + 4 > bytes.length) throw damaged()
  const count = view.getUint32(from, true)
  if (count > MOST_STREAMS || from + 4 + count * 8 > bytes.length) throw damaged()
  let raw = 0
  let packed = 0
  for (let i = 0; i < count; i++) {
    raw += view.getUint32(from + 4 + i * 8, true)
    packed += view.getUint32(from + 8 + i * 8, true)
  }
  if (from + 4 + count * 8 + packed > bytes.length) throw damaged()
  if (raw !== size)
    throw new SurfaceFormatError(
      'size-mismatch',
      `The file packs ${raw} bytes, but its heights need ${size}.`,
    )
  if (size > RATIO_FROM_BYTES && size > packed * MAX_RATIO)
    throw new SurfaceFormatError(
      'too-large',
      `The heights would expand to more than ${MAX_RATIO} times their packed size.`,
    )
  return size
}

function expandStreams(bytes: Uint8Array, view: DataView, from: number, whole: Uint8Array): void {
  const count = view.getUint32(from, true)
  let at = from + 4 + count * 8
  let to = 0
  for (let i = 0; i < count; i++) {
    const raw = view.getUint32(from + 4 + i * 8, true)
    const packed = view.getUint32(from + 8 + i * 8, true)
    const take = (piece: Uint8Array) => {
      whole.set(piece, to)
      to += piece.length
    }
    expand(bytes.subarray(at, at + packed), raw, 'The heights', take, 'zlib')
    at += packed
  }
}

/** The unit as the header writes it, where the micro sign may come in any of three ways. */
function unitOf(text: string): LengthUnit {
  const name = text.toLowerCase().replace(/^(µ|μ|\uFFFD)m$/, 'um')
  if (name === 'm' || name === 'mm' || name === 'um' || name === 'nm') return name
  throw new SurfaceFormatError(
    'unit-unknown',
    `The file gives lengths in "${short(text)}", which is not known.`,
  )
}

function metadataOf(bytes: Uint8Array, view: DataView, header: Header): SurfaceMetadata {
  const parts = [306, 308, 310, 312, 314, 316].map((at) => view.getUint16(at, true))
  const [second, minute, hour, day, month, year] = parts.map((part) => String(part).padStart(2, '0'))
  const known = parts[5]! > 0 && parts[4]! >= 1 && parts[4]! <= 12 && parts[3]! >= 1 && parts[3]! <= 31
  const comment = textOf(bytes.subarray(HEADER, HEADER + header.comment))
  return {
    date: known ? `${year}-${month}-${day}T${hour}:${minute}:${second}` : undefined,
    creator: header.operator || undefined,
    comment: comment || undefined,
    instrument: {},
    probing: {},
    other: header.name === '' ? [] : [{ path: 'ObjectName', value: header.name }],
  }
}

/** Text of fixed length, filled up with zeros or spaces, in the code page of western Windows. */
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  return latin1(end < 0 ? bytes : bytes.subarray(0, end)).trim()
}

const damaged = () => new SurfaceFormatError('damaged', 'The packed heights of the file are incomplete.')

const unsupported = (fault: string) =>
  new SurfaceFormatError('unsupported', `The Digital Surf file ${fault}.`)
