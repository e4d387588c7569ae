import type { Grid } from '../surface.ts'
import { distances, ENOUGH, leastSquares, pointsOf } from './fit.ts'
import type { Form } from './form.ts'
import { quantileInPlace } from './numbers.ts'

export interface FormOptions {
  readonly kind?: Form['kind']
  /** Only these samples speak (1), of all that were measured. */
  readonly mask?: Uint8Array
}

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
