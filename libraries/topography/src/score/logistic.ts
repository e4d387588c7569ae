/** A logistic model: the score of features x is 1 / (1 + exp(-(intercept + Σ weight · x))). */
export interface LogisticModel {
  readonly intercept: number
  readonly weights: readonly number[]
}

export function logistic({ intercept, weights }: LogisticModel, values: readonly number[]): number {
  const sum = values.reduce((total, value, i) => total + value * weights[i]!, intercept)
  return 1 / (1 + Math.exp(-sum))
}

/** One pair of known origin. */
export interface Example {
  readonly values: readonly number[]
  readonly same: boolean
}

/** Pull of the weights towards 0; without it separable examples have no finite solution. */
const RIDGE = 1
const ITERATIONS = 100

/**
 * Fits by Newton's method, ridge penalty 1 on all weights but the intercept, with both origins weighing the same together
 * however many examples each has: so that the score says nothing of how common they are.
 * @throws RangeError when there are not examples of both.
 */
export function fitLogistic(examples: readonly Example[]): LogisticModel {
  const same = examples.filter((example) => example.same).length
  if (same === 0 || same === examples.length)
    throw new RangeError('There have to be pairs of the same and of different origin.')
  const size = examples[0]!.values.length + 1
  let beta = Array.from({ length: size }, () => 0)
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    const step = newtonStep(examples, beta, same)
    beta = beta.map((value, i) => value + step[i]!)
    if (Math.max(...step.map(Math.abs)) < 1e-12) break
  }
  return { intercept: beta[0]!, weights: beta.slice(1) }
}

function newtonStep(examples: readonly Example[], beta: readonly number[], same: number): number[] {
  const size = beta.length
  const gradient = beta.map((value, i) => (i === 0 ? 0 : -RIDGE * value))
  const hessian = beta.map((_, i) => beta.map((_, j) => (i === j && i > 0 ? RIDGE : 0)))
  const model = { intercept: beta[0]!, weights: beta.slice(1) }
  for (const { values, same: isSame } of examples) {
    const weight = examples.length / (2 * (isSame ? same : examples.length - same))
    const score = logistic(model, values)
    const row = [1, ...values]
    for (let i = 0; i < size; i++) {
      gradient[i]! += weight * ((isSame ? 1 : 0) - score) * row[i]!
      for (let j = 0; j < size; j++) hessian[i]![j]! += weight * score * (1 - score) * row[i]! * row[j]!
    }
  }
  return solve(hessian, gradient)
}

/** Gauss's elimination with pivots; the matrix is small. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!])
  const size = rows.length
  for (let column = 0; column < size; column++) {
    const pivot = rows.reduce(
      (best, row, i) => (i >= column && Math.abs(row[column]!) > Math.abs(rows[best]![column]!) ? i : best),
      column,
    )
    ;[rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!]
    for (let i = 0; i < size; i++) {
      if (i === column) continue
      const factor = rows[i]![column]! / rows[column]![column]!
      for (let j = column; j <= size; j++) rows[i]![j]! -= factor * rows[column]![j]!
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!)
}
