import type { Grid } from '../surface.ts'
import { evenPoints, quantileInPlace, solve } from './numbers.ts'

/**
 * The shape of a surface apart from its marks: a plane, or a plane that is also bent. Millimetres from the middle of the grid go in,
 * micrometres come out: z = c0 + c1 x + c2 y, and for a bent one + c3 x² + c4 xy + c5 y².
 */
export interface Form {
  readonly kind: 'plane' | 'bent'
  readonly coefficients: readonly number[]
}

export interface FormOptions {
  readonly kind?: Form['kind']
  /** Only these samples speak (1), of all that were measured. */
  readonly mask?: Uint8Array
}

/** Samples that are enough to place a form to a few nanometres. */
const ENOUGH = 20_000
const ROUNDS = 30

/**
 * The form that leaves the least sum of absolute distances: half of the samples lie above it and half below, so that a hole or dirt
 * does not draw it (median regression, by reweighted least squares). Undefined when fewer samples were measured than it has coefficients
 * or they lie on one line.
 */
export function medianForm(grid: Grid, { kind = 'plane', mask }: FormOptions = {}): Form | undefined {
  const points = pointsOf(grid, mask, ENOUGH)
  const terms = kind === 'plane' ? 3 : 6
  let coefficients = leastSquares(points, terms, undefined)
  if (!coefficients) return undefined
  const weights = new Float64Array(points.count)
  for (let round = 0, floor = Infinity; round < ROUNDS && floor > 1e-5; round++) {
    const away = distances(points, coefficients)
    floor = Math.min(floor / 2, quantileInPlace(away.slice(), 0.25))
    for (let i = 0; i < weights.length; i++) weights[i] = 1 / Math.max(away[i]!, floor, 1e-6)
    coefficients = leastSquares(points, terms, weights) ?? coefficients
  }
  return { kind, coefficients: [...coefficients] }
}

export interface RansacOptions {
  /** Only these samples speak (1), of all that were measured. */
  readonly mask?: Uint8Array
  /** A sample this near, micrometres, speaks for a plane. */
  readonly tolerance?: number
  /** The samples this near to the best plane place it in the end. */
  readonly band?: number
  readonly trials?: number
}

/**
 * The plane on which most samples lie, whatever lies elsewhere (random sample consensus, Fischler and Bolles 1981; distances and trials
 * as cmcR). The three samples of a trial come from an even sequence rather than from chance: the same surface gives the same plane.
 */
export function ransacPlane(grid: Grid, options: RansacOptions = {}): Form | undefined {
  const { tolerance = 1, band = 20, trials = 300 } = options
  const points = pointsOf(grid, options.mask, ENOUGH)
  const best = mostSupported(points, 3, { tolerance, trials })
  if (!best) return undefined
  const away = distances(points, best)
  const near = Float64Array.from(away, (distance) => (distance <= band ? 1 : 0))
  return { kind: 'plane', coefficients: [...(leastSquares(points, 3, near) ?? best)] }
}

/** The plane, or with a mask of `round` the evenly bent plane, on which most samples lie; no refinement. */
export function consensusForm(
  grid: Grid,
  {
    mask,
    tolerance,
    trials,
    points: limit,
  }: { mask: Uint8Array; tolerance: number; trials: number; points: number },
): Form | undefined {
  const best = mostSupported(pointsOf(grid, mask, limit), 4, { tolerance, trials })
  if (!best) return undefined
  const [c0, c1, c2, bend] = best as unknown as [number, number, number, number]
  return { kind: 'bent', coefficients: [c0, c1, c2, bend, 0, bend] }
}

