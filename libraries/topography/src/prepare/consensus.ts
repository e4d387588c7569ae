import type { Grid } from '../surface.ts'
import { distances, ENOUGH, heightAt, leastSquares, pointsOf, termsAt, type Points } from './fit.ts'
import type { Form } from './form.ts'
import { evenPoints, solve } from './numbers.ts'

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

/** The plane bent alike in all directions on which most samples lie; no refinement. */
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
