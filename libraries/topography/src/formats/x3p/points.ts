import { SurfaceFormatError } from '../error.ts'
import { numberList } from '../numbers.ts'
import { numberOf, short } from '../text.ts'
import { BYTES, type Axis, type Header } from './header.ts'
import type { Heights } from './values.ts'

/** What is stored of each sample, before increments and offsets. */
export interface Stored {
  readonly x?: Float64Array | undefined
  readonly y?: Float64Array | undefined
  readonly z: Heights
}

type Column = 'x' | 'y' | 'z'

/**
 * Which axes a binary part of this length holds. Counted axes are left out; a list may write them all the same.
 *
 * @throws SurfaceFormatError when dimensions, types and length do not belong together.
 */
export function columnsOf(header: Header, size: number, name: string): readonly Column[] {
  const stored = (['x', 'y', 'z'] as const).filter((column) => column === 'z' || !header[column].incremental)
  const lists: (readonly Column[])[] = header.matrix ? [] : [['x', 'y', 'z'], ['z']]
  const fitting = [stored, ...lists].find((columns) => size === header.count * bytesOf(header, columns))
  if (fitting) return fitting
  const need = header.count * bytesOf(header, stored)
  throw new SurfaceFormatError(
    'size-mismatch',
    `"${name}" has ${size} bytes, but ${header.count} samples of type ${header.z.type} need ${need}.`,
  )
}

const bytesOf = (header: Header, columns: readonly Column[]) =>
  columns.reduce((sum, column) => sum + BYTES[header[column].type], 0)

/**
 * Takes a binary part apart. Floating-point heights alone are seen where they lie, without a copy: typed arrays are
 * little-endian, as the format is, on everything that runs this.
 */
export function fromBinary(
  bytes: Uint8Array<ArrayBuffer>,
  header: Header,
  columns: readonly Column[],
): Stored {
  if (columns.length === 1 && header.z.type === 'F') return { z: new Float32Array(bytes.buffer) }
  if (columns.length === 1 && header.z.type === 'D') return { z: new Float64Array(bytes.buffer) }
  const view = new DataView(bytes.buffer)
  const stride = bytesOf(header, columns)
  const values: Partial<Record<Column, Float64Array<ArrayBuffer>>> = {}
  let from = 0
  for (const column of columns) {
    const axis = header[column]
    const read = readerOf(view, axis)
    values[column] = Float64Array.from({ length: header.count }, (_, i) => read(i * stride + from))
    from += BYTES[axis.type]
  }
  return { x: values.x, y: values.y, z: values.z! }
}

function readerOf(view: DataView, { type }: Axis): (at: number) => number {
  if (type === 'I') return (at) => view.getInt16(at, true)
  if (type === 'L') return (at) => view.getInt32(at, true)
  if (type === 'F') return (at) => view.getFloat32(at, true)
  return (at) => view.getFloat64(at, true)
}

export interface PointText {
  /** One `Datum`: numbers parted by semicolons; empty where nothing was measured. */
  take(text: string): void
  /** Undefined when there was none. */
  stored(header: Header): Stored | undefined
}

/** Collects points that are written out in main.xml. */
export function pointText(): PointText {
  const values = numberList()
  let arity = 0
  let emptyAhead = 0
  let samples = 0
  const skip = () => {
    if (arity === 0) emptyAhead++
    for (let i = 0; i < arity; i++) values.push(NaN)
  }
  return {
    take(text) {
      samples++
      if (text === '') return skip()
      const fields = text.split(';', 4)
      if (arity === 0) {
        arity = fields.length
        for (let i = emptyAhead * arity; i > 0; i--) values.push(NaN)
      }
      if (fields.length !== arity) throw bad(text)
      for (const field of fields) values.push(valueOf(field.trim(), text))
    },
    stored(header) {
      if (samples === 0) return undefined
      if (samples !== header.count)
        throw new SurfaceFormatError(
          'size-mismatch',
          `main.xml has ${samples} points, but its dimensions say ${header.count}.`,
        )
      if (arity === 0) return { z: new Float64Array(samples).fill(NaN) }
      return columnsFrom(values.take(), samples, textColumns(header, arity))
    },
  }
}

function valueOf(field: string, text: string): number {
  const value = numberOf(field)
  if (Number.isNaN(value) && !/^[+-]?(nan|inf|infinity)$/i.test(field)) throw bad(text)
  return value
}

function textColumns(header: Header, arity: number): readonly Column[] {
  if (arity === 1) return ['z']
  if (arity === 3) return ['x', 'y', 'z']
  const stored = (['x', 'y'] as const).filter((column) => !header[column].incremental)
  if (arity === 2 && stored.length === 1) return [...stored, 'z']
  throw new SurfaceFormatError(
    'bad-value',
    `The points of main.xml have ${arity} values; its axes say otherwise.`,
  )
}

function columnsFrom(values: Float64Array<ArrayBuffer>, count: number, columns: readonly Column[]): Stored {
  if (columns.length === 1) return { z: values }
  const column = (name: Column) => {
    const at = columns.indexOf(name)
    return at < 0
      ? undefined
      : Float64Array.from({ length: count }, (_, i) => values[i * columns.length + at]!)
  }
  return { x: column('x'), y: column('y'), z: column('z')! }
}

const bad = (text: string) =>
  new SurfaceFormatError('bad-value', `main.xml has a point "${short(text)}", which is not understood.`)
