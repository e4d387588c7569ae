import { composed, cornersOf, mapped, moved, placeOnOther, reversed } from '@throughline/topography'
import type { PlaneMap, Point } from '@throughline/topography'
import type { Comparison, ComparisonCell } from '../../contract/index.ts'
import type { Drawable } from '../viewer/surface.ts'

export type Way = ComparisonCell['direction']

/** A cell with its corners on both panes, in micrometres of the reference. */
export interface CellShown extends ComparisonCell {
  readonly id: string
  readonly onReference: readonly Point[]
  readonly onCandidate: readonly Point[]
  /** From places of the cell's own surface to those of the other, micrometres on each. */
  readonly toOther: PlaneMap
}

/** Both surfaces of a comparison, laid on each other. */
export interface Pair {
  readonly reference: Drawable
  readonly candidate: Drawable
  /** From what both panes show to micrometres of the candidate. */
  readonly toCandidate: PlaneMap
  readonly cells: readonly CellShown[]
}

/**
 * Lays the candidate on the reference, turned and shifted as the cells that agree say, or only middle on middle; and finds the corners of
 * every cell on both.
 */
export function pairOf(
  comparison: Comparison,
  reference: Drawable,
  candidate: Drawable,
  isTurned: boolean,
): Pair {
  const { turnDegrees, shift } = comparison
  const toCandidate = isTurned
    ? placeOnOther({ dx: shift.x, dy: shift.y, theta: turnDegrees }, reference.grid, candidate.grid)
    : moved((candidate.wide - reference.wide) / 2, (candidate.high - reference.high) / 2)
  const fromCandidate = reversed(toCandidate)
  const cells = comparison.cells.map((cell): CellShown => {
    const [own, other] = cell.direction === 'ab' ? [reference, candidate] : [candidate, reference]
    const toOther = placeOnOther(cell, own.grid, other.grid)
    const middle = { ...cell, x: cell.x + cell.width / 2, y: cell.y + cell.height / 2 }
    const here = cornersOf(middle)
    const there = here.map((corner) => mapped(toOther, corner))
    const [onReference, onCandidate] = cell.direction === 'ab' ? [here, there] : [there, here]
    return {
      ...cell,
      id: idOf(cell),
      onReference,
      onCandidate: onCandidate.map((corner) => mapped(fromCandidate, corner)),
      toOther,
    }
  })
  return { reference, candidate, toCandidate, cells }
}

const idOf = ({ direction, name }: Pick<ComparisonCell, 'direction' | 'name'>): string =>
  `${direction}-${name}`

/** The surfaces a cell was cut from and sought on. */
export const surfacesOf = (
  { reference, candidate }: Pair,
  { direction }: CellShown,
): [own: Drawable, other: Drawable] => (direction === 'ab' ? [reference, candidate] : [candidate, reference])

/** A line across a cell, so far down as the share says: its ends on the cell's own surface and on the other. */
export function lineAcross(cell: CellShown, share: number): { own: [Point, Point]; other: [Point, Point] } {
  const y = cell.y + share * cell.height
  const own: [Point, Point] = [
    { x: cell.x, y },
    { x: cell.x + cell.width, y },
  ]
  return { own, other: [mapped(cell.toOther, own[0]), mapped(cell.toOther, own[1])] }
}

/** From pixels of a small picture of a cell to micrometres on its own surface and on the other. */
export function patchMaps(cell: CellShown, pixels: number): { own: PlaneMap; other: PlaneMap } {
  const own = { a: cell.width / pixels, b: 0, c: 0, d: cell.height / pixels, e: cell.x, f: cell.y }
  return { own, other: composed(own, cell.toOther) }
}

export type CellSort = 'name' | 'correlation' | 'dx' | 'dy' | 'theta' | 'place'

/** Cells that agree before those that fall elsewhere, unless another order is asked for. */
export function sorted(cells: readonly CellShown[], by: CellSort, isDescending: boolean): CellShown[] {
  const sign = isDescending ? -1 : 1
  const value = (cell: CellShown): number | string =>
    by === 'name' ? cell.name : by === 'place' ? Number(cell.congruent) : cell[by]
  return cells.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)]
    const first = typeof x === 'string' ? x.localeCompare(String(y), 'en', { numeric: true }) : x - Number(y)
    return sign * first || b.correlation - a.correlation
  })
}
