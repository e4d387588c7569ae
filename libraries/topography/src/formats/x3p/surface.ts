import { SurfaceFormatError } from '../error.ts'
import type { Surface } from '../../surface.ts'
import { layOut } from './grid.ts'
import type { Axis, Header } from './header.ts'
import type { Stored } from './points.ts'
import type { Heights } from './values.ts'

/** The surface in the file's own units, its heights worked out already. */
export function surfaceFrom(
  header: Header,
  stored: Stored,
  heights: Heights,
): Surface & { heights: Heights } {
  const { x, y, matrix, count } = header
  if (!stored.x && !stored.y) {
    const { width, height } = matrix ?? { width: count, height: 1 }
    return {
      width,
      height,
      dx: stepOf(x, 'CX'),
      dy: height === 1 ? profileStep(y, x) : stepOf(y, 'CY'),
      heights,
    }
  }
  if (!matrix && !(stored.x && stored.y))
    throw new SurfaceFormatError('not-a-grid', 'The points of the file have no complete places.')
  const width = matrix?.width ?? count
  return layOut({
    x: placesOf(stored.x, x, count, (i) => i % width),
    y: placesOf(stored.y, y, count, (i) => Math.floor(i / width)),
    z: Float64Array.from(heights),
  })
}

/** Points without places are counted, so the file must say how far apart they are. */
function stepOf(axis: Axis, name: string): number {
  if (axis.incremental || axis.stated) return axis.increment
  throw new SurfaceFormatError(
    'missing-part',
    `${name} is absolute, but the points of the file have no places on it.`,
  )
}

/** A single row has no distance to a next one; where the file says none, that along the row does. */
const profileStep = (y: Axis, x: Axis) => (y.incremental || y.stated ? y.increment : x.increment)

/** Without the offset of the axis, which moves the whole surface and would only cost digits. */
function placesOf(
  stored: Float64Array | undefined,
  { increment }: Axis,
  count: number,
  counted: (i: number) => number,
): Float64Array {
  const places = new Float64Array(count)
  for (let i = 0; i < count; i++) places[i] = increment * (stored ? stored[i]! : counted(i))
  return places
}
