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
  const first = filled(a.signature)
  const second = new Sought(filled(b.signature))
  const lags = Array.from({ length: Math.floor(first.length / length) }, (_, i) =>
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
  first: Float64Array,
  second: Sought,
  start: number,
  length: number,
  peaks: readonly number[],
  reach: number,
): number | undefined {
  const scales = peaks.map((count, scale) => {
    const extra = (length * (2 ** scale - 1)) / 2
    const from = Math.max(0, Math.round(start - extra))
    const to = Math.min(first.length, Math.round(start + length + extra))
    return second.peaks(first.subarray(from, to), from, count)
  })
  const [best] = scales.at(-1) ?? []
  if (best === undefined) return undefined
  return scales.every((lags) => lags.some((lag) => Math.abs(lag - best) <= reach)) ? best : undefined
}

/** A signature in which segments are sought; the sums that every segment needs are taken once. */
class Sought {
  readonly #values: Float64Array
  readonly #sums: Float64Array
  readonly #squares: Float64Array

  constructor(values: Float64Array) {
    this.#values = values
    this.#sums = new Float64Array(values.length + 1)
    this.#squares = new Float64Array(values.length + 1)
    values.forEach((value, i) => {
      this.#sums[i + 1] = this.#sums[i]! + value
      this.#squares[i + 1] = this.#squares[i]! + value * value
    })
  }

  /** Lags (samples) of the highest local maxima of the correlation, the highest first. */
  peaks(segment: Float64Array, from: number, count: number): number[] {
    const least = Math.ceil(LEAST_OVERLAP * segment.length)
    const start = least - segment.length
    const end = this.#values.length - least
    const curve = Float64Array.from({ length: Math.max(0, end - start + 1) }, (_, i) =>
      this.#correlation(segment, start + i),
    )
    const found: number[] = []
    for (let i = 1; i < curve.length - 1; i++)
      if (curve[i]! > curve[i - 1]! && curve[i]! >= curve[i + 1]!) found.push(i)
    found.sort((p, q) => curve[q]! - curve[p]! || p - q)
    return found.slice(0, count).map((i) => from - (start + i))
  }

  #correlation(segment: Float64Array, place: number): number {
    const from = Math.max(0, place)
    const to = Math.min(this.#values.length, place + segment.length)
    let sum = 0
    let squares = 0
    let product = 0
    for (let i = from; i < to; i++) {
      const value = segment[i - place]!
      sum += value
      squares += value * value
      product += value * this.#values[i]!
    }
    const n = to - from
    const other = this.#sums[to]! - this.#sums[from]!
    const spread =
      (n * squares - sum * sum) * (n * (this.#squares[to]! - this.#squares[from]!) - other * other)
    return spread > 1e-12 ? (n * product - sum * other) / Math.sqrt(spread) : -1
  }
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
