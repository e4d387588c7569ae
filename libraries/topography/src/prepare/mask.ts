import type { Grid } from '../surface.ts'
import { spread, type Cells } from './cells.ts'
import { edgeCircle, edgeOf, type Circle, type FoundCircle } from './circle.ts'
import { findFace } from './face.ts'
import { formAt, millimetres, type Form } from './form.ts'
import { medianForm } from './median-form.ts'
import { resample } from './to-grid.ts'

export interface FaceMask {
  /** 1 where the breech face touched, 0 elsewhere; as the grid. */
  readonly keep: Uint8Array
  /** The same with dirt and pits: everything between the edges, however far from the form. */
  readonly within: Uint8Array
  /** Micrometres from the form within which a sample belongs to the face. */
  readonly band: number
  /** Shape of the face: tilt and dome. */
  readonly form: Form
  /** The firing-pin impression and the edge of the face, micrometres from the first sample; undefined where an edge is not round. */
  readonly hole: Circle | undefined
  readonly edge: Circle | undefined
}

export interface FaceMaskOptions {
  /** Micrometres cut away about the hole, where metal flowed. */
  readonly holeMargin?: number
  /** Micrometres cut away at the outer edge, where the primer is rounded. */
  readonly edgeMargin?: number
}

/** Coarse enough to be fast, fine enough to place an edge to a few micrometres by its circle. */
const COARSE = 25
/** A circle with less than this share of measured samples beyond it was masked before, and needs no margin. */
const MASKED_BEFORE = 0.2
/** Cells by which the middle of an edge cell lies within the true edge. */
const HALF_CELL = 0.5

/**
 * Tells the breech-face impression from the firing-pin hole and from what lies outside, without a hand-drawn mask: the face is found
 * by its level (see `findFace`), its two edges by circles, and single samples by their distance from its form. Where something was masked
 * before, nothing more is cut, so masking twice is masking once. Undefined when no face was found.
 */
export function faceMask(
  grid: Grid,
  { holeMargin = 25, edgeMargin = 25 }: FaceMaskOptions = {},
): FaceMask | undefined {
  const coarse = grid.step < COARSE ? resample(grid, COARSE) : grid
  const face = findFace(coarse)
  if (!face) return undefined
  const points = edgeOf(face.cells)
  const side = Math.max(coarse.width, coarse.height)
  const edge = edgeCircle(points, 'around', [side / 8, side])
  const hole = edgeCircle(points, 'hole', [side / 16, edge ? edge.radius : side / 2])
  const rings: Ring[] = []
  if (hole) rings.push(ringOf(hole, coarse, grid, 'hole', holeMargin))
  if (edge) rings.push(ringOf(edge, coarse, grid, 'edge', edgeMargin))
  const region = edge && hole ? undefined : regionOf(face.cells, coarse, grid)
  const within = withinEdges(grid, rings, region)
  const near = nearForm(grid, within, face.form, face.band)
  const form = medianForm(grid, { kind: 'bent', mask: near }) ?? face.form
  return {
    within,
    keep: nearForm(grid, within, form, face.band),
    band: face.band,
    form,
    hole: rings.find(({ kind }) => kind === 'hole'),
    edge: rings.find(({ kind }) => kind === 'edge'),
  }
}

/** The same grid with nothing measured where the mask is 0. */
export function masked(grid: Grid, keep: Uint8Array): Grid {
  return { ...grid, heights: grid.heights.map((z, i) => (keep[i] === 1 ? z : NaN)) }
}

interface Ring extends Circle {
  readonly kind: 'hole' | 'edge'
  /** Radius with its margin, micrometres. */
  readonly cut: number
}

function ringOf(circle: FoundCircle, coarse: Grid, grid: Grid, kind: Ring['kind'], margin: number): Ring {
  const outward = kind === 'edge' ? 1 : -1
  const beyond = circle.points.filter(({ x, y, inX, inY }) => {
    const column = Math.round(x - 2.5 * inX)
    const row = Math.round(y - 2.5 * inY)
    const inside = column >= 0 && row >= 0 && column < coarse.width && row < coarse.height
    return inside && !Number.isNaN(coarse.heights[row * coarse.width + column]!)
  })
  const radius = (circle.radius + outward * HALF_CELL) * coarse.step
  const cutBefore = beyond.length < MASKED_BEFORE * circle.points.length
  return {
    kind,
    x: fine(circle.x, coarse, grid),
    y: fine(circle.y, coarse, grid),
    radius,
    // An edge that was cut before keeps its last samples, which a circle would shave here and there.
    cut: cutBefore ? radius + outward * coarse.step : radius - outward * margin,
  }
}

/** Cells of the coarse grid as micrometres from the middle of the first fine sample. */
function fine(cell: number, coarse: Grid, grid: Grid): number {
  return coarse === grid ? cell * grid.step : (cell + 0.5) * coarse.step - grid.step / 2
}

function inRings(rings: readonly Ring[], x: number, y: number): boolean {
  return rings.every((ring) => {
    const distance = Math.hypot(x - ring.x, y - ring.y)
    return ring.kind === 'edge' ? distance <= ring.cut : distance >= ring.cut
  })
}

/** The region itself, where an edge has no circle; a cell more where what lies beyond was not measured. */
function regionOf(cells: Cells, coarse: Grid, grid: Grid): Uint8Array {
  const wide = spread(cells, 1)
  return Uint8Array.from(grid.heights, (_, i) => {
    const column = Math.min(cells.width - 1, Math.floor((((i % grid.width) + 0.5) * grid.step) / coarse.step))
    const row = Math.min(
      cells.height - 1,
      Math.floor(((Math.floor(i / grid.width) + 0.5) * grid.step) / coarse.step),
    )
    return wide.on[row * cells.width + column]!
  })
}

function withinEdges(grid: Grid, rings: readonly Ring[], region: Uint8Array | undefined): Uint8Array {
  const { width, height, step, heights } = grid
  const within = new Uint8Array(heights.length)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++)
      if (!Number.isNaN(heights[i]!) && (region?.[i] ?? 1) === 1 && inRings(rings, x * step, y * step))
        within[i] = 1
  return within
}

function nearForm(grid: Grid, within: Uint8Array, form: Form, band: number): Uint8Array {
  const { width, height, step, heights } = grid
  const near = new Uint8Array(heights.length)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (within[i] === 0) continue
      const away = heights[i]! - formAt(form, millimetres(x, width, step), millimetres(y, height, step))
      if (Math.abs(away) <= band) near[i] = 1
    }
  return near
}
