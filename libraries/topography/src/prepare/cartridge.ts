import type { Grid, Surface } from '../surface.ts'
import { croppedToMeasured, decimate } from './arrange.ts'
import { withoutForm, type Form } from './form.ts'
import { medianForm } from './median-form.ts'
import { gaussianHighPass, gaussianLowPass } from './gaussian.ts'
import { faceMask, masked, type FaceMaskOptions } from './mask.ts'
import { measuredCount } from './numbers.ts'
import { withoutOutliers } from './outliers.ts'
import { isPreparedBefore } from './prepared-before.ts'
import {
  levelled,
  outliersGone,
  maskFound,
  maskGiven,
  unchanged,
  plainStep,
  type PreparationStep,
} from './steps.ts'
import { resample, toGrid } from './to-grid.ts'

export interface CartridgeOptions extends FaceMaskOptions {
  /** Micrometres between the samples of the outcome; 6.25 unless stated. */
  readonly step?: number
  /** Wavelengths to keep, micrometres; 16 to 500 unless stated. */
  readonly wavelengths?: readonly [shortest: number, longest: number]
  /** 1 where the breech face touched, as a hand-drawn mask says; as the surface. Otherwise it is found. */
  readonly keep?: Uint8Array
  /** Work through every step even when the scan was prepared before. */
  readonly always?: boolean
}

export interface PreparedScan {
  readonly grid: Grid
  /** What was done, in order, for people to read and for a record to keep. */
  readonly steps: readonly PreparationStep[]
  /** The scan had been levelled, masked and filtered by others, and passed through. */
  readonly preparedBefore: boolean
  /** Where the first sample of the grid lies in the scan, micrometres from its first sample. */
  readonly origin: { readonly x: number; readonly y: number }
}

/** The step of the published comparisons: every second sample of a 3.125 micrometre scan. */
const STEP = 6.25
const WAVELENGTHS = [16, 500] as const

/**
 * Makes a scan of a cartridge case ready for comparison: dirt off, firing-pin hole and surroundings masked, tilt and dome taken away, filtered
 * to the wavelengths that carry marks, 6.25 micrometres between samples, cut to what is left. The order and the figures are those
 * of the published comparisons (ISO 16610 filter 16 to 500 micrometres); the mask, drawn by hand there, is found. A scan that others prepared
 * passes through, so that every scan may be given.
 *
 * @throws RangeError when the surface is none, or nothing is left of it.
 */
export function prepareCartridge(surface: Surface, options: CartridgeOptions = {}): PreparedScan {
  const { step = STEP, wavelengths = WAVELENGTHS, always = false } = options
  const [shortest, longest] = wavelengths
  const start = toGrid(surface)
  if (options.keep && options.keep.length !== start.heights.length)
    throw new RangeError('A mask has one value for every sample of square samples.')
  const whole = measuredCount(start.heights)
  if (whole < 100) throw new RangeError('The scan holds too few measured samples to prepare.')
  if (!always && isPreparedBefore(start, shortest, longest)) {
    const grid = resample(start, nearStep(start, step))
    return { grid, steps: [unchanged(start, grid)], preparedBefore: true, origin: { x: 0, y: 0 } }
  }
  const steps: PreparationStep[] = []
  const note = (next: PreparationStep) => void steps.push(next)
  const { level, band } = flattened(start, options, note)
  const clean = withoutOutliers(level, { highest: band })
  note(outliersGone(level, clean))
  const short = gaussianLowPass(clean, shortest)
  note(plainStep('noise', short, `Removed what is shorter than ${shortest} micrometres (Gaussian filter).`))
  const sampled = toStep(short, step)
  note(plainStep('step', sampled, `Brought to ${step} micrometres between samples.`))
  const marks = gaussianHighPass(sampled, longest)
  note(plainStep('waviness', marks, `Removed what is longer than ${longest} micrometres (Gaussian filter).`))
  const { grid, left, top } = croppedToMeasured(marks)
  if (measuredCount(grid.heights) < 100) throw new RangeError('Nothing of the scan is left after masking.')
  note(plainStep('crop', grid, `Cut to ${grid.width} by ${grid.height} samples.`))
  return { grid, steps, preparedBefore: false, origin: { x: left * step, y: top * step } }
}

/**
 * Masks the face and takes its form away; the whole scan by its median when no face is found. Dirt stays for the next step, which takes
 * its flanks as well.
 */
function flattened(
  start: Grid,
  options: CartridgeOptions,
  note: (step: PreparationStep) => void,
): { level: Grid; band: number } {
  const mask = options.keep ? undefined : faceMask(start, options)
  const keep = options.keep ?? mask?.within
  const face = keep ? masked(start, keep) : start
  note(mask ? maskFound(face, start, mask) : maskGiven(face, start, options.keep !== undefined))
  const form: Form | undefined = mask?.form ?? medianForm(face, { kind: 'bent' })
  if (!form) throw new RangeError('The measured samples lie on one line; they have no level.')
  const level = withoutForm(face, form)
  note(levelled(level, form))
  return { level, band: mask?.band ?? Infinity }
}

/** Exactly every n-th sample where the step allows it, as published; an average of areas elsewhere. */
function toStep(grid: Grid, step: number): Grid {
  const every = Math.round(step / grid.step)
  return every >= 1 && Math.abs(every * grid.step - step) <= 0.002 * step
    ? { ...decimate(grid, every), step }
    : resample(grid, step)
}

/** A scan whose step is the wanted one but for rounding keeps its samples. */
function nearStep(grid: Grid, step: number): number {
  return Math.abs(grid.step - step) <= 0.002 * step ? grid.step : step
}
