import { sideFor, type Kernel } from '../kernel/index.ts'
import type { Grid } from '../surface.ts'
import { cellsOf, type Box } from './cells.ts'

/** A cell that has enough samples to be compared. */
export interface PreparedCell extends Box {
  /** Its place in the division, row by row from 0. */
  readonly index: number
  readonly mean: number
  readonly observed: number
}

/** A grid divided into cells: what a comparison needs of its reference. */
export interface PreparedCartridge {
  readonly grid: Grid
  readonly cellsPerSide: number
  readonly maxMissing: number
  /** The transform in which regions three times the side of a cell have room. */
  readonly rows: number
  readonly columns: number
  readonly cells: readonly PreparedCell[]
}

export interface Division {
  /** Cells along each side. */
  readonly cellsPerSide: number
  /** The largest share of missing samples with which a cell or region is still compared. */
  readonly maxMissing: number
}

/** As published and as in cmcR: 8 by 8 cells, of which at most 85 percent may be missing. */
export const DIVISION: Division = { cellsPerSide: 8, maxMissing: 0.85 }

/** @throws RangeError when the grid is too small or too large to be divided like this. */
export function prepareCells(kernel: Kernel, grid: Grid, division: Division): PreparedCartridge {
  const { cellsPerSide, maxMissing } = division
  const { width, height } = grid
  if (Math.min(width, height) < 4 * cellsPerSide)
    throw new RangeError(
      `${width} by ${height} samples are too few for ${cellsPerSide} cells along each side.`,
    )
  const rows = sideFor(3 * Math.ceil(height / cellsPerSide))
  const columns = sideFor(3 * Math.ceil(width / cellsPerSide))
  const mark = kernel.mark()
  try {
    const address = kernel.keep(grid.heights)
    const cells = cellsOf(grid, cellsPerSide)
      .map((box, index) => ({ ...box, index, ...kernel.meanOf(kernel.window(address, width, box)) }))
      .filter(({ observed, ...box }) => 1 - observed / areaOf(box) <= maxMissing)
    return { grid, cellsPerSide, maxMissing, rows, columns, cells }
  } finally {
    kernel.release(mark)
  }
}

const areaOf = ({ left, top, right, bottom }: Box): number => (right - left) * (bottom - top)
