import { joined } from '../archive/write.ts'
import { utf8Bytes } from '../text.ts'

/** A picture of one strip, or of several with their offsets worked out; further fields are numbers or text. */
export function tiff(
  fields: Readonly<Record<number, readonly number[] | string>>,
  strips: readonly Uint8Array[],
  { bigEndian = false, tiled = false } = {},
): Uint8Array {
  const little = !bigEndian
  const all: Record<number, readonly number[] | string> = {
    [tiled ? 324 : 273]: strips.map(() => 0),
    [tiled ? 325 : 279]: strips.map(({ length }) => length),
    ...fields,
  }
  const tags = Object.keys(all).map(Number)
  const rest: Uint8Array[] = []
  let end = 10 + tags.length * 12 + 4
  const starts = strips.map((strip) => {
    rest.push(strip)
    end += strip.length
    return end - strip.length
  })
  if (fields[273] === undefined && fields[324] === undefined) all[tiled ? 324 : 273] = starts
  const head = new Uint8Array(10 + tags.length * 12 + 4)
  const view = new DataView(head.buffer)
  head.set(utf8Bytes(little ? 'II' : 'MM'))
  view.setUint16(2, 42, little)
  view.setUint32(4, 8, little)
  view.setUint16(8, tags.length, little)
  tags.forEach((tag, i) => {
    const value = all[tag]!
    const at = 10 + i * 12
    const text = typeof value === 'string'
    view.setUint16(at, tag, little)
    view.setUint16(at + 2, text ? 2 : 4, little)
    view.setUint32(at + 4, text ? value.length + 1 : value.length, little)
    const bytes = text ? utf8Bytes(`${value}\0`) : longs(value, little)
    if (bytes.length <= 4) head.set(bytes, at + 8)
    else {
      view.setUint32(at + 8, end, little)
      rest.push(bytes)
      end += bytes.length
    }
  })
  return joined([head, ...rest])
}

function longs(values: readonly number[], little: boolean): Uint8Array {
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  values.forEach((value, i) => view.setUint32(i * 4, value, little))
  return bytes
}
