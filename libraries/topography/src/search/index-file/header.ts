import { aligned, ALIGNMENT, IndexFormatError, tag, viewOf } from './bytes.ts'

/*
 * An index, version 1. Numbers are little-endian.
 *
 *   header    64 bytes   "TLSI", version, side of a coarse surface in samples; the rest 0
 *   segment   64 bytes   "SEG1", entries, bytes of the names, bytes of the coarse surfaces, checksum of records and
 *                        names, checksum of the coarse surfaces; the rest 0
 *             records    24 bytes an entry: its class, bytes of its detail, where its detail begins (float64), 8 bytes 0
 *             names      JSON: { ids: […], classes: [{…}, …] }
 *             coarse     side² bytes an entry, -128 where nothing was measured
 *   segment   …
 *
 * Every part is filled up with 0 to a multiple of 64 bytes. Adding appends segments and changes nothing that stands.
 */
const VERSION = 1
export const HEADER_BYTES = ALIGNMENT
export const SEGMENT_HEADER_BYTES = ALIGNMENT
export const RECORD_BYTES = 24
/** A segment stays small enough to be read at once: about 21 MB of coarse surfaces. */
export const MAX_ENTRIES = 4096
const SIDES = { least: 16, most: 256 }

export interface SegmentHeader {
  readonly entries: number
  readonly namesBytes: number
  readonly coarseBytes: number
  readonly metaChecksum: number
  readonly coarseChecksum: number
  /** Of the whole segment, its header included: the next one begins there. */
  readonly length: number
  /** From the begin of the segment to its coarse surfaces. */
  readonly coarseAt: number
}

export function writeIndexHeader(side: number): Uint8Array {
  if (!Number.isSafeInteger(side) || side < SIDES.least || side > SIDES.most || side % 8 !== 0)
    throw new RangeError('A side is a multiple of 8 from 16 to 256 samples.')
  const bytes = new Uint8Array(HEADER_BYTES)
  const view = viewOf(bytes)
  view.setUint32(0, tag('TLSI'), true)
  view.setUint32(4, VERSION, true)
  view.setUint32(8, side, true)
  return bytes
}

/** @throws IndexFormatError when the bytes do not begin an index of this version. */
export function readIndexHeader(bytes: Uint8Array): { readonly side: number } {
  if (bytes.length < HEADER_BYTES || viewOf(bytes).getUint32(0, true) !== tag('TLSI'))
    throw new IndexFormatError('This is no index of surfaces.', 'Name a file that "index build" wrote.')
  const version = viewOf(bytes).getUint32(4, true)
  if (version !== VERSION)
    throw new IndexFormatError(`The index is of version ${version}; this program reads ${VERSION}.`)
  const side = viewOf(bytes).getUint32(8, true)
  if (side < SIDES.least || side > SIDES.most || side % 8 !== 0)
    throw new IndexFormatError(`The index states a side of ${side} samples, which none has.`)
  return { side }
}

/** @throws IndexFormatError when no segment begins here. */
export function readSegmentHeader(bytes: Uint8Array, side: number): SegmentHeader {
  if (bytes.length < SEGMENT_HEADER_BYTES || viewOf(bytes).getUint32(0, true) !== tag('SEG1'))
    throw new IndexFormatError('The index is cut off or damaged: no segment begins where one should.')
  const [entries, namesBytes, coarseBytes, metaChecksum, coarseChecksum] = [4, 8, 12, 16, 20].map((at) =>
    viewOf(bytes).getUint32(at, true),
  ) as [number, number, number, number, number]
  if (entries < 1 || entries > MAX_ENTRIES || coarseBytes !== entries * side * side || namesBytes > 2 ** 26)
    throw new IndexFormatError('The index is damaged: a segment states lengths that none has.')
  const coarseAt = SEGMENT_HEADER_BYTES + aligned(entries * RECORD_BYTES) + aligned(namesBytes)
  const length = coarseAt + aligned(coarseBytes)
  return { entries, namesBytes, coarseBytes, metaChecksum, coarseChecksum, length, coarseAt }
}
