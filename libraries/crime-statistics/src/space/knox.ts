import { requireCount, requirePairs } from '../checks.ts'
import { eachPairWithin, type Metric } from './pairs.ts'

export interface KnoxOptions {
  /** Rising edges of the distance bands in metres, such as [0, 1, 125, 250]; a band holds its lower edge. */
  readonly distances: readonly number[]
  /** Rising edges of the time bands in whole days, such as [0, 1, 4, 8]; a band holds its lower edge. */
  readonly intervals: readonly number[]
  /** Manhattan unless given, as in the Near Repeat Calculator. */
  readonly metric?: Metric
  /** Random reorderings of the days behind the p-values; 0, and no p, unless given. */
  readonly replications?: number
  /** Start of the random order: the same seed gives the same p-values. */
  readonly seed?: number
}

export interface KnoxCell {
  readonly observed: number
  /** Exact mean over all orders of the days. */
  readonly expected: number
  /** null where nothing is expected. */
  readonly ratio: number | null
  /** Share of orders with as many pairs or more, one-sided; null without replications. */
  readonly p: number | null
}

export interface Knox {
  /** One row per distance band, one column per time band. */
  readonly cells: readonly (readonly KnoxCell[])[]
  readonly distancePairs: readonly number[]
  readonly intervalPairs: readonly number[]
  readonly incidents: number
  readonly metric: Metric
  readonly replications: number
  readonly seed: number
  readonly method: 'knox-near-repeat'
}

/**
 * Near-repeat table (Knox 1964): are incidents close in space also close in time more often than if the days
 * were dealt out at random? Give one row per incident: victims of one incident would count as repeats of it.
 */
export function knox(points: Float64Array, days: ArrayLike<number>, options: KnoxOptions): Knox {
  const { distances, intervals, metric = 'manhattan', replications = 0, seed = 1 } = options
  check(points, days, options)
  const width = intervals.length - 1
  const size = (distances.length - 1) * width
  const bandOfGap = gapTable(intervals)
  const pairs = collectPairs(points, distances, metric)
  const order = Int32Array.from(days)
  const observed = tabulate(pairs, order, bandOfGap, size, width)
  const reached = new Int32Array(size)
  const random = generator(seed)
  for (let round = 0; round < replications; round += 1) {
    shuffle(order, random)
    const simulated = tabulate(pairs, order, bandOfGap, size, width)
    for (let k = 0; k < size; k += 1) if (simulated[k]! >= observed[k]!) reached[k]! += 1
  }
  const distancePairs = Array.from({ length: distances.length - 1 }, () => 0)
  for (const band of pairs.band) distancePairs[band]! += 1
  const intervalPairs = pairsByInterval(days, intervals)
  const allPairs = (days.length * (days.length - 1)) / 2
  const cells = distancePairs.map((near, row) =>
    intervalPairs.map((soon, column): KnoxCell => {
      const k = row * width + column
      const expected = allPairs > 0 ? (near * soon) / allPairs : 0
      const ratio = expected > 0 ? observed[k]! / expected : null
      const p = replications > 0 ? (reached[k]! + 1) / (replications + 1) : null
      return { observed: observed[k]!, expected, ratio, p }
    }),
  )
  const method = 'knox-near-repeat'
  return { cells, distancePairs, intervalPairs, incidents: days.length, metric, replications, seed, method }
}

function check(
  points: Float64Array,
  days: ArrayLike<number>,
  { distances, intervals, replications = 0 }: KnoxOptions,
) {
  requirePairs(points)
  requireCount(replications, 'replications')
  if (points.length !== days.length * 2) {
    throw new RangeError(`There are ${points.length / 2} points for ${days.length} days.`)
  }
  for (const [name, edges] of Object.entries({ distances, intervals })) {
    const rising =
      edges.length > 1 && edges[0]! >= 0 && edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)
    if (!rising)
      throw new RangeError(`${name} must be two or more rising edges from 0 up: ${edges.join(', ')}.`)
  }
  for (const edge of intervals) requireCount(edge, 'intervals')
  for (let i = 0; i < days.length; i += 1) {
    if (!Number.isInteger(days[i])) throw new RangeError(`days must be whole numbers, but one is ${days[i]}.`)
  }
}

interface Pairs {
  readonly first: Int32Array
  readonly second: Int32Array
  readonly band: Uint8Array
}

/** Found twice, to be counted and then stored, because a million pairs in growing lists cost far more. */
function collectPairs(points: Float64Array, distances: readonly number[], metric: Metric): Pairs {
  const reach = distances.at(-1)!
  const within = (visit: (i: number, j: number, band: number) => void) =>
    eachPairWithin(points, reach, metric, (i, j, distance) => {
      if (distance < distances[0]!) return
      let band = 0
      while (distance >= distances[band + 1]!) band += 1
      visit(i, j, band)
    })
  let count = 0
  within(() => (count += 1))
  const pairs = { first: new Int32Array(count), second: new Int32Array(count), band: new Uint8Array(count) }
  let next = 0
  within((i, j, band) => {
    pairs.first[next] = i
    pairs.second[next] = j
    pairs.band[next] = band
    next += 1
  })
  return pairs
}

/** Time band of each whole number of days below the last edge, −1 for none. */
function gapTable(intervals: readonly number[]): Int16Array {
  const table = new Int16Array(intervals.at(-1)!).fill(-1)
  for (let band = 0; band + 1 < intervals.length; band += 1)
    table.fill(band, intervals[band]!, intervals[band + 1]!)
  return table
}

function tabulate(
  pairs: Pairs,
  days: Int32Array,
  bandOfGap: Int16Array,
  size: number,
  width: number,
): Int32Array {
  const table = new Int32Array(size)
  for (let k = 0; k < pairs.band.length; k += 1) {
    const gap = Math.abs(days[pairs.first[k]!]! - days[pairs.second[k]!]!)
    if (gap >= bandOfGap.length) continue
    const band = bandOfGap[gap]!
    if (band >= 0) table[pairs.band[k]! * width + band]! += 1
  }
  return table
}

/** Pairs of all incidents, near or far, by the days between them. */
function pairsByInterval(days: ArrayLike<number>, intervals: readonly number[]): number[] {
  const sorted = Float64Array.from(days).sort()
  const below = intervals.map((edge) => {
    let [pairs, start] = [0, 0]
    for (let i = 0; i < sorted.length; i += 1) {
      while (sorted[i]! - sorted[start]! >= edge && start < i) start += 1
      pairs += i - start
    }
    return pairs
  })
  return below.slice(1).map((pairs, band) => pairs - below[band]!)
}

/** Marsaglia's 32-bit xorshift: short, fast and the same on every machine. */
function generator(seed: number): () => number {
  let state = Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4294967296
  }
}

function shuffle(values: Int32Array, random: () => number): void {
  for (let i = values.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const kept = values[i]!
    values[i] = values[j]!
    values[j] = kept
  }
}
