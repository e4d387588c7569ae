import { writeArchive } from '../archive/write.ts'
import type { SurfaceMask, SurfaceMetadata } from '../model.ts'
import { NO_METADATA } from '../model.ts'
import { writePng } from '../png.ts'
import { surfaceOf, type Surface } from '../../surface.ts'
import { utf8Bytes } from '../text.ts'
import { mainXml } from './document.ts'
import type { DataType } from './header.ts'
import { hexOfBytes } from './parts.ts'

export interface X3pContents {
  readonly surface: Surface
  readonly metadata?: SurfaceMetadata | undefined
  readonly mask?: SurfaceMask | undefined
}

/** How heights are stored; otherwise in the precision they have. */
export type X3pStorage =
  | { readonly type: 'float32' | 'float64' }
  /** Whole numbers of increments above 0 m, with one bit for each sample that says whether it was measured. */
  | { readonly type: 'int16' | 'int32'; readonly increment: number }

/**
 * Writes an x3p file (ISO 25178-72). Heights in floating point come back bit by bit; in whole numbers to half an
 * increment. The same contents give the same bytes.
 *
 * @throws RangeError when sides and heights do not fit, or a height has no whole number in the chosen storage.
 */
export function writeX3p(
  { surface, metadata = NO_METADATA, mask }: X3pContents,
  storage?: X3pStorage,
): Uint8Array {
  surfaceOf(surface)
  const { type, increment, points, valid } = stored(surface.heights, storage ?? asTheyAre(surface))
  const main = utf8Bytes(
    mainXml({
      surface,
      metadata,
      mask,
      z: { type, increment },
      points: hexOfBytes(points),
      valid: valid && hexOfBytes(valid),
    }),
  )
  return writeArchive([
    { name: 'main.xml', bytes: main },
    { name: 'bindata/data.bin', bytes: points },
    ...(valid ? [{ name: 'bindata/valid.bin', bytes: valid }] : []),
    ...(mask ? [{ name: 'bindata/mask.png', bytes: writePng(mask) }] : []),
    { name: 'md5checksum.hex', bytes: utf8Bytes(`${hexOfBytes(main)} *main.xml\n`) },
  ])
}

const asTheyAre = ({ heights }: Surface): X3pStorage => ({
  type: heights instanceof Float32Array ? 'float32' : 'float64',
})

interface StoredHeights {
  readonly type: DataType
  readonly increment: number
  readonly points: Uint8Array
  readonly valid?: Uint8Array | undefined
}

function stored(heights: Surface['heights'], storage: X3pStorage): StoredHeights {
  if (!('increment' in storage))
    return storage.type === 'float32'
      ? { type: 'F', increment: 1, points: bytesOf(Float32Array.from(heights)) }
      : { type: 'D', increment: 1, points: bytesOf(Float64Array.from(heights)) }
  const { increment } = storage
  if (!(increment > 0)) throw new RangeError('The increment of heights must be above 0.')
  const small = storage.type === 'int16'
  const values = small ? new Int16Array(heights.length) : new Int32Array(heights.length)
  const valid = new Uint8Array(Math.ceil(heights.length / 8))
  heights.forEach((height, i) => {
    if (Number.isNaN(height)) return
    const value = Math.round(height / increment)
    values[i] = value
    if (values[i] !== value)
      throw new RangeError(
        `A height of ${height} m has no ${storage.type} at an increment of ${increment} m.`,
      )
    valid[i >> 3] = valid[i >> 3]! | (1 << (i & 7))
  })
  return { type: small ? 'I' : 'L', increment, points: bytesOf(values), valid }
}

function bytesOf(values: Float32Array | Float64Array | Int16Array | Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
}
