import { crc32 } from '../../formats/archive/crc32.ts'
import { utf8, utf8Bytes } from '../../formats/text.ts'
import type { Classes } from '../classes.ts'
import { aligned, IndexFormatError, tag, viewOf } from './bytes.ts'
import { MAX_ENTRIES, readSegmentHeader, RECORD_BYTES, SEGMENT_HEADER_BYTES } from './header.ts'

/** One surface of an index. */
export interface IndexEntry {
  /** How the surface is called, once in an index. */
  readonly id: string
  readonly classes: Classes
  /** side² bytes. */
  readonly coarse: Int8Array
  /** Where its detail lies in the file beside; nothing when there is none. */
  readonly detail?: { readonly offset: number; readonly length: number } | undefined
}

/** A segment in memory. `coarse` lies on the bytes that were read: nothing is copied. */
export interface Segment {
  readonly side: number
  readonly ids: readonly string[]
  readonly classes: readonly Classes[]
  readonly coarse: Int8Array
  readonly details: readonly ({ readonly offset: number; readonly length: number } | null)[]
}

/** @throws RangeError when there are no entries, too many, or one of another side. */
export function writeSegment(side: number, entries: readonly IndexEntry[]): Uint8Array {
  if (entries.length < 1 || entries.length > MAX_ENTRIES)
    throw new RangeError(`A segment holds 1 to ${MAX_ENTRIES} entries.`)
  const classes = new Map<string, number>()
  const codes = entries.map(({ classes: own }) => {
    const key = JSON.stringify(Object.entries(own).sort(([a], [b]) => (a < b ? -1 : 1)))
    if (!classes.has(key)) classes.set(key, classes.size)
    return classes.get(key)!
  })
  const names = utf8Bytes(
    JSON.stringify({
      ids: entries.map(({ id }) => id),
      classes: [...classes.keys()].map((key) => Object.fromEntries(JSON.parse(key) as [string, string][])),
    }),
  )
  const namesAt = SEGMENT_HEADER_BYTES + aligned(entries.length * RECORD_BYTES)
  const coarseAt = namesAt + aligned(names.length)
  const coarseBytes = entries.length * side * side
  const bytes = new Uint8Array(coarseAt + aligned(coarseBytes))
  const view = viewOf(bytes)
  entries.forEach(({ coarse, detail }, i) => {
    if (coarse.length !== side * side) throw new RangeError(`An entry of this index is ${side} samples wide.`)
    const at = SEGMENT_HEADER_BYTES + i * RECORD_BYTES
    view.setUint32(at, codes[i]!, true)
    view.setUint32(at + 4, detail?.length ?? 0, true)
    view.setFloat64(at + 8, detail?.offset ?? 0, true)
    bytes.set(new Uint8Array(coarse.buffer, coarse.byteOffset, coarse.length), coarseAt + i * side * side)
  })
  bytes.set(names, namesAt)
  const head = [entries.length, names.length, coarseBytes]
  view.setUint32(0, tag('SEG1'), true)
  head.forEach((value, i) => view.setUint32(4 + 4 * i, value, true))
  view.setUint32(16, crc32(bytes.subarray(SEGMENT_HEADER_BYTES, coarseAt)), true)
  view.setUint32(20, crc32(bytes.subarray(coarseAt)), true)
  return bytes
}

/**
 * Lays a segment on its bytes. Records and names are checked always; the coarse surfaces, much more, only when asked.
 * @throws IndexFormatError when a checksum does not hold.
 */
export function readSegment(
  bytes: Uint8Array,
  side: number,
  options: { checkCoarse?: boolean } = {},
): Segment {
  const header = readSegmentHeader(bytes, side)
  const { entries, namesBytes, coarseAt, length, coarseBytes } = header
  if (bytes.length < length) throw new IndexFormatError('The index is cut off within a segment.')
  const meta = bytes.subarray(SEGMENT_HEADER_BYTES, coarseAt)
  if (crc32(meta) !== header.metaChecksum)
    throw new IndexFormatError('The index is damaged: the records of a segment do not fit their checksum.')
  if (options.checkCoarse && crc32(bytes.subarray(coarseAt, length)) !== header.coarseChecksum)
    throw new IndexFormatError('The index is damaged: surfaces of a segment do not fit their checksum.')
  const namesAt = aligned(entries * RECORD_BYTES)
  const names = JSON.parse(utf8(meta.subarray(namesAt, namesAt + namesBytes))) as {
    ids: string[]
    classes: Classes[]
  }
  const view = viewOf(meta)
  const records = Array.from({ length: entries }, (_, i) => ({
    code: view.getUint32(i * RECORD_BYTES, true),
    length: view.getUint32(i * RECORD_BYTES + 4, true),
    offset: view.getFloat64(i * RECORD_BYTES + 8, true),
  }))
  return {
    side,
    ids: names.ids,
    classes: records.map(({ code }) => names.classes[code]!),
    coarse: new Int8Array(bytes.buffer, bytes.byteOffset + coarseAt, coarseBytes),
    details: records.map(({ offset, length: size }) => (size > 0 ? { offset, length: size } : null)),
  }
}
