import { cholesky, inverse, solve, type SquareMatrix } from './matrix.ts'

/** The few columns of a design row (or of a penalty row) that are not zero. */
export interface SparseRow {
  readonly columns: readonly number[]
  readonly values: readonly number[]
}

/** Sum of squares of linear combinations of the coefficients, weighed by a smoothing parameter. */
export interface Penalty {
  readonly rows: readonly SparseRow[]
  /** A fixed weight; without one it is chosen from the data. */
  readonly weight?: number
}

interface PoissonModel {
  readonly counts: ArrayLike<number>
  readonly rows: readonly SparseRow[]
  readonly size: number
  /** Added to the linear predictor: log of exposure. */
  readonly offset: ArrayLike<number>
  readonly penalties: readonly Penalty[]
}

export interface PoissonFit {
  readonly coefficients: Float64Array
  readonly fitted: Float64Array
  /** Inverse of the penalised information; times the dispersion it is the covariance. */
  readonly inverse: SquareMatrix
  /** Effective number of parameters. */
  readonly effective: number
  /** Variance over mean, never below 1. */
  readonly dispersion: number
  readonly weights: readonly number[]
}

const MAX_WEIGHT = 1e8

/**
 * Quasi-Poisson regression with log link and quadratic penalties. Smoothing parameters follow the generalised
 * Fellner–Schall update (Wood and Fasiolo 2017), which climbs the restricted likelihood; the dispersion is
 * Fletcher's (2012), which does not explode where expected counts are small.
 */
export function fitPenalisedPoisson(model: PoissonModel): PoissonFit {
  let weights = model.penalties.map(({ weight }) => weight ?? 1)
  const chosen = model.penalties.some(({ weight }) => weight === undefined)
  let fit = fitAt(model, weights, startingPredictor(model))
  for (let round = 0; chosen && round < 60; round += 1) {
    const next = model.penalties.map((penalty, j) => penalty.weight ?? improved(penalty, weights[j]!, fit))
    const moved = Math.max(...next.map((weight, j) => Math.abs(Math.log(weight / weights[j]!))))
    const before = fit.effective
    weights = next
    fit = fitAt(model, weights, fit.predictor)
    // A weight on its way to infinity keeps moving long after the curve has stopped.
    if (moved < 0.01 || Math.abs(fit.effective - before) < 0.002) break
  }
  const { coefficients, fitted, inverse: covariance, effective, dispersion } = fit
  return { coefficients, fitted, inverse: covariance, effective, dispersion, weights }
}

interface FixedFit extends Omit<PoissonFit, 'weights'> {
  readonly predictor: Float64Array
}

function startingPredictor({ counts, offset }: PoissonModel): Float64Array {
  return Float64Array.from(counts, (count, i) => Math.max(Math.log(count + 0.5), offset[i]! - 30))
}

/** One Fellner–Schall step; a penalty whose combinations are already nil grows by a factor of 100. */
function improved({ rows }: Penalty, weight: number, fit: FixedFit): number {
  const size = fit.coefficients.length
  let trace = 0
  let squares = 0
  for (const row of rows) {
    trace += quadratic(row, fit.inverse, size)
    squares += product(row, fit.coefficients) ** 2
  }
  const factor = (fit.dispersion * (rows.length / weight - trace)) / Math.max(squares, 1e-12)
  return Math.min(MAX_WEIGHT, Math.max(1e-4, weight * Math.min(100, Math.max(0.01, factor))))
}

