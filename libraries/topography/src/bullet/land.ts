import type { Grid, Surface } from '../surface.ts'
import { turned } from '../prepare/arrange.ts'
import { withoutForm } from '../prepare/form.ts'
import { medianForm } from '../prepare/median-form.ts'
import { quantileInPlace } from '../prepare/numbers.ts'
import { toGrid } from '../prepare/to-grid.ts'
import { correlate } from './correlate.ts'
import { loess } from './loess/index.ts'
import { crossCut, resampled, trimmed } from './profile.ts'
import { findShoulders, type Shoulders } from './shoulders.ts'
import { SIGNATURE_STEP, type Signature } from './signature.ts'

export interface PreparedLand extends Signature {
  /**
   * Where the cut was made, micrometres from the first row; `stable` when a neighbouring cut has the same striae, `typical` is its mean
   * correlation with all others.
   */
  readonly crossCut: { readonly y: number; readonly stable: boolean; readonly typical: number }
  /** Further stable cuts: striae change along a land, and two lands may agree best at different heights. */
  readonly others: readonly LandCut[]
  /** Undefined when no shoulder was found and the whole cut was used. */
  readonly grooves: Shoulders | undefined
  /** The scan lay with its striae along the rows and was turned by a quarter. */
  readonly turned: boolean
  /** What was done, in order, for people to read. */
  readonly steps: readonly string[]
}

const FIRST_CUT = 50
const NEXT_CUT = 25
/** Micrometres along the striae that make one cut. */
const BAND = 25
const STABLE = 0.9
/** Neighbouring cuts lie upon each other nearly whole. */
const NEIGHBOUR_OVERLAP = 0.8
const CURVE_SPAN = 0.75
const SMOOTH_SPAN = 0.03
/** Micrometres from the curve at which a height is cut: beyond it lies dirt or the wall of a groove, not a stria. */
const CLIP = 5
/** A cut of which less than this share was measured says nothing. */
const LEAST_MEASURED = 0.5

export interface LandCut extends Signature {
  /** Micrometres from the first row. */
  readonly y: number
}

interface Cut extends LandCut {
  readonly grooves: Shoulders | undefined
}

/**
 * From the scan of a land to its signature (steps and figures of Hare, Hofmann and Carriquiry 2017): cuts across it every 25 micrometres
 * from 50 on; grooves off; curvature by LOESS of span 0.75 taken away; the rest, to 5 micrometres, smoothed by LOESS of span 0.03. Stable
 * is a cut whose neighbour has the same striae (correlation of 0.9). Published is the first stable cut; which end of a land
 * a scan begins with is not known here, so the most typical of the stable cuts is taken, and every second of the others is kept for
 * comparison. Where no cut is stable the most typical is taken and called unstable.
 *
 * @throws RangeError when the surface is none or no cut of it was measured to a half.
 */
export function prepareLand(surface: Surface): PreparedLand {
  const scanned = toGrid(surface)
  const sideways = liesSideways(scanned)
  const cuts = cutsOf(sideways ? turned(scanned, 1) : scanned)
  if (cuts.length === 0) throw new RangeError('No cut across the land was measured to a half.')
  const likeness = likenessOf(cuts)
  const stable = cuts.map((_, i) => Math.max(likeness[i]![i - 1] ?? 0, likeness[i]![i + 1] ?? 0) >= STABLE)
  const typical = likeness.map(
    (row) => (row.reduce((sum, ccf) => sum + ccf, 0) - 1) / Math.max(1, row.length - 1),
  )
  const ranked = cuts.map((_, i) => i).sort((a, b) => +stable[b]! - +stable[a]! || typical[b]! - typical[a]!)
  const [best] = ranked as [number]
  const cut = cuts[best]!
  const others = cuts.filter((_, i) => i !== best && stable[i] && (i - best) % 2 === 0)
  const found = {
    signature: cut.signature,
    step: cut.step,
    crossCut: { y: cut.y, stable: stable[best]!, typical: typical[best]! },
    others: others.map(({ y, signature, step }) => ({ y, signature, step })),
    grooves: cut.grooves,
    turned: sideways,
  }
  return { ...found, steps: wordsOf(found) }
}

