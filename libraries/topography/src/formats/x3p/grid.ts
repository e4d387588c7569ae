import { SurfaceFormatError } from '../error.ts'
import { MAX_SAMPLES } from '../limits.ts'

/** Points in any order, each with its place. */
export interface Points {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
}

/** How far a point may lie from its place on the grid, in steps. */
const TOLERANCE = 0.02
/** A grid that is mostly holes is a cloud of points. */
const MOST_CELLS_PER_POINT = 64

/**
 * Lays points out on the regular grid they were taken from, lowest x and y first.
 *
 * @throws SurfaceFormatError when there is no such grid, or two points share a place.
 */
export function layOut({ x, y, z }: Points) {
  const across = axisOf(x)
  const along = axisOf(y)
  const width = across.count
  const height = along.count
  if (width * height > Math.min(MAX_SAMPLES, z.length * MOST_CELLS_PER_POINT))
    throw notGrid('have no common step')
  const heights = new Float64Array(width * height).fill(NaN)
  const taken = new Uint8Array(width * height)
  for (let i = 0; i < z.length; i++) {
    // A sample that was not measured may have no place either.
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue
    const at = placeOn(along, y[i]!) * width + placeOn(across, x[i]!)
    if (taken[at]) throw notGrid('lie on one another')
    taken[at] = 1
    heights[at] = z[i]!
  }
  const dx = across.step ?? along.step ?? 1
  return { width, height, dx, dy: along.step ?? dx, heights }
}

interface GridAxis {
  readonly from: number
  readonly count: number
  /** Undefined when all points share one place. */
  readonly step: number | undefined
}

function axisOf(places: Float64Array): GridAxis {
  const sorted = places.filter((place) => !Number.isNaN(place)).sort()
  const from = sorted[0]
  if (from === undefined) throw notGrid('have no places')
  const span = sorted.at(-1)! - from
  if (!Number.isFinite(span)) throw notGrid('lie infinitely far apart')
  if (span === 0) return { from, count: 1, step: undefined }
  let smallest = span
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i]! - sorted[i - 1]!
    // Nearer than this are two notations of one place.
    if (gap > span * 1e-7 && gap < smallest) smallest = gap
  }
  const intervals = Math.round(span / smallest)
  return { from, count: intervals + 1, step: span / intervals }
}

function placeOn({ from, step }: GridAxis, place: number): number {
  if (step === undefined) return 0
  const exact = (place - from) / step
  const nearest = Math.round(exact)
  if (Math.abs(exact - nearest) > TOLERANCE) throw notGrid('do not lie on a regular grid')
  return nearest
}

const notGrid = (fault: string) => new SurfaceFormatError('not-a-grid', `The points of the file ${fault}.`)
