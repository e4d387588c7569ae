import { deflateSync } from 'fflate'
import { MAX_RATIO } from '../limits.ts'
import { utf8Bytes } from '../text.ts'
import { crc32 } from './crc32.ts'

const VERSION = 20
/** 1 January 1980, the first day zip knows: the same surface gives the same bytes on any day. */
const DATE = 0x21

/** Packs parts in their order; names are ASCII. A part that would pack suspiciously well is stored as it is. */
export function writeArchive(parts: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of parts) {
    const deflated = deflateSync(bytes, { level: 6 })
    const store = deflated.length >= bytes.length || deflated.length * MAX_RATIO <= bytes.length
    const packed = store ? bytes : deflated
    const about = {
      name,
      method: store ? 0 : 8,
      crc: crc32(bytes),
      packed: packed.length,
      size: bytes.length,
    }
    const header = headerOf(about)
    pieces.push(header, packed)
    directory.push(headerOf(about, at))
    at += header.length + packed.length
  }
  return joined([...pieces, ...directory, endOf(parts.length, lengthOf(directory), at)])
}

interface About {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

/** The header before a part, or with its place the line of the directory. */
function headerOf(part: About, place?: number): Uint8Array {
  const name = utf8Bytes(part.name)
  const central = place !== undefined
  const shift = central ? 2 : 0
  const header = new Uint8Array((central ? 46 : 30) + name.length)
  const view = new DataView(header.buffer)
  view.setUint32(0, central ? 0x02014b50 : 0x04034b50, true)
  view.setUint16(4, VERSION, true)
  if (central) view.setUint16(6, VERSION, true)
  view.setUint16(8 + shift, part.method, true)
  view.setUint16(12 + shift, DATE, true)
  view.setUint32(14 + shift, part.crc, true)
  view.setUint32(18 + shift, part.packed, true)
  view.setUint32(22 + shift, part.size, true)
  view.setUint16(26 + shift, name.length, true)
  if (central) view.setUint32(42, place, true)
  header.set(name, central ? 46 : 30)
  return header
}

function endOf(count: number, length: number, at: number): Uint8Array {
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, count, true)
  view.setUint16(10, count, true)
  view.setUint32(12, length, true)
  view.setUint32(16, at, true)
  return end
}

const lengthOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, { length }) => sum + length, 0)

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(lengthOf(pieces))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
