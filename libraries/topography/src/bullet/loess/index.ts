import { solve } from '../../prepare/numbers.ts'
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
    moments.weights.fill(0)
    moments.heights.fill(0)
    for (let j = first; j <= last; j++) {
      const distance = (places[j]! - at) / reach
      const size = Math.abs(distance)
      const weight = size < 1 ? (1 - size * size * size) ** 3 : 0
      let power = weight
      for (let k = 0; k < 5; k++, power *= distance) {
        moments.weights[k]! += power
        if (k < 3) moments.heights[k]! += power * heights[j]!
      }
    }
    return moments
  }
}

/** The fitted parabola at its own middle; a line or a mean where too few different places speak. */
function parabolaAt({ weights, heights }: Moments): number {
  for (let terms = 3; terms > 1; terms--) {
    const matrix = Array.from({ length: terms }, (_, row) => weights.slice(row, row + terms))
    const answer = solve(matrix, heights.slice(0, terms))
    if (answer) return answer[0]!
  }
  return heights[0]! / weights[0]!
}
