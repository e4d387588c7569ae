import { SurfaceFormatError } from '../error.ts'
import { MAX_EXPANDED_BYTES, MAX_RATIO, RATIO_FROM_BYTES } from '../limits.ts'
import { crc32 } from './crc32.ts'
import { readDirectory, type Entry } from './directory.ts'
import { expand } from './inflate.ts'
import { isArchiveName, isJunk } from './names.ts'

export type { Entry } from './directory.ts'

const STORED = 0
const DEFLATED = 8

/** Parts of a zip archive by their names. */
export interface Archive {
  /** Without folders and without what desktops leave behind. */
  readonly entries: readonly Entry[]
  /** By its exact name, or else the one that differs in capitals only. */
  find(name: string): Entry | undefined
  /** Gives the expanded bytes piece by piece; a piece is valid until the next. */
  stream(entry: Entry, sink: (piece: Uint8Array) => void): void
  /** The expanded bytes in a buffer of their own. */
  read(entry: Entry): Uint8Array<ArrayBuffer>
}

export const looksLikeArchive = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

/**
 * Opens a zip archive that may come from anyone: everything its directory says is held against the limits before
 * a byte is expanded, and against the truth while it is.
 *
 * @throws SurfaceFormatError
 */
export function openArchive(bytes: Uint8Array): Archive {
  const all = readDirectory(bytes)
  refuseUnsafe(all)
  const entries = all.filter(({ name }) => !name.endsWith('/') && !isJunk(name))
  const nested = entries.find(({ name }) => isArchiveName(name))
  if (nested)
    throw new SurfaceFormatError(
      'unsafe-archive',
      `The archive holds another archive, "${nested.name}".`,
      'Unpack it and give the file inside.',
    )
  const stream = (entry: Entry, sink: (piece: Uint8Array) => void) => readPart(bytes, entry, sink)
  return {
    entries,
    find: (name) =>
      entries.find((entry) => entry.name === name) ??
      entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase()),
    stream,
    read(entry) {
      const whole = new Uint8Array(entry.size)
      let at = 0
      stream(entry, (piece) => {
        whole.set(piece, at)
        at += piece.length
      })
      return whole
    },
  }
}

function refuseUnsafe(entries: readonly Entry[]): void {
  const names = new Set<string>()
  let total = 0
  for (const entry of entries) {
    const name = entry.name.toLowerCase()
    if (names.has(name)) throw unsafe(`has two parts named "${entry.name}"`)
    names.add(name)
    if (entry.link) throw unsafe(`has a link, "${entry.name}"`)
    if (entry.encrypted) throw new SurfaceFormatError('unsupported', `"${entry.name}" is encrypted.`)
    total += entry.size
    if (entry.size > RATIO_FROM_BYTES && entry.size > entry.packed * MAX_RATIO)
      throw new SurfaceFormatError(
        'too-large',
        `"${entry.name}" would expand to more than ${MAX_RATIO} times its packed size.`,
      )
  }
  if (total > MAX_EXPANDED_BYTES)
    throw new SurfaceFormatError('too-large', `The archive would expand to ${total} bytes.`)
  const inOrder = [...entries].sort((a, b) => a.header - b.header)
  for (let i = 1; i < inOrder.length; i++)
    if (inOrder[i]!.header < inOrder[i - 1]!.start + inOrder[i - 1]!.packed)
      throw unsafe('has parts that share bytes')
}

function readPart(bytes: Uint8Array, entry: Entry, sink: (piece: Uint8Array) => void): void {
  const packed = bytes.subarray(entry.start, entry.start + entry.packed)
  let crc = 0
  const take = (piece: Uint8Array) => {
    crc = crc32(piece, crc)
    sink(piece)
  }
  if (entry.method === DEFLATED) expand(packed, entry.size, `"${entry.name}"`, take)
  else if (entry.method === STORED && entry.packed === entry.size) take(packed)
  else if (entry.method === STORED)
    throw new SurfaceFormatError('damaged', `"${entry.name}" does not have the size it says.`)
  else throw new SurfaceFormatError('unsupported', `"${entry.name}" is packed by method ${entry.method}.`)
  if (crc !== entry.crc)
    throw new SurfaceFormatError('damaged', `"${entry.name}" is not what was packed (its CRC-32 differs).`)
}

const unsafe = (fault: string) => new SurfaceFormatError('unsafe-archive', `The archive ${fault}.`)
