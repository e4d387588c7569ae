import { requireLevel } from '../checks.ts'
import { normalTwoSided } from '../special/normal.ts'
import { adjustFalseDiscovery } from './false-discovery.ts'

export interface HotSpotOptions {
  /** Share of false finds among the places called hot or cold that is put up with, 0.05 unless given. */
  readonly falseDiscovery?: number
}

export interface HotSpots {
  /** Gi* as a standard normal score; NaN for places left out or where it is not defined. */
  readonly z: Float64Array
  /** Two-sided p of each score. */
  readonly p: Float64Array
  /** Benjamini–Hochberg adjusted p. */
  readonly adjusted: Float64Array
  /** 1 hot, −1 cold, 0 neither, by the adjusted p. */
  readonly kind: Int8Array
  readonly hot: number
  readonly cold: number
  readonly falseDiscovery: number
  readonly method: 'getis-ord-gi-star-analytic'
}

/**
 * Getis–Ord Gi* (Ord and Getis 1995) of areas: is the sum over an area and its neighbours higher or lower than
 * chance would make it? Weights are 1 for the area itself and for each neighbour listed. Scores are normal only
 * roughly where counts are small and neighbours few.
 */
export function hotSpots(
  values: ArrayLike<number>,
  neighbours: readonly (readonly number[])[],
  options: HotSpotOptions = {},
): HotSpots {
  if (neighbours.length !== values.length) {
    throw new RangeError(`neighbours has ${neighbours.length} lists for ${values.length} values.`)
  }
  const sums = new Float64Array(values.length)
  const weights = new Float64Array(values.length)
  neighbours.forEach((list, i) => {
    sums[i] = list.reduce((sum, j) => sum + values[j]!, values[i]!)
    weights[i] = list.length + 1
  })
  return judge(values, sums, weights, options)
}

export interface HotSpotGridInput {
  readonly columns: number
  readonly rows: number
  /** Count of each cell, row after row. */
  readonly counts: ArrayLike<number>
  /** Cells to take part (1) or leave out (0), such as water and other cities; all of them unless given. */
  readonly inside?: ArrayLike<number>
}

/** Gi* of grid cells with their up to eight neighbours. Cells outside the city must be left out by `inside`. */
export function hotSpotGrid(grid: HotSpotGridInput, options: HotSpotOptions = {}): HotSpots {
  const { columns, rows, counts, inside } = grid
  const size = columns * rows
  if (counts.length !== size || (inside && inside.length !== size)) {
    throw new RangeError(
      `A grid of ${columns} by ${rows} cells needs ${size} counts, and as many inside marks if any.`,
    )
  }
  const takesPart = (cell: number) => !inside || inside[cell] === 1
  const sums = new Float64Array(size)
  const weights = new Float64Array(size)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const cell = row * columns + column
      if (!takesPart(cell)) continue
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r += 1) {
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c += 1) {
          if (!takesPart(r * columns + c)) continue
          sums[cell]! += counts[r * columns + c]!
          weights[cell]! += 1
        }
      }
    }
  }
  return judge(counts, sums, weights, options)
}

/** Scores from local sums; a weight of 0 marks a place that takes no part. */
function judge(
  values: ArrayLike<number>,
  sums: Float64Array,
  weights: Float64Array,
  { falseDiscovery = 0.05 }: HotSpotOptions,
): HotSpots {
  requireLevel(falseDiscovery)
  const { n, mean, deviation } = moments(values, weights)
  // Weights are 0 or 1, so their squares have the same sum.
  const z = sums.map((sum, i) => {
    const weight = weights[i]!
    const scale = deviation * Math.sqrt((n * weight - weight * weight) / (n - 1))
    return weight > 0 && scale > 0 ? (sum - mean * weight) / scale : NaN
  })
  const p = z.map((score) => (Number.isNaN(score) ? NaN : normalTwoSided(score)))
  const adjusted = adjustFalseDiscovery(p)
  const kind = Int8Array.from(z, (score, i) => (adjusted[i]! <= falseDiscovery ? Math.sign(score) : 0))
  const count = (wanted: number) => kind.reduce((sum, value) => sum + (value === wanted ? 1 : 0), 0)
  const method = 'getis-ord-gi-star-analytic'
  return { z, p, adjusted, kind, hot: count(1), cold: count(-1), falseDiscovery, method }
}

function moments(values: ArrayLike<number>, weights: Float64Array) {
  let [n, sum, squares] = [0, 0, 0]
  for (let i = 0; i < values.length; i += 1) {
    if (weights[i] === 0) continue
    n += 1
    sum += values[i]!
    squares += values[i]! ** 2
  }
  const mean = sum / n
  return { n, mean, deviation: Math.sqrt(Math.max(0, squares / n - mean * mean)) }
}
