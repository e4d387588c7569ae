import { requireOneStep, type Signature } from './signature.ts'

export interface CongruentSegments {
  /** Segments of the first signature that agree on one lag. */
  readonly congruent: number
  /** Segments the first signature was cut into. */
  readonly segments: number
  /** The lag they agree on, micrometres by which the second is moved; undefined when none does. */
  readonly lag: number | undefined
  /** For each segment its own lag, micrometres; undefined where its scales do not agree. For drawing. */
  readonly lags: readonly (number | undefined)[]
}

export interface CongruentSegmentsOptions {
  /** Micrometres of a segment; 50 samples of the published resolution. */
  readonly segment?: number
  /** Micrometres within which lags agree; 25 samples of the published resolution. */
  readonly tolerance?: number
  /** Highest peaks looked at when a segment is taken once, twice, four times as long. */
  readonly peaks?: readonly number[]
}

/** Of a longer segment at the end of a signature at least this share lies upon the other. */
const LEAST_OVERLAP = 0.75

/**
 * Congruent matching profile segments (Chen et al. 2019; parameters as cmpsR): the first signature is cut into segments, each is sought
 * in the second by correlation, and a segment counts when its best lag at four times its length is also among the best at
 * its own and at twice its length. The score is the largest number of segments whose lags agree within the tolerance.
 *
 * @throws RangeError when the steps differ.
 */
export function congruentSegments(
  a: Signature,
  b: Signature,
  options: CongruentSegmentsOptions = {},
): CongruentSegments {
  requireOneStep(a, b)
  const { segment = 50 * 1.5625, tolerance = 25 * 1.5625, peaks = [5, 3, 1] } = options
  const length = Math.max(4, Math.round(segment / a.step))
  const reach = Math.round(tolerance / a.step)
  const first = summed(filled(a.signature))
  const second = summed(filled(b.signature))
  const lags = Array.from({ length: Math.floor(first.values.length / length) }, (_, i) =>
    consistentLag(first, second, i * length, length, peaks, reach),
  )
  const { count, middle } = mostWithin(
    lags.filter((lag) => lag !== undefined),
    reach,
  )
  return {
    congruent: count,
    segments: lags.length,
    lag: count === 0 ? undefined : middle * a.step,
    lags: lags.map((lag) => (lag === undefined ? undefined : lag * a.step)),
  }
}

/** The lag of the longest scale, when every shorter scale has a peak near it. */
function consistentLag(
  first: Summed,
  second: Summed,
  start: number,
  length: number,
  peaks: readonly number[],
  reach: number,
): number | undefined {
  const scales = peaks.map((count, scale) => {
    const extra = (length * (2 ** scale - 1)) / 2
    const from = Math.max(0, Math.round(start - extra))
    const to = Math.min(first.values.length, Math.round(start + length + extra))
    return peaksOf(first, second, from, to, count)
  })
  const [best] = scales.at(-1) ?? []
  if (best === undefined) return undefined
  return scales.every((lags) => lags.some((lag) => Math.abs(lag - best) <= reach)) ? best : undefined
}

/** A signature with the sums that every correlation with a part of it needs. */
interface Summed {
  readonly values: Float64Array
  /** Sums of what lies before each sample, of the heights and of their squares. */
  readonly sums: Float64Array
  readonly squares: Float64Array
}

function summed(values: Float64Array): Summed {
  const sums = new Float64Array(values.length + 1)
  const squares = new Float64Array(values.length + 1)
  for (let i = 0; i < values.length; i++) {
    sums[i + 1] = sums[i]! + values[i]!
    squares[i + 1] = squares[i]! + values[i]! ** 2
  }
  return { values, sums, squares }
}

/** Lags (samples) of the highest local maxima of the correlation of first[from … to] with the second, the highest first. */
function peaksOf(first: Summed, second: Summed, from: number, to: number, count: number): number[] {
  const least = Math.ceil(LEAST_OVERLAP * (to - from))
  const start = least - (to - from)
  const length = Math.max(0, second.values.length - least - start + 1)
  const curve = Float64Array.from({ length }, (_, i) =>
    correlationAt(first, second, from, to, from - start - i),
  )
  const found: number[] = []
  for (let i = 1; i < length - 1; i++)
    if (curve[i]! > curve[i - 1]! && curve[i]! >= curve[i + 1]!) found.push(i)
  found.sort((p, q) => curve[q]! - curve[p]! || p - q)
  return found.slice(0, count).map((i) => from - start - i)
}

/** Sample i of the first lies upon sample i - lag of the second. */
function correlationAt(first: Summed, second: Summed, from: number, to: number, lag: number): number {
  const start = Math.max(from, lag)
  const end = Math.min(to, second.values.length + lag)
  const n = end - start
  const one = first.values
  const other = second.values
  let product = 0
  for (let i = start; i < end; i++) product += one[i]! * other[i - lag]!
  const sumOne = first.sums[end]! - first.sums[start]!
  const sumOther = second.sums[end - lag]! - second.sums[start - lag]!
  const spreadOne = n * (first.squares[end]! - first.squares[start]!) - sumOne * sumOne
  const spreadOther = n * (second.squares[end - lag]! - second.squares[start - lag]!) - sumOther * sumOther
  return spreadOne > 1e-9 && spreadOther > 1e-9
    ? (n * product - sumOne * sumOther) / Math.sqrt(spreadOne * spreadOther)
    : -1
}

/** The most values within a tolerance of one lag, and that lag. */
function mostWithin(values: readonly number[], reach: number): { count: number; middle: number } {
  const sorted = [...values].sort((p, q) => p - q)
  let best = { count: 0, middle: 0 }
  for (let from = 0, to = 0; from < sorted.length; from++) {
    while (to < sorted.length && sorted[to]! - sorted[from]! <= 2 * reach) to++
    if (to - from > best.count) best = { count: to - from, middle: (sorted[from]! + sorted[to - 1]!) / 2 }
  }
  return best
}

/** Gaps bridged by straight lines. */
function filled(values: Float32Array): Float64Array {
  const out = Float64Array.from(values)
  for (let i = 0, last = -1; i < out.length; i++) {
    if (Number.isNaN(out[i]!)) continue
    for (let j = last + 1; j < i; j++)
      out[j] = last < 0 ? out[i]! : out[last]! + ((out[i]! - out[last]!) * (j - last)) / (i - last)
    last = i
  }
  return out.map((value) => (Number.isNaN(value) ? 0 : value))
}
