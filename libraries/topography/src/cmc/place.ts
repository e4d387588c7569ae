import { composed, mapped, moved, turnedAbout, type PlaneMap, type Point } from '../plane-map.ts'
import type { Grid } from '../surface.ts'
import type { ComparedCell } from './comparison.ts'

/** What is known of a grid without its heights. */
export type Sheet = Pick<Grid, 'width' | 'height' | 'step'>

/** By how much a cell, or a whole surface, has to be moved and turned to lie on the other one. */
export type CellFit = Pick<ComparedCell, 'dx' | 'dy' | 'theta'>

/**
 * From places of one surface to the places of the other that were compared with them: laid middle on middle, moved, and the
 * turn of the other taken back. To the sample what the comparison did.
 */
export function placeOnOther({ dx, dy, theta }: CellFit, own: Sheet, other: Sheet): PlaneMap {
  const { step } = other
  const right = ((other.width - own.width) >> 1) * step
  const down = ((other.height - own.height) >> 1) * step
  const middle = { x: ((other.width >> 1) + 0.5) * step, y: ((other.height >> 1) + 0.5) * step }
  return composed(moved(right + dx, down + dy), turnedAbout(theta, middle))
}

/** The corners of a cell on its own surface, clockwise from the upper left. */
export function cornersOf({
  x,
  y,
  width,
  height,
}: Pick<ComparedCell, 'x' | 'y' | 'width' | 'height'>): Point[] {
  const [w, h] = [width / 2, height / 2]
  return [
    { x: x - w, y: y - h },
    { x: x + w, y: y - h },
    { x: x + w, y: y + h },
    { x: x - w, y: y + h },
  ]
}

/** The corners of a cell where it fits on the other surface: a turned rectangle. */
export function cornersOnOther(
  cell: CellFit & Parameters<typeof cornersOf>[0],
  own: Sheet,
  other: Sheet,
): Point[] {
  const map = placeOnOther(cell, own, other)
  return cornersOf(cell).map((corner) => mapped(map, corner))
}
