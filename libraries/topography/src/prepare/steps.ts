import type { Grid } from '../surface.ts'
import type { Circle } from './circle.ts'
import { tiltOf, type Form } from './form.ts'
import type { FaceMask } from './mask.ts'
import { measuredCount } from './numbers.ts'

/** One step of a preparation and what it left. */
export interface PreparationStep {
  readonly name: 'unchanged' | 'mask' | 'level' | 'outliers' | 'noise' | 'step' | 'waviness' | 'crop'
  /** What was done, as a sentence. */
  readonly sentence: string
  /** Share of the grid's samples that hold a height after the step, 0 to 1. */
  readonly kept: number
  /** Micrometres between samples after the step. */
  readonly step: number
  /** Tilt in degrees and, of a bent form, its height 1 millimetre from the middle, micrometres. */
  readonly form?: { readonly tiltDegrees: number; readonly domeAtMillimetre: number }
  /** Micrometres from the first sample of the scan. */
  readonly hole?: Circle
  readonly edge?: Circle
}

export function plainStep(name: PreparationStep['name'], grid: Grid, sentence: string): PreparationStep {
  return { name, sentence, kept: measuredCount(grid.heights) / grid.heights.length, step: grid.step }
}

export function unchanged(before: Grid, grid: Grid): PreparationStep {
  const sampled =
    before === grid ? 'left as it is' : `only brought to ${grid.step} micrometres between samples`
  return plainStep('unchanged', grid, `The scan is level, masked and filtered already; ${sampled}.`)
}

export function maskFound(grid: Grid, before: Grid, { hole, edge }: FaceMask): PreparationStep {
  const share = percent(measuredCount(grid.heights) / measuredCount(before.heights))
  const about = [
    hole ? `a hole of ${Math.round(2 * hole.radius)} micrometres across` : 'no round hole',
    edge ? `an edge of ${Math.round(2 * edge.radius)} micrometres across` : 'no round edge',
  ].join(' and ')
  const circle = ({ x, y, radius }: Circle): Circle => ({ x, y, radius })
  return {
    ...plainStep('mask', grid, `Kept the breech face, ${share} of what was measured: found ${about}.`),
    ...(hole && { hole: circle(hole) }),
    ...(edge && { edge: circle(edge) }),
  }
}

/** By a mask drawn by hand, or for want of a face that could be found. */
export function maskGiven(grid: Grid, before: Grid, drawn: boolean): PreparationStep {
  const share = percent(measuredCount(grid.heights) / measuredCount(before.heights))
  return plainStep(
    'mask',
    grid,
    drawn
      ? `Kept what the given mask keeps, ${share} of what was measured.`
      : 'Found no breech face to tell from its surroundings; everything measured was kept.',
  )
}

export function levelled(grid: Grid, form: Form): PreparationStep {
  const tiltDegrees = tiltOf(form)
  const [, , , xx = 0, , yy = 0] = form.coefficients
  const domeAtMillimetre = (xx + yy) / 2
  const bent = `${Math.abs(domeAtMillimetre).toFixed(1)} micrometres at 1 millimetre from the middle`
  const sentence = `Levelled: took away a tilt of ${tiltDegrees.toFixed(2)} degrees and a ${domeAtMillimetre <= 0 ? 'dome' : 'hollow'} of ${bent}.`
  return { ...plainStep('level', grid, sentence), form: { tiltDegrees, domeAtMillimetre } }
}

export function outliersGone(before: Grid, grid: Grid): PreparationStep {
  const gone = measuredCount(before.heights) - measuredCount(grid.heights)
  return plainStep(
    'outliers',
    grid,
    `Removed ${gone} samples of dirt and wrong heights (${percent(gone / measuredCount(before.heights))}).`,
  )
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