function likenessOf(cuts: readonly Cut[]): number[][] {
  const table = cuts.map(() => Array.from(cuts, () => 1))
  for (let i = 0; i < cuts.length; i++)
    for (let j = 0; j < i; j++) {
      const ccf = correlate(cuts[i]!, cuts[j]!, { leastOverlap: NEIGHBOUR_OVERLAP })?.ccf ?? 0
      table[i]![j] = ccf
      table[j]![i] = ccf
    }
  return table
}

function cutsOf(land: Grid): Cut[] {
  const end = (land.height - 1) * land.step
  const places = Array.from(
    { length: Math.max(0, Math.floor((end - FIRST_CUT) / NEXT_CUT) + 1) },
    (_, i) => FIRST_CUT + i * NEXT_CUT,
  )
  // A scan lower than the first cut has its middle.
  return (places.length > 0 ? places : [end / 2]).flatMap((y) => cutAt(land, y) ?? [])
}

/**
 * A land is curved across its striae and straight along them, so heights change more from column to column than from row to row.
 * The tilt of the scan is taken away first; medians decide, which dirt and the walls of grooves do not move.
 */
function liesSideways(land: Grid): boolean {
  const plane = medianForm(land)
  const { width, height, heights } = plane ? withoutForm(land, plane) : land
  const across: number[] = []
  const along: number[] = []
  for (let y = 1; y < height; y += 2)
    for (let x = 1; x < width; x += 2) {
      const i = y * width + x
      const steps = [
        Math.abs(heights[i]! - heights[i - 1]!),
        Math.abs(heights[i]! - heights[i - width]!),
      ] as const
      if (Number.isNaN(steps[0] + steps[1])) continue
      across.push(steps[0])
      along.push(steps[1])
    }
  return quantileInPlace(Float64Array.from(across), 0.5) < quantileInPlace(Float64Array.from(along), 0.5)
}

function cutAt(land: Grid, y: number): Cut | undefined {
  const whole = crossCut(land, y, BAND)
  const present = whole.heights.filter((z) => !Number.isNaN(z)).length
  if (present < LEAST_MEASURED * whole.heights.length) return undefined
  const grooves = findShoulders(whole)
  const fine = resampled(whole, SIGNATURE_STEP)
  const from = Math.ceil((grooves?.left ?? 0) / fine.step)
  const to = Math.floor((grooves?.right ?? Infinity) / fine.step)
  const between = trimmed(fine.heights.subarray(from, Math.min(to + 1, fine.heights.length)))
  return between.length < 200
    ? undefined
    : { y, grooves, signature: signatureOf(between), step: SIGNATURE_STEP }
}

function signatureOf(heights: Float64Array): Float32Array {
  const places = heights.map((_, i) => i)
  const curve = loess(places, heights, CURVE_SPAN)
  const marks = heights.map((z, i) => Math.min(CLIP, Math.max(-CLIP, z - curve[i]!)))
  return Float32Array.from(loess(places, marks, SMOOTH_SPAN))
}

function wordsOf({
  signature,
  step,
  crossCut: cut,
  others,
  grooves,
  turned: sideways,
}: Omit<PreparedLand, 'steps'>): string[] {
  return [
    ...(sideways ? ['Turned by a quarter, so that the striae run along the columns.'] : []),
    `Cut across at ${Math.round(cut.y)} micrometres, ${cut.stable ? 'where the next cut has the same striae' : 'though no neighbouring cut has the same striae'}; ${others.length} further cuts kept.`,
    grooves
      ? `Took the land between its shoulders, from ${Math.round(grooves.left)} to ${Math.round(grooves.right)} micrometres.`
      : 'Found no shoulders; took the whole cut.',
    `Took away the curvature and smoothed the rest: a signature of ${Math.round((signature.length - 1) * step)} micrometres.`,
  ]
}
