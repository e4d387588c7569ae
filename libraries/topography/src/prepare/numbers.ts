/** The value below which the given share of the values lies; the values are reordered. NaN of none. */
export function quantileInPlace(values: Float32Array | Float64Array, share: number): number {
  if (values.length === 0) return NaN
  const rank = Math.min(values.length - 1, Math.max(0, Math.round(share * (values.length - 1))))
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const [left, right] = partition(values, low, high)
    if (rank <= right) high = right
    else if (rank >= left) low = left
    else break
  }
  return values[rank]!
}

/** Hoare's division around the middle value: everything up to `right` is not above what begins at `left`. */
function partition(values: Float32Array | Float64Array, low: number, high: number): [number, number] {
  const pivot = values[(low + high) >> 1]!
  let left = low
  let right = high
  while (left <= right) {
    while (values[left]! < pivot) left++
    while (values[right]! > pivot) right--
    if (left > right) break
    const kept = values[left]!
    values[left++] = values[right]!
    values[right--] = kept
  }
  return [left, right]
}

/** The measured heights alone, at most about `limit` of them, taken evenly. */
export function measured(heights: ArrayLike<number>, limit = Infinity): Float64Array {
  let count = 0
  for (let i = 0; i < heights.length; i++) if (!Number.isNaN(heights[i]!)) count++
  const stride = Math.max(1, Math.ceil(count / limit))
  const found = new Float64Array(Math.ceil(count / stride))
  for (let i = 0, seen = 0; i < heights.length; i++)
    if (!Number.isNaN(heights[i]!) && seen++ % stride === 0)
      found[Math.floor((seen - 1) / stride)] = heights[i]!
  return found
}

/** Median absolute deviation from the median, scaled to the standard deviation of a normal spread. */
export function robustSpread(heights: ArrayLike<number>, limit = 50_000): number {
  const values = measured(heights, limit)
  const middle = quantileInPlace(values, 0.5)
  for (let i = 0; i < values.length; i++) values[i] = Math.abs(values[i]! - middle)
  return 1.4826 * quantileInPlace(values, 0.5)
}

export function measuredCount(heights: ArrayLike<number>): number {
  let count = 0
  for (let i = 0; i < heights.length; i++) if (!Number.isNaN(heights[i]!)) count++
  return count
}

/**
 * Solves the symmetric equations by elimination with row exchange; both arguments are used up.
 * Undefined when they do not determine an answer.
 */
export function solve(matrix: Float64Array[], right: Float64Array): Float64Array | undefined {
  const n = right.length
  for (let column = 0; column < n; column++) {
    let best = column
    for (let row = column + 1; row < n; row++)
      if (Math.abs(matrix[row]![column]!) > Math.abs(matrix[best]![column]!)) best = row
    if (!(Math.abs(matrix[best]![column]!) > 1e-12)) return undefined
    ;[matrix[column], matrix[best]] = [matrix[best]!, matrix[column]!]
    ;[right[column], right[best]] = [right[best]!, right[column]!]
    for (let row = column + 1; row < n; row++) {
      const factor = matrix[row]![column]! / matrix[column]![column]!
      for (let k = column; k < n; k++) matrix[row]![k]! -= factor * matrix[column]![k]!
      right[row]! -= factor * right[column]!
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) right[row]! -= matrix[row]![k]! * right[k]!
    right[row]! /= matrix[row]![row]!
  }
  return right
}

/**
 * Points spread evenly over the unit cube, the same at every call: the additive recurrence of the generalised golden ratio
 * (Roberts 2018). Sampling needs no chance, so the same surface always gives the same answer.
 */
export function evenPoints(dimensions: number): (index: number, axis: number) => number {
  let ratio = 2
  for (let i = 0; i < 40; i++) ratio = (1 + ratio) ** (1 / (dimensions + 1))
  const steps = Array.from({ length: dimensions }, (_, axis) => ratio ** -(axis + 1))
  return (index, axis) => (0.5 + (index + 1) * steps[axis]!) % 1
}
