import { SurfaceFormatError } from '../error.ts'
import { latin1 } from '../text.ts'

/** Bytes of a value by its type: byte, text, short, long, two longs, signed kinds, float and double. */
const SIZES: Readonly<Record<number, number>> = {
  1: 1,
  2: 1,
  3: 2,
  4: 4,
  5: 8,
  6: 1,
  7: 1,
  8: 2,
  9: 4,
  10: 8,
  11: 4,
  12: 8,
}

/** Fields of the first picture of a file, read where they are asked for. */
export interface Directory {
  readonly littleEndian: boolean
  numbers(tag: number): readonly number[] | undefined
  /** The first of the numbers. */
  number(tag: number): number | undefined
  text(tag: number): string | undefined
}

export function looksLikeTiff(bytes: Uint8Array): boolean {
  const start = latin1(bytes.subarray(0, 4))
  return start === 'II*\0' || start === 'MM\0*'
}

/** @throws SurfaceFormatError when the directory does not lie in the file. (TIFF 6.0, section 2) */
export function readTags(bytes: Uint8Array): Directory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8) throw outside()
  const little = bytes[0] === 0x49
  const from = view.getUint32(4, little)
  if (from + 2 > bytes.length) throw outside()
  const count = view.getUint16(from, little)
  if (from + 2 + count * 12 > bytes.length) throw outside()
  const fields = new Map<number, { type: number; count: number; at: number }>()
  for (let i = 0, at = from + 2; i < count; i++, at += 12) {
    const type = view.getUint16(at + 2, little)
    const values = view.getUint32(at + 4, little)
    const length = values * (SIZES[type] ?? 1)
    const place = length <= 4 ? at + 8 : view.getUint32(at + 8, little)
    if (place + length > bytes.length) throw outside()
    fields.set(view.getUint16(at, little), { type, count: values, at: place })
  }
  const numbers = (tag: number, most = Infinity) => {
    const field = fields.get(tag)
    const size = field && SIZES[field.type]
    if (!field || !size) return undefined
    return Array.from({ length: Math.min(field.count, most) }, (_, i) =>
      valueAt(view, field.type, field.at + i * size, little),
    )
  }
  return {
    littleEndian: little,
    numbers: (tag) => numbers(tag),
    number: (tag) => numbers(tag, 1)?.[0],
    text(tag) {
      const field = fields.get(tag)
      if (field?.type !== 2) return undefined
      return (
        latin1(bytes.subarray(field.at, field.at + field.count))
          .replace(/\0[^]*$/, '')
          .trim() || undefined
      )
    },
  }
}

function valueAt(view: DataView, type: number, at: number, little: boolean): number {
  if (type === 3) return view.getUint16(at, little)
  if (type === 4) return view.getUint32(at, little)
  if (type === 5) return view.getUint32(at, little) / view.getUint32(at + 4, little)
  if (type === 6) return view.getInt8(at)
  if (type === 8) return view.getInt16(at, little)
  if (type === 9) return view.getInt32(at, little)
  if (type === 10) return view.getInt32(at, little) / view.getInt32(at + 4, little)
  if (type === 11) return view.getFloat32(at, little)
  if (type === 12) return view.getFloat64(at, little)
  return view.getUint8(at)
}

const outside = () => new SurfaceFormatError('damaged', 'The directory of the picture lies outside the file.')
