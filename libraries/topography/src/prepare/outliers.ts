import type { Grid } from '../surface.ts'
import { quantileInPlace, robustSpread } from './numbers.ts'

export interface OutlierOptions {
  /** Side of the squares whose medians make the ground, micrometres: wider than dirt, narrower than form. */
  readonly block?: number
  /** Spreads from the ground beyond which a sample is an outlier, and to which its removal then grows. */
  readonly seed?: number
  readonly grow?: number
  /** Micrometres that are never an outlier: real marks stand this high. */
  readonly least?: number
  /** Micrometres from 0 that are an outlier whatever lies about them; for a surface that is level. */
  readonly highest?: number
}

/**
 * Takes away dirt, fibres and single wrong heights. The ground is made of the medians of squares, which dirt smaller than half a square
 * cannot move; what stands far off it goes, with its flanks, and everything else stays exactly as it was measured.
 */
export function withoutOutliers(grid: Grid, options: OutlierOptions = {}): Grid {
  const { block = 150, seed = 8, grow = 3.5, least = 8, highest = Infinity } = options
  // A grain wider than half a square would else become ground itself.
  const near = { ...grid, heights: grid.heights.map((z) => (Math.abs(z) > highest ? NaN : z)) }
  const ground = blockMedians(near, Math.max(2, Math.round(block / grid.step)))
  const away = grid.heights.map((z, i) => Math.abs(z - ground(i % grid.width, Math.floor(i / grid.width))))
  const spread = robustSpread(
    near.heights.map((z, i) => z - ground(i % grid.width, Math.floor(i / grid.width))),
  )
  const from = Math.max(least, seed * spread)
  const to = Math.max(least / 2, grow * spread)
  const heights = grid.heights.slice()
  const queue: number[] = []
  const drop = (i: number) => {
    heights[i] = NaN
    queue.push(i)
  }
  away.forEach((distance, i) => {
    if (distance > from || Math.abs(grid.heights[i]!) > highest) drop(i)
  })
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    const x = i % grid.width
    const neighbours = [x > 0 ? i - 1 : -1, x < grid.width - 1 ? i + 1 : -1, i - grid.width, i + grid.width]
    for (const near of neighbours) if (heights[near]! === heights[near]! && away[near]! > to) drop(near)
  }
  return { ...grid, heights }
}

/** Medians of squares, linearly between their middles; a square with few samples takes its nearest fuller neighbours' median. */
function blockMedians({ width, height, heights }: Grid, side: number): (x: number, y: number) => number {
  const columns = Math.ceil(width / side)
  const rows = Math.ceil(height / side)
  const medians = new Float64Array(columns * rows)
  const values = new Float64Array(side * side)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let count = 0
      for (let y = row * side; y < Math.min(height, (row + 1) * side); y++)
        for (let x = column * side; x < Math.min(width, (column + 1) * side); x++) {
          const z = heights[y * width + x]!
          if (!Number.isNaN(z)) values[count++] = z
        }
      medians[row * columns + column] =
        count * 8 >= side * side ? quantileInPlace(values.subarray(0, count), 0.5) : NaN
    }
  const filled = fillFromNeighbours(medians, columns, rows)
  return (x, y) => between(filled, columns, rows, (x + 0.5) / side - 0.5, (y + 0.5) / side - 0.5)
}

function fillFromNeighbours(medians: Float64Array, columns: number, rows: number): Float64Array {
  let filled = medians
  for (let round = 0; round < columns + rows && filled.some(Number.isNaN); round++) {
    const before = filled
    filled = before.map((value, i) => {
      if (!Number.isNaN(value)) return value
      const near: number[] = []
      for (let y = Math.floor(i / columns) - 1; y <= Math.floor(i / columns) + 1; y++)
        for (let x = (i % columns) - 1; x <= (i % columns) + 1; x++)
          if (x >= 0 && y >= 0 && x < columns && y < rows && !Number.isNaN(before[y * columns + x]!))
            near.push(before[y * columns + x]!)
      return quantileInPlace(Float64Array.from(near), 0.5)
    })
  }
  return filled
}

function between(values: Float64Array, columns: number, rows: number, x: number, y: number): number {
  const left = Math.min(Math.max(Math.floor(x), 0), Math.max(0, columns - 2))
  const top = Math.min(Math.max(Math.floor(y), 0), Math.max(0, rows - 2))
  const right = Math.min(left + 1, columns - 1)
  const bottom = Math.min(top + 1, rows - 1)
  const across = Math.min(Math.max(x - left, 0), 1)
  const down = Math.min(Math.max(y - top, 0), 1)
  const upper = (1 - across) * values[top * columns + left]! + across * values[top * columns + right]!
  const lower = (1 - across) * values[bottom * columns + left]! + across * values[bottom * columns + right]!
  return (1 - down) * upper + down * lower
}
