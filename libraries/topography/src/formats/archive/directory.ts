import { SurfaceFormatError } from '../error.ts'
import { MAX_ENTRIES } from '../limits.ts'
import { latin1, utf8 } from '../text.ts'
import { safeName } from './names.ts'

/** A part of an archive; its packed bytes lie at `start`. */
export interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly start: number
  /** Where its own header begins. */
  readonly header: number
  readonly encrypted: boolean
  readonly link: boolean
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const CENTRAL_LENGTH = 46
const LOCAL_LENGTH = 30
const LONGEST_COMMENT = 0xffff

/** Upper byte of "made by", and the kind of file in the upper half of its attributes (POSIX `S_IFLNK`). */
const UNIX = 3
const KIND = 0xf000
const SYMBOLIC_LINK = 0xa000

/**
 * The directory at the end of a zip archive (APPNOTE 6.3.10, §4.3.12 and §4.3.16), each part checked against its
 * own header. Nothing is expanded.
 *
 * @throws SurfaceFormatError
 */
export function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const length = view.getUint32(end + 12, true)
  const from = view.getUint32(end + 16, true)
  if (count === 0xffff || from === 0xffffffff)
    throw new SurfaceFormatError('unsupported', 'The archive is of the zip64 kind, for files above 4 GB.')
  if (view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count)
    throw new SurfaceFormatError('unsupported', 'The archive is one of several volumes.')
  if (count > MAX_ENTRIES)
    throw new SurfaceFormatError('too-large', `The archive has ${count} parts; ${MAX_ENTRIES} are allowed.`)
  if (from + length > end) throw damaged('its directory lies outside the file')
  const entries: Entry[] = []
  let at = from
  for (let i = 0; i < count; i++) {
    const { entry, next } = readCentral(bytes, view, at, from + length)
    entries.push({ ...entry, start: startOf(bytes, view, entry, from) })
    at = next
  }
  return entries
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (
      view.getUint32(at, true) === END &&
      at + END_LENGTH + view.getUint16(at + 20, true) <= view.byteLength
    )
      return at
  throw damaged('its end is missing')
}

function readCentral(bytes: Uint8Array, view: DataView, at: number, end: number) {
  if (at + CENTRAL_LENGTH > end || view.getUint32(at, true) !== CENTRAL)
    throw damaged('its directory is broken')
  const nameLength = view.getUint16(at + 28, true)
  const next =
    at + CENTRAL_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > end) throw damaged('its directory is broken')
  const flags = view.getUint16(at + 8, true)
  const attributes = view.getUint32(at + 38, true) >>> 16
  const raw = bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength)
  const entry = {
    name: safeName(flags & 0x800 ? utf8(raw) : latin1(raw)),
    raw,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    header: view.getUint32(at + 42, true),
    encrypted: (flags & 0x2041) !== 0,
    link: view.getUint8(at + 5) === UNIX && (attributes & KIND) === SYMBOLIC_LINK,
  }
  return { entry, next }
}

/** The part's own header must name the same part, or two readers would see two different files. */
function startOf(
  bytes: Uint8Array,
  view: DataView,
  entry: { header: number; packed: number; raw: Uint8Array },
  directory: number,
): number {
  const at = entry.header
  if (at + LOCAL_LENGTH > directory || view.getUint32(at, true) !== LOCAL)
    throw damaged('a part is not where its directory says')
  const nameLength = view.getUint16(at + 26, true)
  const start = at + LOCAL_LENGTH + nameLength + view.getUint16(at + 28, true)
  if (start + entry.packed > directory) throw damaged('a part does not end inside it')
  const name = bytes.subarray(at + LOCAL_LENGTH, at + LOCAL_LENGTH + nameLength)
  if (latin1(name) !== latin1(entry.raw))
    throw new SurfaceFormatError('unsafe-archive', 'The archive names a part twice, and differently.')
  return start
}

const damaged = (fault: string) => new SurfaceFormatError('damaged', `The archive is incomplete: ${fault}.`)