/** What is left of a surface when its form is taken away. */
export function withoutForm(grid: Grid, form: Form): Grid {
  const { width, height, step, heights } = grid
  const out = new Float32Array(heights.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      out[y * width + x] =
        heights[y * width + x]! - formAt(form, millimetres(x, width, step), millimetres(y, height, step))
  return { ...grid, heights: out }
}

/** Height of the form, micrometres, at a place in millimetres from the middle of the grid. */
export function formAt({ coefficients: c }: Form, x: number, y: number): number {
  const plane = c[0]! + c[1]! * x + c[2]! * y
  return c.length === 3 ? plane : plane + c[3]! * x * x + c[4]! * x * y + c[5]! * y * y
}

/** Tilt of a form at its middle, degrees. */
export function tiltOf({ coefficients: c }: Form): number {
  return (Math.atan(Math.hypot(c[1]!, c[2]!) / 1000) * 180) / Math.PI
}

export function millimetres(index: number, count: number, step: number): number {
  return ((index - (count - 1) / 2) * step) / 1000
}

interface Points {
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
}

function pointsOf(
  { width, height, step, heights }: Grid,
  mask: Uint8Array | undefined,
  limit: number,
): Points {
  const speaks = (i: number) => !Number.isNaN(heights[i]!) && (mask === undefined || mask[i] === 1)
  let total = 0
  for (let i = 0; i < heights.length; i++) if (speaks(i)) total++
  const stride = Math.max(1, Math.ceil(total / limit))
  const count = Math.ceil(total / stride)
  const points = { count, x: new Float64Array(count), y: new Float64Array(count), z: new Float64Array(count) }
  for (let i = 0, seen = 0; i < heights.length; i++) {
    if (!speaks(i) || seen++ % stride !== 0) continue
    const at = (seen - 1) / stride
    points.x[at] = millimetres(i % width, width, step)
    points.y[at] = millimetres(Math.floor(i / width), height, step)
    points.z[at] = heights[i]!
  }
  return points
}

/** 3: a plane. 4: a plane bent alike in all directions. 6: bent in any way. */
type Terms = 3 | 4 | 6

function termsAt(terms: Terms, x: number, y: number, out: Float64Array): void {
  out[0] = 1
  out[1] = x
  out[2] = y
  if (terms === 4) out[3] = x * x + y * y
  if (terms !== 6) return
  out[3] = x * x
  out[4] = x * y
  out[5] = y * y
}

function leastSquares(
  points: Points,
  terms: Terms,
  weights: Float64Array | undefined,
): Float64Array | undefined {
  const matrix = Array.from({ length: terms }, () => new Float64Array(terms))
  const right = new Float64Array(terms)
  const row = new Float64Array(terms)
  for (let i = 0; i < points.count; i++) {
    const weight = weights ? weights[i]! : 1
    termsAt(terms, points.x[i]!, points.y[i]!, row)
    for (let a = 0; a < terms; a++) {
      const share = weight * row[a]!
      right[a]! += share * points.z[i]!
      for (let b = a; b < terms; b++) matrix[a]![b]! += share * row[b]!
    }
  }
  for (let a = 0; a < terms; a++) for (let b = 0; b < a; b++) matrix[a]![b] = matrix[b]![a]!
  return points.count < terms ? undefined : solve(matrix, right)
}

function heightAt(c: Float64Array, x: number, y: number): number {
  const plane = c[0]! + c[1]! * x + c[2]! * y
  if (c.length === 3) return plane
  if (c.length === 4) return plane + c[3]! * (x * x + y * y)
  return plane + c[3]! * x * x + c[4]! * x * y + c[5]! * y * y
}

function distances(points: Points, coefficients: Float64Array): Float64Array {
  return points.z.map((z, i) => Math.abs(z - heightAt(coefficients, points.x[i]!, points.y[i]!)))
}

function mostSupported(
  points: Points,
  terms: 3 | 4,
  { tolerance, trials }: { tolerance: number; trials: number },
): Float64Array | undefined {
  if (points.count < terms) return undefined
  const place = evenPoints(terms)
  let best: Float64Array | undefined
  let most = 0
  for (let trial = 0; trial < trials; trial++) {
    const chosen = Array.from({ length: terms }, (_, axis) => Math.floor(place(trial, axis) * points.count))
    const form = through(points, chosen)
    const support = form ? supportOf(points, form, tolerance) : 0
    if (support <= most) continue
    most = support
    best = form
  }
  return best
}

/** The form through as many samples as it has coefficients. */
function through(points: Points, chosen: readonly number[]): Float64Array | undefined {
  const terms = chosen.length as 3 | 4
  const matrix = chosen.map((i) => {
    const row = new Float64Array(terms)
    termsAt(terms, points.x[i]!, points.y[i]!, row)
    return row
  })
  return solve(
    matrix,
    Float64Array.from(chosen, (i) => points.z[i]!),
  )
}

function supportOf(points: Points, form: Float64Array, tolerance: number): number {
  let support = 0
  for (let i = 0; i < points.count; i++)
    if (Math.abs(points.z[i]! - heightAt(form, points.x[i]!, points.y[i]!)) <= tolerance) support++
  return support
}
