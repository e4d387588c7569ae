import type { Grid } from '../surface.ts'
import { opened, parts, solidity, type Cells } from './cells.ts'
import { consensusForm } from './consensus.ts'
import { withoutForm, type Form } from './form.ts'
import { medianForm } from './median-form.ts'
import { measuredCount, robustSpread } from './numbers.ts'

/** The part of a scan that the breech face pressed: cells of a coarse grid, and the bent plane on which they lie. */
export interface Face {
  readonly cells: Cells
  readonly form: Form
  /** Micrometres from the form within which a sample belongs to the face. */
  readonly band: number
}

/** A level of the scan, such as the case head, the primer's face or the floor of the firing-pin impression. */
const MAX_LEVELS = 4
/** Parts smaller than this share of what was measured are no level of their own. */
const LEAST_SHARE = 0.04
/** A region that fills its hull to this share has no hole in it. */
const SOLID = 0.85
/** A slice of a slope spreads evenly over its band; marks keep well within it. */
const MOST_SPREAD = 0.4
/** Micrometres at one millimetre from the middle: primers are domed less, the walls of a hole far more. */
const MOST_BENT = 75
/** Far smoother than the roughest part: a filled-in or polished region, which carries no marks. */
const LEAST_ROUGHNESS = 0.15

interface Level extends Face {
  readonly size: number
  readonly solid: number
  readonly fromMiddle: number
  readonly roughness: number
}

/**
 * Finds the breech-face impression on a coarse grid (about 25 micrometres). A scan is taken apart into levels, each an evenly bent
 * plane on which many cells lie; the face is the innermost level that has a hole in it. So the case head around it, the floor of the
 * hole and filled-in regions are told from it without knowing how high they lie. Undefined when there is no such level.
 */
export function findFace(coarse: Grid): Face | undefined {
  const remaining = Uint8Array.from(coarse.heights, (z) => (Number.isNaN(z) ? 0 : 1))
  const total = measuredCount(coarse.heights)
  const levels: Level[] = []
  for (let round = 0; round < MAX_LEVELS; round++) {
    if (remaining.reduce((sum, on) => sum + on, 0) < 2 * LEAST_SHARE * total) break
    const form = levelForm(coarse, remaining)
    if (!form) break
    const flat = withoutForm(coarse, form).heights
    const band = bandOf(flat, remaining)
    const on = flat.map((z) => (Math.abs(z) <= band ? 1 : 0))
    const cells = opened({ width: coarse.width, height: coarse.height, on: Uint8Array.from(on) })
    for (const part of parts(cells))
      if (part.length >= LEAST_SHARE * total) levels.push(levelOf(coarse, part, flat, form, band))
    on.forEach((value, i) => {
      if (value === 1) remaining[i] = 0
    })
  }
  return choose(levels)
}

function choose(levels: readonly Level[]): Face | undefined {
  const flat = levels.filter(
    ({ roughness, band, form }) =>
      roughness <= MOST_SPREAD * band && Math.abs(form.coefficients[3]!) <= MOST_BENT,
  )
  const roughest = Math.max(...flat.map(({ roughness }) => roughness))
  const marked = flat.filter(({ roughness }) => roughness >= LEAST_ROUGHNESS * roughest)
  const rings = marked.filter(({ solid }) => solid < SOLID)
  return rings.length > 0
    ? rings.reduce((best, level) => (level.fromMiddle < best.fromMiddle ? level : best))
    : marked.toSorted((a, b) => b.size - a.size)[0]
}

/** By consensus first, then twice by the median of what lies near, so that a strongly bent face is followed to its edges. */
function levelForm(coarse: Grid, remaining: Uint8Array): Form | undefined {
  let form = consensusForm(coarse, { mask: remaining, tolerance: 5, trials: 2000, points: 2500 })
  for (let round = 0; round < 3 && form; round++) {
    const flat = withoutForm(coarse, form).heights
    const mask = remaining.map((on, i) => (on === 1 && Math.abs(flat[i]!) <= 12 ? 1 : 0))
    form = medianForm(coarse, { kind: 'bent', mask }) ?? form
  }
  return form
}

/** Eight times the spread of what lies near, yet never so narrow that marks are cut nor so wide that steps pass. */
function bandOf(flat: Float32Array, remaining: Uint8Array): number {
  const near = flat.filter((z, i) => remaining[i] === 1 && Math.abs(z) <= 12)
  return Math.min(20, Math.max(10, 8 * robustSpread(near)))
}

function levelOf(
  { width, height }: Grid,
  part: Int32Array,
  flat: Float32Array,
  form: Form,
  band: number,
): Level {
  const on = new Uint8Array(width * height)
  let away = 0
  for (const i of part) {
    on[i] = 1
    away += Math.hypot((i % width) - (width - 1) / 2, Math.floor(i / width) - (height - 1) / 2)
  }
  return {
    cells: { width, height, on },
    form,
    band,
    size: part.length,
    solid: solidity(part, width),
    fromMiddle: away / part.length,
    roughness: robustSpread(Float32Array.from(part, (i) => flat[i]!)),
  }
}
