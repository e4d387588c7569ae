import type { Grid } from '../surface.ts'

/**
 * The shape of a surface apart from its marks: a plane, or a plane that is also bent. Millimetres from the middle of the grid go in,
 * micrometres come out: z = c0 + c1 x + c2 y, and for a bent one + c3 x² + c4 xy + c5 y².
 */
export interface Form {
  readonly kind: 'plane' | 'bent'
  readonly coefficients: readonly number[]
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
