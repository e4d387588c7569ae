/** A regular grid laid over the areas; cells run row after row from the south-west. */
export interface Raster {
  readonly minX: number
  readonly minY: number
  /** Cells per unit of x and of y. */
  readonly scaleX: number
  readonly scaleY: number
  readonly columns: number
  readonly rows: number
}

/** About four cells per edge: finer no longer pays, coarser leaves more points to be tested against borders. */
export function rasterFor(edgeSets: readonly Float64Array[]): Raster {
  let [minX, minY, maxX, maxY, edges] = [Infinity, Infinity, -Infinity, -Infinity, 0]
  for (const set of edgeSets) {
    edges += set.length / 4
    for (let i = 0; i < set.length; i += 2) {
      minX = Math.min(minX, set[i]!)
      maxX = Math.max(maxX, set[i]!)
      minY = Math.min(minY, set[i + 1]!)
      maxY = Math.max(maxY, set[i + 1]!)
    }
  }
  if (edges === 0) return { minX: 0, minY: 0, scaleX: 1, scaleY: 1, columns: 0, rows: 0 }
  // A hair more than the bounds, so that rounding puts no point of an area outside the grid.
  const width = (maxX - minX) * (1 + 1e-9) + 1e-12
  const height = (maxY - minY) * (1 + 1e-9) + 1e-12
  const cells = Math.min(262_144, Math.max(1024, edges * 4))
  const columns = Math.min(4096, Math.max(1, Math.round(Math.sqrt((cells * width) / height))))
  const rows = Math.min(4096, Math.max(1, Math.round(cells / columns)))
  return { minX, minY, scaleX: columns / width, scaleY: rows / height, columns, rows }
}

/** Calls back with every cell that an edge passes through or comes within rounding of. */
export function eachTouchedCell(edges: Float64Array, raster: Raster, visit: (cell: number) => void): void {
  const slack = 1e-6
  const clamp = (value: number, size: number) => Math.min(size - 1, Math.max(0, Math.floor(value)))
  for (let i = 0; i < edges.length; i += 4) {
    const x1 = (edges[i]! - raster.minX) * raster.scaleX
    const y1 = (edges[i + 1]! - raster.minY) * raster.scaleY
    const x2 = (edges[i + 2]! - raster.minX) * raster.scaleX
    const y2 = (edges[i + 3]! - raster.minY) * raster.scaleY
    const run = y2 > y1 ? (x2 - x1) / (y2 - y1) : 0
    const lastRow = clamp(y2 + slack, raster.rows)
    for (let row = clamp(y1 - slack, raster.rows); row <= lastRow; row += 1) {
      const enter = y2 > y1 ? x1 + run * (Math.max(y1, row - slack) - y1) : x1
      const leave = y2 > y1 ? x1 + run * (Math.min(y2, row + 1 + slack) - y1) : x2
      const last = clamp(Math.max(enter, leave) + slack, raster.columns)
      for (let column = clamp(Math.min(enter, leave) - slack, raster.columns); column <= last; column += 1) {
        visit(row * raster.columns + column)
      }
    }
  }
}
