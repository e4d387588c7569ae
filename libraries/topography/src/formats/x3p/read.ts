import { openArchive, type Archive, type Entry } from '../archive/index.ts'
import { SurfaceFormatError } from '../error.ts'
import type { ReadOptions, SurfaceCheck, SurfaceFile, SurfaceMask } from '../model.ts'
import { readPng } from '../png.ts'
import { latin1 } from '../text.ts'
import { clearInfinite, doubtful, inMetres } from '../units.ts'
import { child, readXml, textAt, type XmlElement } from '../xml.ts'
import { readHeader, type Header } from './header.ts'
import { annotationsOf, metadataOf } from './metadata.ts'
import { checkMd5, md5Of, partsOf, type Parts } from './parts.ts'
import { columnsOf, fromBinary, pointText, type PointText, type Stored } from './points.ts'
import { surfaceFrom } from './surface.ts'
import { clearInvalid, heightsOf, isWhole, type Heights } from './values.ts'

/** A checksum file is a line; what is longer is none. */
const LONGEST_CHECKSUM_FILE = 4096
/** A mask packs to a few kilobytes. */
const LONGEST_MASK = 64 * 1024 * 1024

interface Reading {
  readonly archive: Archive
  readonly parts: Parts
  readonly root: XmlElement
  readonly checks: SurfaceCheck[]
  readonly checksums: 'all' | 'data' | 'none'
}

/**
 * Reads an x3p file (ISO 25178-72, formerly ISO 5436-2). Besides the given bytes it holds one expanded part at a
 * time, and main.xml never as a whole.
 *
 * @throws SurfaceFormatError
 */
export function readX3p(bytes: Uint8Array, options: ReadOptions = {}): SurfaceFile {
  return readX3pFrom(openArchive(bytes), options)
}

/** The same from an archive that is open already. */
export function readX3pFrom(archive: Archive, options: ReadOptions): SurfaceFile {
  const parts = partsOf(archive)
  const points = pointText()
  const { root, md5 } = readMain(archive, parts.main, points)
  const reading: Reading = { archive, parts, root, checks: [], checksums: options.checksums ?? 'data' }
  checkMain(reading, md5)
  const header = readHeader(root)
  const stored = points.stored(header) ?? readBinary(reading, header)
  const heights = heightsOf(stored.z, header.z)
  readValidity(reading, header, heights)
  clearInfinite(heights, reading.checks)
  noteIncrement(reading, header)
  const { surface, checks } = inMetres(surfaceFrom(header, stored, heights), options)
  const mask = readMask(reading, surface)
  return {
    surface,
    format: 'x3p',
    metadata: metadataOf(root),
    checks: [...reading.checks, ...checks],
    ...(mask && { mask }),
  }
}

function readMain(archive: Archive, main: Entry, points: PointText) {
  const xml = readXml('main.xml', { name: 'Datum', take: points.take })
  const hash = md5Of()
  archive.stream(main, (piece) => {
    hash.update(piece)
    xml.write(piece)
  })
  return { root: xml.end(), md5: hash.hex() }
}

/** Tools are about that change main.xml and leave its checksum; the archive's own guards it on the way. */
function checkMain({ archive, parts, root, checks, checksums }: Reading, md5: string): void {
  const entry = parts.optional(textAt(root, 'Record4', 'ChecksumFile') ?? 'md5checksum.hex')
  const stated = entry && entry.size <= LONGEST_CHECKSUM_FILE ? latin1(archive.read(entry)) : undefined
  checks.push(checkMd5('checksum-main', 'main.xml', md5, stated, checksums === 'all'))
}

function readBinary(reading: Reading, header: Header): Stored {
  const { root, parts } = reading
  const link = textAt(root, 'Record3', 'DataLink', 'PointDataLink')
  if (link === undefined)
    throw new SurfaceFormatError('missing-part', 'main.xml neither holds points nor links to them.')
  const entry = parts.linked(link)
  const columns = columnsOf(header, entry.size, link)
  return fromBinary(readChecked(reading, entry, 'points', 'MD5ChecksumPointData'), header, columns)
}

function readChecked(
  { archive, root, checks, checksums }: Reading,
  entry: Entry,
  what: string,
  element: string,
): Uint8Array<ArrayBuffer> {
  const bytes = archive.read(entry)
  const hash = md5Of()
  hash.update(bytes)
  const stated = textAt(root, 'Record3', 'DataLink', element)
  checks.push(checkMd5(`checksum-${what}`, entry.name, hash.hex(), stated, checksums !== 'none'))
  return bytes
}

function readValidity(reading: Reading, { count }: Header, heights: Heights): void {
  const link = textAt(reading.root, 'Record3', 'DataLink', 'ValidPointsLink')
  if (link === undefined) return
  const entry = reading.parts.linked(link)
  const need = Math.ceil(count / 8)
  if (entry.size !== need)
    throw new SurfaceFormatError(
      'size-mismatch',
      `"${link}" has ${entry.size} bytes, but a bit for each of ${count} samples needs ${need}.`,
    )
  clearInvalid(heights, readChecked(reading, entry, 'validity', 'MD5ChecksumValidPoints'))
}

function noteIncrement({ checks }: Reading, { z }: Header): void {
  if (!isWhole(z) && z.increment !== 1)
    checks.push(
      doubtful(
        'height-increment',
        `CZ states an increment of ${z.increment}, which applies to whole numbers only; heights were taken as written.`,
      ),
    )
}

/** A mask is an extra of some programs: one that cannot be read is noted and keeps nobody from the heights. */
function readMask({ archive, parts, root, checks }: Reading, surface: { width: number; height: number }) {
  const link = textAt(root, 'Record3', 'Mask', 'Link') ?? 'bindata/mask.png'
  const entry = parts.optional(link) ?? parts.optional('mask.png')
  const described = child(root, 'Record3', 'Mask')
  if (!entry || entry.size > LONGEST_MASK) return undefined
  try {
    const picture = readPng(archive.read(entry), surface)
    return { ...picture, ...(described ? annotationsOf(root) : { annotations: [] }) } satisfies SurfaceMask
  } catch (error) {
    if (!(error instanceof SurfaceFormatError)) throw error
    checks.push(doubtful('mask', `${error.sentence} It was left out.`))
    return undefined
  }
}
