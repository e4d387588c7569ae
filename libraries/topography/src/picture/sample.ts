import type { Point } from '../plane-map.ts'
import type { Grid } from '../surface.ts'

/** The height at a place between the four nearest samples, micrometres; NaN where one of them is missing. */
export function heightAt({ width, height, step, heights }: Grid, { x, y }: Point): number {
  const [atX, atY] = [x / step - 0.5, y / step - 0.5]
  const [left, top] = [Math.floor(atX), Math.floor(atY)]
  const [right, down] = [atX - left, atY - top]
  const at = (column: number, row: number): number =>
    column < 0 || row < 0 || column >= width || row >= height ? NaN : heights[row * width + column]!
  // A sample that has no part in the place is not asked for.
  const upper = between(at(left, top), right > 0 ? at(left + 1, top) : 0, right)
  return down > 0
    ? between(upper, between(at(left, top + 1), right > 0 ? at(left + 1, top + 1) : 0, right), down)
    : upper
}

const between = (a: number, b: number, share: number): number => (share > 0 ? a + (b - a) * share : a)

/** A height on a line, so far from where the line begins; micrometres. */
export interface Along {
  readonly distance: number
  readonly height: number
}

/** Heights along a line, in equal steps and with both ends; NaN where nothing was measured. */
export function heightsAlong(grid: Grid, from: Point, to: Point, count: number): Along[] {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy)
  return Array.from({ length: count }, (_, i) => {
    const share = count > 1 ? i / (count - 1) : 0
    return {
      distance: share * length,
      height: heightAt(grid, { x: from.x + share * dx, y: from.y + share * dy }),
    }
  })
}
