import { runningMoments } from './running.ts'

/** Moments about the place that is estimated: weights times distance to the power 0 … 4, and the same times height, 0 … 2. */
export interface Moments {
  readonly weights: Float64Array
  readonly heights: Float64Array
}

/** Above this many neighbours running sums are faster than adding each up. */
const MANY = 120
/** Below this share of all samples the powers of running sums would lose digits. */
const WIDE = 0.5
/** A determinant this small, of distances of at most 1, comes from places that are the same. */
const SINGULAR = 1e-12

/**
 * Local quadratic regression (LOESS, Cleveland 1979) at every measured place: the nearest share of the samples is fitted by a parabola,
 * weighted by (1 - |d|³)³ of the distance d as a part of the farthest's. Exact at every place, as R's `loess` with `surface = "direct"`;
 * not robust against outliers.
 *
 * @param x places, rising; any unit.
 * @param values one for each place; NaN where nothing was measured, which stays NaN.
 * @param span share of the measured samples that speak at each place, above 0 to 1.
 * @throws RangeError when lengths differ, places do not rise, the span is out of range, or fewer than three samples would speak.
 */
export function loess(x: ArrayLike<number>, values: ArrayLike<number>, span: number): Float64Array {
  if (x.length !== values.length) throw new RangeError('Every value needs its place.')
  const { places, heights, from } = measuredOf(x, values)
  const count = Math.min(places.length, Math.floor(places.length * span + 1e-5))
  if (!(span > 0 && span <= 1) || count < 3)
    throw new RangeError(
      `A span of ${span} leaves ${count} of ${places.length} samples; three are the least, and a span lies between 0 and 1.`,
    )
  const moments =
    count >= MANY && count >= WIDE * places.length
      ? runningMoments(places, heights)
      : directMoments(places, heights)
  const fitted = new Float64Array(values.length).fill(NaN)
  for (let i = 0, first = 0; i < places.length; i++) {
    const at = places[i]!
    while (first + count < places.length && places[first + count]! - at < at - places[first]!) first++
    const last = first + count - 1
    const reach = Math.max(at - places[first]!, places[last]! - at)
    fitted[from[i]!] = parabolaAt(moments(at, reach, first, last))
  }
  return fitted
}

function measuredOf(x: ArrayLike<number>, values: ArrayLike<number>) {
  const from: number[] = []
  for (let i = 0; i < values.length; i++) {
    if (i > 0 && !(x[i]! >= x[i - 1]!)) throw new RangeError('Places must rise.')
    if (!Number.isNaN(values[i]!)) from.push(i)
  }
  return {
    from,
    places: Float64Array.from(from, (i) => x[i]!),
    heights: Float64Array.from(from, (i) => values[i]!),
  }
}

export type MomentsAt = (at: number, reach: number, first: number, last: number) => Moments

function directMoments(places: Float64Array, heights: Float64Array): MomentsAt {
  const moments = { weights: new Float64Array(5), heights: new Float64Array(3) }
  return (at, reach, first, last) => {
    const { weights: w, heights: h } = moments
    w.fill(0)
    h.fill(0)
    for (let j = first; j <= last; j++) {
      const distance = (places[j]! - at) / reach
      const size = Math.abs(distance)
      if (size >= 1) continue
      const closeness = 1 - size * size * size
      const weight = closeness * closeness * closeness
      const once = weight * distance
      const twice = once * distance
      w[0]! += weight
      w[1]! += once
      w[2]! += twice
      w[3]! += twice * distance
      w[4]! += twice * distance * distance
      h[0]! += weight * heights[j]!
      h[1]! += once * heights[j]!
      h[2]! += twice * heights[j]!
    }
    return moments
  }
}

/** The fitted parabola at its own middle, by Cramer's rule; a line or a mean where too few different places speak. */
function parabolaAt({ weights: w, heights: h }: Moments): number {
  const [w0, w1, w2, w3, w4] = w as unknown as readonly [number, number, number, number, number]
  const a = w2 * w4 - w3 * w3
  const b = w1 * w4 - w2 * w3
  const c = w1 * w3 - w2 * w2
  const whole = w0 * a - w1 * b + w2 * c
  if (whole > SINGULAR * w0 ** 3) return (h[0]! * a - h[1]! * b + h[2]! * c) / whole
  const line = w0 * w2 - w1 * w1
  return line > SINGULAR * w0 ** 2 ? (h[0]! * w2 - h[1]! * w1) / line : h[0]! / w0
}
