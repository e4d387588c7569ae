import { SurfaceFormatError } from '../error.ts'
import { requireSize } from '../numbers.ts'
import { requireCount, requireNumber, short } from '../text.ts'
import { child, textAt, type XmlElement } from '../xml.ts'

/** `I` and `L` are signed whole numbers of 16 and 32 bits, `F` and `D` IEEE 754 of 32 and 64, all little-endian. */
export type DataType = 'I' | 'L' | 'F' | 'D'

export const BYTES: Readonly<Record<DataType, number>> = { I: 2, L: 4, F: 4, D: 8 }

export interface Axis {
  /** Whether positions are counted and not stored. */
  readonly incremental: boolean
  readonly type: DataType
  readonly increment: number
  readonly offset: number
}

export interface Header {
  readonly x: Axis
  readonly y: Axis
  readonly z: Axis
  /** Samples; a list has no width and height before it is laid out. */
  readonly count: number
  readonly matrix?: { readonly width: number; readonly height: number } | undefined
}

/**
 * Axes and dimensions of the records 1 and 3 (ISO 25178-72:2017; before it ISO 5436-2 and the openGPS schema).
 *
 * @throws SurfaceFormatError
 */
export function readHeader(root: XmlElement): Header {
  const axes = child(root, 'Record1', 'Axes')
  const record = child(root, 'Record3')
  if (!axes || !record)
    throw new SurfaceFormatError('missing-part', 'main.xml has no axes (Record1) or no data (Record3).')
  const size = dimensions(record)
  return { x: axisOf(axes, 'CX'), y: axisOf(axes, 'CY'), z: axisOf(axes, 'CZ'), ...size }
}

function axisOf(axes: XmlElement, name: 'CX' | 'CY' | 'CZ'): Axis {
  const axis = child(axes, name)
  const type = textAt(axis, 'DataType') ?? 'D'
  if (!isDataType(type))
    throw new SurfaceFormatError(
      'unsupported',
      `${name} has data of type "${short(type)}"; I, L, F and D are known.`,
    )
  const stated = textAt(axis, 'Increment')
  const incremental = textAt(axis, 'AxisType') === 'I'
  if (incremental && name !== 'CZ' && stated === undefined)
    throw new SurfaceFormatError('bad-value', `${name} does not say how far samples are apart.`)
  const increment = stated === undefined ? 1 : requireNumber(stated, `The increment of ${name}`)
  if (name !== 'CZ' && !(increment > 0))
    throw new SurfaceFormatError(
      'bad-value',
      `The increment of ${name} must be above 0, but it is ${increment}.`,
    )
  return {
    incremental,
    type,
    increment,
    offset: requireNumber(textAt(axis, 'Offset') ?? '0', `The offset of ${name}`),
  }
}

function dimensions(record: XmlElement): Pick<Header, 'count' | 'matrix'> {
  const matrix = child(record, 'MatrixDimension')
  if (!matrix) {
    const list = textAt(record, 'ListDimension')
    if (list === undefined)
      throw new SurfaceFormatError(
        'missing-part',
        'Record3 says neither the sides of a matrix nor the length of a list.',
      )
    return { count: requireSize(requireCount(list, 'ListDimension'), 1) }
  }
  const side = (name: string) => requireCount(textAt(matrix, name) ?? '', name)
  const layers = textAt(matrix, 'SizeZ') ?? '1'
  if (requireCount(layers, 'SizeZ') !== 1)
    throw new SurfaceFormatError('unsupported', `The file has ${layers} layers of heights.`)
  const width = side('SizeX')
  const height = side('SizeY')
  return { count: requireSize(width, height), matrix: { width, height } }
}

const isDataType = (text: string): text is DataType => Object.hasOwn(BYTES, text)