/** Iteratively reweighted least squares at fixed smoothing, halving any step that makes the fit worse. */
function fitAt(model: PoissonModel, weights: readonly number[], start: Float64Array): FixedFit {
  const { size, rows, counts } = model
  let predictor = start
  let coefficients: Float64Array = new Float64Array(size)
  let loss = Infinity
  let lower: SquareMatrix = new Float64Array(0)
  for (let step = 0; step < 50; step += 1) {
    const system = normalEquations(model, weights, predictor)
    lower = cholesky(system.matrix, size)
    let proposal = solve(lower, size, system.right)
    let next = predict(model, proposal)
    let nextLoss = penalisedLoss(model, weights, proposal, next)
    for (let half = 0; half < 20 && !(nextLoss <= loss + 1e-9 * Math.abs(loss)); half += 1) {
      proposal = proposal.map((value, j) => (value + coefficients[j]!) / 2)
      next = predict(model, proposal)
      nextLoss = penalisedLoss(model, weights, proposal, next)
    }
    const settled = Math.abs(loss - nextLoss) <= 1e-10 * (1 + Math.abs(nextLoss))
    coefficients = proposal
    predictor = next
    loss = nextLoss
    if (settled) break
  }
  const covariance = inverse(lower, size)
  const fitted = predictor.map(Math.exp)
  const effective = rows.reduce((sum, row, i) => sum + fitted[i]! * quadratic(row, covariance, size), 0)
  const dispersion = fletcher(counts, fitted, rows.length - effective)
  return { coefficients, predictor, fitted, inverse: covariance, effective, dispersion }
}

function normalEquations(model: PoissonModel, weights: readonly number[], predictor: Float64Array) {
  const { size, rows, counts, offset, penalties } = model
  const matrix = new Float64Array(size * size)
  const right = new Float64Array(size)
  rows.forEach((row, i) => {
    const mean = Math.exp(predictor[i]!)
    addOuter(matrix, size, row, mean)
    const working = mean * (predictor[i]! - offset[i]!) + counts[i]! - mean
    row.columns.forEach((column, k) => (right[column]! += row.values[k]! * working))
  })
  penalties.forEach((penalty, j) => {
    for (const row of penalty.rows) addOuter(matrix, size, row, weights[j]!)
  })
  return { matrix, right }
}

function addOuter(matrix: SquareMatrix, size: number, { columns, values }: SparseRow, weight: number): void {
  for (let a = 0; a < columns.length; a += 1) {
    const start = columns[a]! * size
    const scaled = weight * values[a]!
    for (let b = 0; b < columns.length; b += 1) matrix[start + columns[b]!]! += scaled * values[b]!
  }
}

function predict({ rows, offset }: PoissonModel, coefficients: Float64Array): Float64Array {
  // Past e^±40 nothing changes but the risk of overflow.
  return Float64Array.from(rows, (row, i) =>
    Math.min(40, Math.max(-40, product(row, coefficients) + offset[i]!)),
  )
}

/** Half the penalised deviance, up to a constant. */
function penalisedLoss(
  { counts, penalties }: PoissonModel,
  weights: readonly number[],
  coefficients: Float64Array,
  predictor: Float64Array,
): number {
  let loss = 0
  for (let i = 0; i < predictor.length; i += 1) loss += Math.exp(predictor[i]!) - counts[i]! * predictor[i]!
  penalties.forEach(({ rows }, j) => {
    for (const row of rows) loss += 0.5 * weights[j]! * product(row, coefficients) ** 2
  })
  return loss
}

function fletcher(counts: ArrayLike<number>, fitted: Float64Array, degrees: number): number {
  let pearson = 0
  let skew = 0
  for (let i = 0; i < fitted.length; i += 1) {
    const relative = (counts[i]! - fitted[i]!) / fitted[i]!
    pearson += relative * relative * fitted[i]!
    skew += relative
  }
  return Math.max(1, pearson / Math.max(1, degrees) / (1 + skew / fitted.length))
}

function product({ columns, values }: SparseRow, coefficients: Float64Array): number {
  let sum = 0
  for (let k = 0; k < columns.length; k += 1) sum += values[k]! * coefficients[columns[k]!]!
  return sum
}

/** rᵀ M r for a sparse r. */
export function quadratic({ columns, values }: SparseRow, matrix: SquareMatrix, size: number): number {
  let sum = 0
  for (let a = 0; a < columns.length; a += 1) {
    for (let b = 0; b < columns.length; b += 1) {
      sum += values[a]! * values[b]! * matrix[columns[a]! * size + columns[b]!]!
    }
  }
  return sum
}
