import { requirePositive } from '../checks.ts'

/** West, south, east and north edge in metres. */
export type Bounds = readonly [number, number, number, number]

/** A grid of square cells; cells run row after row from the south-west corner. */
export interface GridFrame {
  readonly columns: number
  readonly rows: number
  /** Side of a cell in metres. */
  readonly cell: number
  /** South-west corner of the first cell. */
  readonly originX: number
  readonly originY: number
}

const MOST_CELLS = 16_000_000

/** The cells that cover the bounds; the last column and row may reach past them. */
export function gridFrame(bounds: Bounds, cell: number): GridFrame {
  requirePositive(cell, 'cell')
  const [west, south, east, north] = bounds
  requirePositive(east - west, 'width of bounds')
  requirePositive(north - south, 'height of bounds')
  // Bounds that are a whole number of cells must not gain a cell by rounding.
  const columns = Math.ceil((east - west) / cell - 1e-9)
  const rows = Math.ceil((north - south) / cell - 1e-9)
  if (columns * rows > MOST_CELLS) {
    throw new RangeError(
      `The grid would have ${columns} by ${rows} cells; choose larger cells or smaller bounds.`,
    )
  }
  return { columns, rows, cell, originX: west, originY: south }
}

/** Bounds of x, y, x, y, … widened on every side. */
export function boundsOf(points: ArrayLike<number>, margin: number): Bounds {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (let i = 0; i + 1 < points.length; i += 2) {
    west = Math.min(west, points[i]!)
    east = Math.max(east, points[i]!)
    south = Math.min(south, points[i + 1]!)
    north = Math.max(north, points[i + 1]!)
  }
  return [west - margin, south - margin, east + margin, north + margin]
}

export interface GridCounts extends GridFrame {
  readonly counts: Float64Array
  /** Points that fell outside the bounds. */
  readonly outside: number
}

/** Number of points in each cell; a cell holds its west and south border. */
export function countGrid(points: ArrayLike<number>, frame: GridFrame): GridCounts {
  const counts = new Float64Array(frame.columns * frame.rows)
  let outside = 0
  for (let i = 0; i + 1 < points.length; i += 2) {
    const column = Math.floor((points[i]! - frame.originX) / frame.cell)
    const row = Math.floor((points[i + 1]! - frame.originY) / frame.cell)
    if (column >= 0 && column < frame.columns && row >= 0 && row < frame.rows) {
      counts[row * frame.columns + column]! += 1
    } else outside += 1
  }
  return { ...frame, counts, outside }
}
