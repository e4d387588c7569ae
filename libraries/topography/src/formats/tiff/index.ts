import { joined } from '../archive/write.ts'
import { SurfaceFormatError } from '../error.ts'
import type { ReadOptions, SurfaceCheck, SurfaceFile, SurfaceMetadata } from '../model.ts'
import { surfaceOf, type Surface } from '../../surface.ts'
import { numberOf, utf8Bytes } from '../text.ts'
import { clearInfinite, doubtful, scaled, scaleOf } from '../units.ts'
import { looksLikeTiff, readTags, type Directory } from './directory.ts'
import { readSamples } from './samples.ts'

export { looksLikeTiff } from './directory.ts'

/** What our own pictures say of themselves, since TIFF has no place for the unit of a height. */
const DESCRIPTION = /^throughline surface; dx=(\S+) m; dy=(\S+) m; heights in m/
/** Metres of an inch and of a centimetre, by the unit of resolution. */
const RESOLUTION: Readonly<Record<number, number>> = { 2: 0.0254, 3: 0.01 }

/**
 * Reads the first picture of a TIFF file (TIFF 6.0) as heights: one sample a pixel, whole numbers of 8, 16 or 32
 * bits or floating point of 32 or 64, plain or packed by deflate, LZW or PackBits, in strips or tiles. Step and unit
 * come from the options, or from the description that {@link writeTiff} leaves.
 *
 * @throws SurfaceFormatError
 */
export function readTiff(bytes: Uint8Array, options: ReadOptions = {}): SurfaceFile {
  if (!looksLikeTiff(bytes)) throw new SurfaceFormatError('unknown-format', 'This is no TIFF file.')
  const tags = readTags(bytes)
  const samples = readSamples(bytes, tags)
  const own = DESCRIPTION.exec(tags.text(270) ?? '')
  const checks: SurfaceCheck[] = []
  const { dx, dy } = stepOf(tags, own, options, checks)
  const unit = options.heightUnit ?? options.lengthUnit ?? (own ? 'm' : undefined)
  if (unit === undefined)
    throw new SurfaceFormatError('unit-unknown', 'The picture does not say what its heights stand in.')
  clearMissing(samples.values, tags.text(42113))
  const heights = scaled(samples.values, scaleOf(unit))
  clearInfinite(heights, checks)
  return {
    surface: { width: samples.width, height: samples.height, dx, dy, heights },
    format: 'tiff',
    metadata: metadataOf(tags, own !== null),
    checks,
  }
}

function stepOf(tags: Directory, own: RegExpExecArray | null, { step }: ReadOptions, checks: SurfaceCheck[]) {
  if (step !== undefined && step > 0) return { dx: step, dy: step }
  const stated = { dx: numberOf(own?.[1] ?? ''), dy: numberOf(own?.[2] ?? '') }
  if (stated.dx > 0 && stated.dy > 0) return stated
  const inch = RESOLUTION[tags.number(296) ?? 0] ?? NaN
  const dx = inch / (tags.number(282) ?? NaN)
  const dy = inch / (tags.number(283) ?? NaN)
  if (!(dx > 0 && dy > 0 && Number.isFinite(dx + dy)))
    throw new SurfaceFormatError('unit-unknown', 'The picture does not say how far its samples are apart.')
  checks.push(
    doubtful(
      'length-unit',
      `The step of ${dx} m comes from the resolution for printing, which many programs make up.`,
    ),
  )
  return { dx, dy }
}

/** The value that geographic programs write where nothing was measured. */
function clearMissing(values: Float32Array | Float64Array, stated: string | undefined): void {
  const missing = numberOf(stated ?? '')
  if (Number.isNaN(missing)) return
  const stored = values instanceof Float32Array ? Math.fround(missing) : missing
  for (let i = 0; i < values.length; i++) if (values[i] === stored) values[i] = NaN
}

function metadataOf(tags: Directory, own: boolean): SurfaceMetadata {
  return {
    date: tags.text(306),
    creator: tags.text(315),
    comment: own ? undefined : tags.text(270),
    instrument: { manufacturer: tags.text(271), model: tags.text(272), version: tags.text(305) },
    probing: {},
    other: [],
  }
}

/**
 * Writes heights in metres as floating-point samples of the precision they have, plain, in one strip.
 *
 * @throws RangeError when sides and heights do not fit.
 */
export function writeTiff(surface: Surface): Uint8Array {
  const { width, height, dx, dy, heights } = surfaceOf(surface)
  const bits = heights instanceof Float32Array ? 32 : 64
  const description = utf8Bytes(`throughline surface; dx=${dx} m; dy=${dy} m; heights in m\0\0\0\0`)
  const text = 8 + FIELDS * 12 + 6
  const data = Math.ceil((text + description.length) / 8) * 8
  const samples = new Uint8Array(heights.slice().buffer)
  const head = new Uint8Array(data)
  const view = new DataView(head.buffer)
  head.set([0x49, 0x49, 42, 0])
  view.setUint32(4, 8, true)
  view.setUint16(8, FIELDS, true)
  const fields: readonly (readonly [tag: number, type: number, count: number, value: number])[] = [
    [256, 4, 1, width],
    [257, 4, 1, height],
    [258, 3, 1, bits],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [270, 2, description.length, text],
    [273, 4, 1, data],
    [277, 3, 1, 1],
    [278, 4, 1, height],
    [279, 4, 1, samples.length],
    [339, 3, 1, 3],
  ]
  fields.forEach(([tag, type, count, value], i) => {
    const at = 10 + i * 12
    view.setUint16(at, tag, true)
    view.setUint16(at + 2, type, true)
    view.setUint32(at + 4, count, true)
    view.setUint32(at + 8, value, true)
  })
  head.set(description, text)
  return joined([head, samples])
}

const FIELDS = 11
