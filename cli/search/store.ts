import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import {
  HEADER_BYTES,
  IndexFormatError,
  MAX_ENTRIES,
  readDetail,
  readIndexHeader,
  readSegment,
  readSegmentHeader,
  SEGMENT_HEADER_BYTES,
  writeIndexHeader,
  writeSegment,
  type Classes,
  type Detail,
  type IndexEntry,
  type Segment,
} from '@throughline/topography'

/** Where a segment lies in the file of an index, and the ordinal of its first entry. */
export interface SegmentPlace {
  readonly offset: number
  readonly length: number
  readonly entries: number
  readonly first: number
}

export interface IndexMap {
  readonly side: number
  readonly entries: number
  readonly segments: readonly SegmentPlace[]
  /** Bytes after the last whole segment: what an interrupted run left. */
  readonly unfinished: number
}

export type DetailPlace = { readonly offset: number; readonly length: number }

/** Details of the entries lie beside the index. */
export const detailsOf = (path: string): string => `${path}.surfaces`

/** Finds the segments of an index by their headers; nothing else is read. */
export async function mapIndex(path: string): Promise<IndexMap> {
  const file = await opened(path)
  try {
    const { size } = await file.stat()
    const { side } = readIndexHeader(await bytesAt(file, 0, Math.min(size, HEADER_BYTES)))
    const segments: SegmentPlace[] = []
    let offset = HEADER_BYTES
    let first = 0
    while (offset + SEGMENT_HEADER_BYTES <= size) {
      const header = readSegmentHeader(await bytesAt(file, offset, SEGMENT_HEADER_BYTES), side)
      if (offset + header.length > size) break
      segments.push({ offset, length: header.length, entries: header.entries, first })
      offset += header.length
      first += header.entries
    }
    return { side, entries: first, segments, unfinished: size - offset }
  } finally {
    await file.close()
  }
}

/** The names of all entries, in their order. */
export async function idsOf(path: string): Promise<string[]> {
  const { side, segments } = await mapIndex(path)
  const reader = new IndexReader(path)
  const ids: string[] = []
  for (const place of segments) ids.push(...(await reader.segment(place, side)).ids)
  await reader.close()
  return ids
}

/** Reads segments and details of one index. One worker has one. */
export class IndexReader {
  readonly #path: string
  #index: FileHandle | undefined
  #details: FileHandle | undefined

  constructor(path: string) {
    this.#path = path
  }

  async segment(place: SegmentPlace, side: number): Promise<Segment> {
    this.#index ??= await opened(this.#path)
    return readSegment(await bytesAt(this.#index, place.offset, place.length), side)
  }

  async detail(place: DetailPlace): Promise<Detail> {
    this.#details ??= await opened(detailsOf(this.#path))
    return readDetail(await bytesAt(this.#details, place.offset, place.length))
  }

  async close(): Promise<void> {
    await this.#index?.close()
    await this.#details?.close()
  }
}

/** An entry as it is put into an index: `detail` as it stands in the file beside. */
export interface NewEntry {
  readonly id: string
  readonly classes: Classes
  readonly coarse: Int8Array
  readonly detail: Uint8Array
}

/**
 * Adds entries at the end of an index, or begins one. Details are on the disk before the segment that names them, so that an interruption
 * leaves at most bytes that nothing names; those of the index itself are taken away by the next run.
 */
export async function appendEntries(
  path: string,
  side: number,
  entries: AsyncIterable<NewEntry>,
): Promise<number> {
  const lock = await locked(path)
  try {
    if (!(await exists(path))) await beginIndex(path, side)
    const { unfinished } = await mapIndex(path)
    const index = await open(path, 'r+')
    const details = await open(detailsOf(path), 'a+')
    try {
      const { size } = await index.stat()
      await index.truncate(size - unfinished)
      return await append({ index, details, at: size - unfinished }, side, entries)
    } finally {
      await index.close()
      await details.close()
    }
  } finally {
    await lock.close()
    await rm(`${path}.lock`)
  }
}

async function append(
  { index, details, at }: { index: FileHandle; details: FileHandle; at: number },
  side: number,
  entries: AsyncIterable<NewEntry>,
): Promise<number> {
  let held: IndexEntry[] = []
  let count = 0
  let { size: offset } = await details.stat()
  const flush = async () => {
    if (held.length === 0) return
    await details.sync()
    const bytes = writeSegment(side, held)
    await index.write(bytes, 0, bytes.length, at)
    await index.sync()
    at += bytes.length
    held = []
  }
  for await (const { detail, ...entry } of entries) {
    await details.appendFile(detail)
    held.push({ ...entry, detail: { offset, length: detail.length } })
    offset += detail.length
    count++
    if (held.length === MAX_ENTRIES) await flush()
  }
  await flush()
  return count
}

/** The header alone, whole or not at all. */
async function beginIndex(path: string, side: number): Promise<void> {
  const file = await open(`${path}.begun`, 'w')
  await file.write(writeIndexHeader(side))
  await file.sync()
  await file.close()
  await rename(`${path}.begun`, path)
}

/** One writer at a time. */
async function locked(path: string): Promise<FileHandle> {
  return open(`${path}.lock`, 'wx').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
    throw new IndexFormatError(
      `Another run is adding to "${path}", or one was interrupted.`,
      `When none is running, delete "${path}.lock" and add again.`,
    )
  })
}

async function opened(path: string): Promise<FileHandle> {
  return open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    throw new IndexFormatError(`There is no file "${path}".`, 'Check the name, or build the index.')
  })
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  // A buffer of its own, not one of the pool: typed arrays of the segment lie on it.
  const bytes = new Uint8Array(length)
  const { bytesRead } = await file.read(bytes, 0, length, offset)
  return bytesRead === length ? bytes : bytes.subarray(0, bytesRead)
}
