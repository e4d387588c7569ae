/** Square symmetric matrix, row after row. */
export type SquareMatrix = Float64Array

/** Lower Cholesky factor of a positive definite matrix; throws where it is not. */
export function cholesky(matrix: SquareMatrix, size: number): SquareMatrix {
  const lower = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k += 1) sum -= lower[i * size + k]! * lower[j * size + k]!
      if (i !== j) lower[i * size + j] = sum / lower[j * size + j]!
      else if (sum > 0) lower[i * size + i] = Math.sqrt(sum)
      else throw new RangeError('The model matrix has columns that say the same thing.')
    }
  }
  return lower
}

/** Solution of A x = b from the Cholesky factor of A. */
export function solve(lower: SquareMatrix, size: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right)
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < i; k += 1) x[i]! -= lower[i * size + k]! * x[k]!
    x[i]! /= lower[i * size + i]!
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    for (let k = i + 1; k < size; k += 1) x[i]! -= lower[k * size + i]! * x[k]!
    x[i]! /= lower[i * size + i]!
  }
  return x
}

/** Inverse of A from its Cholesky factor L, as the product of L⁻¹ transposed with L⁻¹. */
export function inverse(lower: SquareMatrix, size: number): SquareMatrix {
  // Column j of L⁻¹ is kept as row j, so that both loops below run along memory.
  const factor = new Float64Array(size * size)
  for (let j = 0; j < size; j += 1) {
    factor[j * size + j] = 1 / lower[j * size + j]!
    for (let i = j + 1; i < size; i += 1) {
      let sum = 0
      for (let k = j; k < i; k += 1) sum -= lower[i * size + k]! * factor[j * size + k]!
      factor[j * size + i] = sum / lower[i * size + i]!
    }
  }
  const out = new Float64Array(size * size)
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = 0
      for (let k = i; k < size; k += 1) sum += factor[i * size + k]! * factor[j * size + k]!
      out[i * size + j] = sum
      out[j * size + i] = sum
    }
  }
  return out
}
