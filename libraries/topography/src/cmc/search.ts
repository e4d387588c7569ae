import type { Kernel, Shape } from '../kernel/index.ts'
import type { Grid } from '../surface.ts'
import { clip, countedArea, regionOf } from './cells.ts'
import type { PreparedCartridge, PreparedCell } from './prepare.ts'

/** Where each cell fits best at each rotation of the target: cell by cell, in it rotation by rotation. */
export interface Candidates {
  readonly cells: readonly PreparedCell[]
  /** Degrees by which the target was turned, anticlockwise. */
  readonly thetas: readonly number[]
  /** Samples to the right and down from the cell's own place. */
  readonly dx: Int16Array
  readonly dy: Int16Array
  /** Correlation there over jointly observed samples; NaN when there was too little to compare. */
  readonly correlation: Float32Array
}

/**
 * How the place of a cell is found: at the peak of the cross-correlation divided by the region's energy under the cell, or, as in
 * cmcR, of the cross-correlation itself, which prefers where the region is rough.
 */
export type Registration = 'normalised' | 'plain'

interface Search {
  readonly kernel: Kernel
  readonly reference: PreparedCartridge
  readonly target: Grid
  readonly shape: Shape
  readonly referenceAt: number
  readonly turnedAt: number
  /** One spectrum after the other, in the order of the cells. */
  readonly spectraAt: number
  readonly matrixAt: number
  readonly spectrumAt: number
  readonly sumsAt: number
  readonly registration: Registration
}

/**
 * Seeks every cell of the reference in the turned target: the peak of the cross-correlation of both with their means
 * taken off and zero where nothing was measured, over all places where the cell lies within its region.
 */
export function searchCells(
  kernel: Kernel,
  reference: PreparedCartridge,
  target: Grid,
  thetas: readonly number[],
  registration: Registration = 'normalised',
): Candidates {
  const { cells, grid, rows, columns } = reference
  const size = cells.length * thetas.length
  const found: Candidates = {
    cells,
    thetas,
    dx: new Int16Array(size),
    dy: new Int16Array(size),
    correlation: new Float32Array(size).fill(NaN),
  }
  const mark = kernel.mark()
  try {
    const shape = kernel.shape(rows, columns)
    const targetAt = kernel.keep(target.heights)
    const search: Search = {
      kernel,
      reference,
      target,
      shape,
      registration,
      referenceAt: kernel.keep(grid.heights),
      spectraAt: kernel.reserve(cells.length * shape.spectrumLength),
      turnedAt: kernel.reserve(target.heights.length),
      matrixAt: kernel.reserve(shape.matrixLength),
      spectrumAt: kernel.reserve(shape.spectrumLength),
      sumsAt: kernel.reserve(shape.matrixLength),
    }
    cells.forEach((cell, order) => transformCell(search, cell, order))
    thetas.forEach((theta, turn) => {
      kernel.turn(targetAt, search.turnedAt, target.height, target.width, theta)
      cells.forEach((_, order) => seek(search, found, order, turn))
    })
    return found
  } finally {
    kernel.release(mark)
  }
}

/** Where the spectrum of a cell is. */
const spectrumOf = ({ spectraAt, shape }: Search, order: number): number =>
  spectraAt + 4 * order * shape.spectrumLength

function transformCell(search: Search, cell: PreparedCell, order: number): void {
  const { kernel, reference, shape, referenceAt, matrixAt } = search
  const window = kernel.window(referenceAt, reference.grid.width, cell)
  kernel.place(window, cell.mean, matrixAt, shape)
  kernel.forward(matrixAt, shape, spectrumOf(search, order))
}

function seek(search: Search, found: Candidates, order: number, turn: number): void {
  const { kernel, reference, target, shape, matrixAt } = search
  const cell = found.cells[order]!
  const at = order * found.thetas.length + turn
  const region = regionOf(cell, reference.grid, target)
  const inside = clip(region, target)
  if (inside.right <= inside.left || inside.bottom <= inside.top) return
  const window = kernel.window(search.turnedAt, target.width, inside)
  const { mean, observed } = kernel.meanOf(window)
  if (1 - observed / countedArea(region, inside) > reference.maxMissing) return
  kernel.place(window, mean, matrixAt, shape, inside.left - region.left, inside.top - region.top)
  const width = cell.right - cell.left
  const height = cell.bottom - cell.top
  const peak = registered(search, order, width, height)
  found.dx[at] = peak.column - width
  found.dy[at] = peak.row - height
  const place = { left: region.left + peak.column, top: region.top + peak.row }
  found.correlation[at] = correlationAt(search, cell, place, mean)
}

/** Where in its region, which lies in the matrix, a cell fits best. */
function registered(search: Search, order: number, width: number, height: number) {
  const { kernel, shape, matrixAt, spectrumAt, sumsAt, registration } = search
  const normalised = registration === 'normalised'
  const whole = normalised ? kernel.energy(matrixAt, shape, width, height, sumsAt) : 0
  kernel.forward(matrixAt, shape, spectrumAt)
  kernel.correlate(spectrumOf(search, order), spectrumAt, shape, spectrumAt)
  const stride = kernel.inverse(spectrumAt, shape, matrixAt, 2 * width + 1)
  return normalised
    ? kernel.normalisedPeak(matrixAt, stride, { width, height }, { sums: sumsAt, whole, shape })
    : kernel.peak({ address: matrixAt, stride, width: 2 * width + 1, height: 2 * height + 1 })
}

/** The correlation of a cell with the part of the turned target at a place; what lies beyond the target is missing. */
function correlationAt(
  search: Search,
  cell: PreparedCell,
  place: { readonly left: number; readonly top: number },
  level: number,
): number {
  const { kernel, reference, target } = search
  const right = place.left + cell.right - cell.left
  const bottom = place.top + cell.bottom - cell.top
  const there = clip({ ...place, right, bottom }, target)
  if (there.right <= there.left || there.bottom <= there.top) return NaN
  const here = {
    left: cell.left + there.left - place.left,
    right: cell.right + there.right - right,
    top: cell.top + there.top - place.top,
    bottom: cell.bottom + there.bottom - bottom,
  }
  const a = kernel.window(search.referenceAt, reference.grid.width, here)
  const b = kernel.window(search.turnedAt, target.width, there)
  return kernel.pearson(a, cell.mean, b, level).correlation
}
