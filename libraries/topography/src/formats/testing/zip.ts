import { deflateSync } from 'fflate'
import { crc32 } from '../archive/crc32.ts'
import { joined } from '../archive/write.ts'
import { utf8Bytes } from '../text.ts'

/** A part of an archive, and whatever its headers should say of it that is not so. */
export interface Part {
  readonly name: string
  readonly bytes?: Uint8Array | string
  readonly stored?: boolean
  readonly method?: number
  readonly size?: number
  readonly packedSize?: number
  readonly crc?: number
  readonly flags?: number
  /** Upper byte of "made by" and the attributes of the file there. */
  readonly system?: number
  readonly attributes?: number
  /** The name before the part, where it differs from the directory's. */
  readonly localName?: string
  /** Where the directory says the part is. */
  readonly header?: number
}

/** An archive byte by byte, as honest or not as its parts say. */
export function zip(parts: readonly Part[], end: { count?: number; disk?: number } = {}): Uint8Array {
  const pieces: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const part of parts) {
    const raw = typeof part.bytes === 'string' ? utf8Bytes(part.bytes) : (part.bytes ?? new Uint8Array())
    const packed = part.stored ? raw : deflateSync(raw)
    const about = { crc: crc32(raw), size: raw.length, packedSize: packed.length, ...part }
    const local = joined([record(about, part.localName ?? part.name), packed])
    pieces.push(local)
    directory.push(record(about, part.name, part.header ?? at))
    at += local.length
  }
  const listed = joined(directory)
  const last = new Uint8Array(22)
  const view = new DataView(last.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(4, end.disk ?? 0, true)
  view.setUint16(8, end.count ?? parts.length, true)
  view.setUint16(10, end.count ?? parts.length, true)
  view.setUint32(12, listed.length, true)
  view.setUint32(16, at, true)
  return joined([...pieces, listed, last])
}

function record(part: Part, name: string, place?: number): Uint8Array {
  const central = place !== undefined
  const bytes = new Uint8Array((central ? 46 : 30) + name.length)
  const view = new DataView(bytes.buffer)
  const shift = central ? 2 : 0
  view.setUint32(0, central ? 0x02014b50 : 0x04034b50, true)
  view.setUint16(6 + shift, part.flags ?? 0, true)
  view.setUint16(8 + shift, part.method ?? (part.stored ? 0 : 8), true)
  view.setUint32(14 + shift, part.crc ?? 0, true)
  view.setUint32(18 + shift, part.packedSize ?? 0, true)
  view.setUint32(22 + shift, part.size ?? 0, true)
  view.setUint16(26 + shift, name.length, true)
  if (central) {
    view.setUint8(5, part.system ?? 3)
    view.setUint32(38, ((part.attributes ?? 0o100644) << 16) >>> 0, true)
    view.setUint32(42, place, true)
  }
  bytes.set(utf8Bytes(name), central ? 46 : 30)
  return bytes
}
