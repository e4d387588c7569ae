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
    if (!matrix) return { width: count, height: 1, dx: x.increment, dy: y.increment, heights }
    return { ...matrix, dx: x.increment, dy: y.increment, heights }
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
