import type { Grid } from '../surface.ts'
import { millimetres } from './form.ts'
import { solve } from './numbers.ts'

/** Samples that are enough to place a form to a hundredth of its marks. */
export const ENOUGH = 10_000

/** Measured samples: millimetres from the middle of the grid, and micrometres of height. */
export interface Points {
  readonly count: number
  readonly x: Float64Array
  readonly y: Float64Array
  readonly z: Float64Array
}

export function pointsOf(
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
export type Terms = 3 | 4 | 6

export function termsAt(terms: Terms, x: number, y: number, out: Float64Array): void {
  out[0] = 1
  out[1] = x
  out[2] = y
  if (terms === 4) out[3] = x * x + y * y
  if (terms !== 6) return
  out[3] = x * x
  out[4] = x * y
  out[5] = y * y
}

export function leastSquares(
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

export function heightAt(c: Float64Array, x: number, y: number): number {
  const plane = c[0]! + c[1]! * x + c[2]! * y
  if (c.length === 3) return plane
  if (c.length === 4) return plane + c[3]! * (x * x + y * y)
  return plane + c[3]! * x * x + c[4]! * x * y + c[5]! * y * y
}

export function distances(points: Points, coefficients: Float64Array): Float64Array {
  return points.z.map((z, i) => Math.abs(z - heightAt(coefficients, points.x[i]!, points.y[i]!)))
}
