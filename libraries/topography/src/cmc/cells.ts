import type { Grid } from '../surface.ts'

/** A rectangle of samples of a grid: from `left`, `top`, up to but without `right`, `bottom`. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The cells of a grid, row by row; together they are the whole of it, and their sides differ by one at most. */
export function cellsOf({ width, height }: Grid, perSide: number): Box[] {
  const edge = (index: number, length: number) => Math.floor((index * length) / perSide)
  return Array.from({ length: perSide * perSide }, (_, index) => {
    const column = index % perSide
    const row = Math.floor(index / perSide)
    return {
      left: edge(column, width),
      right: edge(column + 1, width),
      top: edge(row, height),
      bottom: edge(row + 1, height),
    }
  })
}

/** Where a cell is sought: three times its side at the same place, the middles of both grids laid on each other. */
export function regionOf(cell: Box, reference: Grid, target: Grid): Box {
  const right = (target.width - reference.width) >> 1
  const down = (target.height - reference.height) >> 1
  const width = cell.right - cell.left
  const height = cell.bottom - cell.top
  return {
    left: cell.left + right - width,
    right: cell.right + right + width,
    top: cell.top + down - height,
    bottom: cell.bottom + down + height,
  }
}

/** The part of a box that lies on a grid. It may be empty: then a side is 0 or below. */
export function clip(box: Box, { width, height }: Grid): Box {
  return {
    left: Math.max(0, box.left),
    top: Math.max(0, box.top),
    right: Math.min(width, box.right),
    bottom: Math.min(height, box.bottom),
  }
}

/**
 * The samples of which a region's share of missing ones is taken. A region cut by one edge of the scan counts what
 * lies outside as missing; one cut in a corner is its rest alone. It is how the reference implementation counts.
 */
export function countedArea(region: Box, clipped: Box): number {
  const [width, height] = [region.right - region.left, region.bottom - region.top]
  const [inWidth, inHeight] = [clipped.right - clipped.left, clipped.bottom - clipped.top]
  const corner = inWidth < width && inHeight < height
  return corner ? inWidth * inHeight : width * height
}
