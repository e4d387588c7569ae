import { requirePairs, requirePositive } from '../checks.ts'
import { boundsOf, gridFrame, type Bounds, type GridFrame } from './frame.ts'

export type Kernel = 'quartic' | 'gaussian'

export interface KernelDensityOptions {
  /** Metres: radius of the quartic kernel, standard deviation of the Gaussian. */
  readonly bandwidth: number
  /** Side of a cell in metres. */
  readonly cell: number
  /** The points' own bounds with the reach of the kernel around them, unless given. */
  readonly bounds?: Bounds
  /** Quartic unless given. */
  readonly kernel?: Kernel
}

export interface KernelDensity extends GridFrame {
  /** Events per square kilometre at the middle of each cell. */
  readonly values: Float64Array
  readonly highest: number
  readonly unit: 'events per km²'
  readonly kernel: Kernel
  readonly bandwidth: number
  readonly points: number
  readonly method: 'kernel-density-direct'
}

const SQUARE_METRES_PER_KM2 = 1e6
/** Beyond six standard deviations a Gaussian keeps 1.5e-8 of its height. */
const GAUSSIAN_REACH = 6

/**
 * Density of events from their places in metres (x, y, x, y, …): each event is spread over its surroundings and
 * the exact sum is taken at the middle of every cell. Without edge correction, so density thins out towards
 * the border of the area from which events are known.
 */
export function kernelDensity(points: Float64Array, options: KernelDensityOptions): KernelDensity {
  const { bandwidth, cell, kernel = 'quartic' } = options
  requirePairs(points)
  requirePositive(bandwidth, 'bandwidth')
  requirePositive(cell, 'cell')
  const count = points.length / 2
  const reach = kernel === 'quartic' ? bandwidth : GAUSSIAN_REACH * bandwidth
  const frame = gridFrame(options.bounds ?? (count > 0 ? boundsOf(points, reach) : [0, 0, cell, cell]), cell)
  const values = new Float64Array(frame.columns * frame.rows)
  const spread = kernel === 'quartic' ? spreadQuartic : spreadGaussian
  for (let i = 0; i < points.length; i += 2) {
    spread(values, windowAround(frame, points[i]!, points[i + 1]!, reach), frame.columns, bandwidth)
  }
  const highest = values.reduce((most, value) => Math.max(most, value), 0)
  const method = 'kernel-density-direct'
  return { ...frame, values, highest, unit: 'events per km²', kernel, bandwidth, points: count, method }
}

/** The cells within reach of a point, and the distances of their middles from it along both axes. */
interface Window {
  readonly column: number
  readonly row: number
  readonly dx: Float64Array
  readonly dy: Float64Array
}

function windowAround(frame: GridFrame, x: number, y: number, reach: number): Window {
  const along = (offset: number, size: number) => {
    const first = Math.max(0, Math.ceil((offset - reach) / frame.cell - 0.5))
    const last = Math.min(size - 1, Math.floor((offset + reach) / frame.cell - 0.5))
    const distances = new Float64Array(Math.max(0, last - first + 1) || 0)
    for (let i = 0; i < distances.length; i += 1) distances[i] = (first + i + 0.5) * frame.cell - offset
    return { first, distances }
  }
  const horizontal = along(x - frame.originX, frame.columns)
  const vertical = along(y - frame.originY, frame.rows)
  return { column: horizontal.first, row: vertical.first, dx: horizontal.distances, dy: vertical.distances }
}

function spreadQuartic(
  values: Float64Array,
  { column, row, dx, dy }: Window,
  columns: number,
  radius: number,
) {
  const square = radius * radius
  const height = (3 / (Math.PI * square)) * SQUARE_METRES_PER_KM2
  for (let r = 0; r < dy.length; r += 1) {
    const start = (row + r) * columns + column
    const dy2 = dy[r]! * dy[r]!
    for (let c = 0; c < dx.length; c += 1) {
      const share = 1 - (dx[c]! * dx[c]! + dy2) / square
      if (share > 0) values[start + c]! += height * share * share
    }
  }
}

/** The Gaussian is a product of its two axes, so exponentials are taken per row and column, not per cell. */
function spreadGaussian(
  values: Float64Array,
  { column, row, dx, dy }: Window,
  columns: number,
  sigma: number,
) {
  const fall = -1 / (2 * sigma * sigma)
  const height = (1 / (2 * Math.PI * sigma * sigma)) * SQUARE_METRES_PER_KM2
  const across = dx.map((distance) => Math.exp(distance * distance * fall))
  for (let r = 0; r < dy.length; r += 1) {
    const start = (row + r) * columns + column
    const weight = height * Math.exp(dy[r]! * dy[r]! * fall)
    for (let c = 0; c < across.length; c += 1) values[start + c]! += weight * across[c]!
  }
}
