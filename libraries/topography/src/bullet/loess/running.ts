import type { MomentsAt } from './index.ts'

/** Weights reach the power 9 and the parabola's moments 4 more. */
const POWERS = 14

const BINOMIALS = pascal(POWERS)

/**
 * The same moments from running sums, in a time that does not grow with the span: (1 - u³)³ = 1 - 3u³ + 3u⁶ - u⁹ makes every moment
 * a sum of powers of distances, which the binomial theorem gives from sums of powers of places. The two sides differ in the sign of u³.
 * Places are counted from their middle in halves of their extent, so that powers stay within 1.
 */
export function runningMoments(places: Float64Array, heights: Float64Array): MomentsAt {
  const middle = (places[0]! + places.at(-1)!) / 2
  const half = (places.at(-1)! - places[0]!) / 2
  const scaled = places.map((place) => (place - middle) / half)
  const ofPlaces = runningPowers(scaled, undefined, POWERS)
  const ofHeights = runningPowers(scaled, heights, POWERS - 2)
  const moments = { weights: new Float64Array(5), heights: new Float64Array(3) }
  const room = {
    plain: new Float64Array(POWERS),
    shifts: new Float64Array(POWERS),
    powers: new Float64Array(POWERS),
  }
  return (at, reach, first, last) => {
    const place = (at - middle) / half
    const width = reach / half
    const split = firstNotBelow(places, at, first, last + 1)
    moments.weights.fill(0)
    moments.heights.fill(0)
    room.shifts[0] = 1
    for (let k = 1; k < POWERS; k++) room.shifts[k] = room.shifts[k - 1]! * -place
    for (let side = 0; side < 2; side++) {
      const from = side === 0 ? first : split
      const to = side === 0 ? split : last + 1
      addWeighted(moments.weights, powersBetween(ofPlaces, from, to, width, room), side === 0 ? -1 : 1)
      addWeighted(moments.heights, powersBetween(ofHeights, from, to, width, room), side === 0 ? -1 : 1)
    }
    return moments
  }
}

/** powers[k][i]: sum of value × place^k over the samples before i. */
function runningPowers(
  places: Float64Array,
  values: Float64Array | undefined,
  powers: number,
): Float64Array[] {
  const sums = Array.from({ length: powers }, () => new Float64Array(places.length + 1))
  for (let i = 0; i < places.length; i++)
    for (let k = 0, power = values ? values[i]! : 1; k < powers; k++, power *= places[i]!)
      sums[k]![i + 1] = sums[k]![i]! + power
  return sums
}

/** Room for one calculation, used again for the next. */
interface Room {
  readonly plain: Float64Array
  /** Powers of minus the place about which distances are taken. */
  readonly shifts: Float64Array
  readonly powers: Float64Array
}

/** Sums of ((place of the sample - place) / width)^k over samples from … to. */
function powersBetween(
  sums: readonly Float64Array[],
  from: number,
  to: number,
  width: number,
  room: Room,
): Float64Array {
  const { plain, shifts, powers } = room
  for (let k = 0; k < sums.length; k++) plain[k] = sums[k]![to]! - sums[k]![from]!
  for (let k = 0, scale = 1; k < sums.length; k++, scale /= width) {
    const row = BINOMIALS[k]!
    let total = 0
    for (let j = 0; j <= k; j++) total += row[j]! * plain[j]! * shifts[k - j]!
    powers[k] = total * scale
  }
  return powers
}

/** Adds the moments under the weight; left of the place |u|³ is -u³. */
function addWeighted(into: Float64Array, powers: Float64Array, sign: 1 | -1): void {
  for (let k = 0; k < into.length; k++)
    into[k]! += powers[k]! - 3 * sign * powers[k + 3]! + 3 * powers[k + 6]! - sign * powers[k + 9]!
}

function firstNotBelow(places: Float64Array, at: number, low: number, high: number): number {
  let from = low
  let to = high
  while (from < to) {
    const middle = (from + to) >> 1
    if (places[middle]! < at) from = middle + 1
    else to = middle
  }
  return from
}

function pascal(rows: number): number[][] {
  const table = [[1]]
  while (table.length < rows) {
    const last = table.at(-1)!
    table.push([1, ...last.slice(1).map((value, i) => value + last[i]!), 1])
  }
  return table
}
