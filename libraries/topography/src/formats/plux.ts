import { openArchive, type Archive } from './archive/index.ts'
import { SurfaceFormatError } from './error.ts'
import type { ReadOptions, SurfaceCheck, SurfaceFile, SurfaceMetadata } from './model.ts'
import { requireSize } from './numbers.ts'
import { requireCount, requireNumber } from './text.ts'
import { clearInfinite, scaleOf, scaled } from './units.ts'
import { child, readXml, textAt, type XmlElement } from './xml.ts'

const INDEX = 'index.xml'

export const isPlux = (archive: Archive): boolean => archive.find(INDEX) !== undefined

/**
 * Reads the first layer of a Sensofar PLUX file: a zip archive whose `index.xml` gives the samples of a row, the
 * rows and the micrometres between samples, and names the layer of heights, single precision in micrometres with
 * NaN where nothing was measured. The maker publishes no description; these facts are what the independent readers
 * of Gwyddion, SurfaceTopography and surfalize agree on.
 *
 * @throws SurfaceFormatError
 */
export function readPlux(bytes: Uint8Array, options: ReadOptions = {}): SurfaceFile {
  return readPluxFrom(openArchive(bytes), options)
}

/** The same from an archive that is open already. */
export function readPluxFrom(archive: Archive, options: ReadOptions): SurfaceFile {
  const index = archive.find(INDEX)
  if (!index) throw new SurfaceFormatError('missing-part', `The archive has no ${INDEX}.`)
  const xml = readXml(INDEX)
  archive.stream(index, xml.write)
  const root = xml.end()
  const general = (name: string) => textAt(root, 'GENERAL', name) ?? ''
  const width = requireCount(general('IMAGE_SIZE_X'), 'IMAGE_SIZE_X')
  const height = requireCount(general('IMAGE_SIZE_Y'), 'IMAGE_SIZE_Y')
  const across = scaleOf(options.lengthUnit ?? 'um')
  const dx = stepOf(general('FOV_X'), 'FOV_X') * across
  const dy = stepOf(general('FOV_Y'), 'FOV_Y') * across
  const layer = layerOf(archive, root, requireSize(width, height))
  const heights = scaled(layer, scaleOf(options.heightUnit ?? options.lengthUnit ?? 'um'))
  const checks: SurfaceCheck[] = []
  clearInfinite(heights, checks)
  return { surface: { width, height, dx, dy, heights }, format: 'plux', metadata: metadataOf(root), checks }
}

function stepOf(text: string, name: string): number {
  const step = Math.abs(requireNumber(text, name))
  if (step > 0) return step
  throw new SurfaceFormatError('bad-value', `${name} must not be 0.`)
}

function layerOf(archive: Archive, root: XmlElement, count: number): Float32Array {
  const name = textAt(root, 'LAYER_0', 'FILENAME_Z') ?? 'LAYER_0.raw'
  const entry = archive.find(name)
  if (!entry)
    throw new SurfaceFormatError('missing-part', `The archive has no "${name}", which its index names.`)
  if (entry.size !== count * 4)
    throw new SurfaceFormatError(
      'size-mismatch',
      `"${name}" has ${entry.size} bytes, but ${count} heights need ${count * 4}.`,
    )
  return new Float32Array(archive.read(entry).buffer)
}

/** The index lists what the instrument was set to as names and values. */
function metadataOf(root: XmlElement): SurfaceMetadata {
  const items = (child(root, 'INFO')?.children ?? []).flatMap((item) => {
    const [name, value] = [textAt(item, 'NAME'), textAt(item, 'VALUE')]
    return name && value ? [{ path: `Info/${name}`, value }] : []
  })
  const info = (name: string) => items.find(({ path }) => path === `Info/${name}`)?.value
  return {
    date: textAt(root, 'GENERAL', 'DATE'),
    creator: textAt(root, 'GENERAL', 'AUTHOR'),
    comment: info('Comment'),
    instrument: { manufacturer: 'Sensofar', model: info('Device') },
    probing: { type: info('Technique'), identification: info('Objective') },
    other: items,
  }
}
