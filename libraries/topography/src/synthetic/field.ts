import { type Kernel, type Shape } from '../kernel/index.ts'
import { mix } from './chance.ts'

/** A field repeats after so many micrometres, more than any breech face is wide. */
export const PERIOD = 4000
const ROOT_3 = Math.sqrt(3)

/** How strong a wave is: `across` and `down` waves fit into the period. */
export type Amplitude = (across: number, down: number) => number

/**
 * Random fields with a given spectrum, period by period. Every wave has its own chance from seed and wave numbers, so that
 * a field at a coarse step is the same one as at a fine step, without its short waves.
 */
export class FieldMaker {
  readonly #kernel: Kernel

  constructor(kernel: Kernel) {
    this.#kernel = kernel
  }

  /**
   * The sum of waves of each of the seeds, weighted by its amplitude. Waves shorter than two steps are left out.
   * @param step micrometres; must divide the period into a number of samples that a transform takes.
   * @returns rows of PERIOD / step samples.
   */
  field(
    parts: readonly { readonly seed: number; readonly amplitude: Amplitude }[],
    step: number,
  ): Float32Array {
    const kernel = this.#kernel
    const side = Math.round(PERIOD / step)
    const shape = kernel.shape(side, side)
    const mark = kernel.mark()
    const spectrum = kernel.reserve(shape.spectrumLength)
    const waves = kernel.view(spectrum, shape.spectrumLength)
    waves.fill(0)
    for (const { seed, amplitude } of parts) addWaves(waves, shape, seed, amplitude)
    const matrix = kernel.reserve(shape.matrixLength)
    kernel.inverse(spectrum, shape, matrix)
    const field = kernel.view(matrix, shape.matrixLength).slice()
    kernel.release(mark)
    return field
  }
}

/** Half of the plane holds all waves of a real field; on the line down = 0 both halves stand and mirror each other. */
function addWaves(waves: Float32Array, shape: Shape, seed: number, amplitude: Amplitude): void {
  const { rows, columns, planeLength } = shape
  const line = planeLength / columns
  const most = rows / 2 - 1
  for (let down = 0; down <= most; down++)
    for (let across = down === 0 ? 1 : -most; across <= most; across++) {
      if (across * across + down * down > most * most) continue
      const strength = amplitude(across, down)
      if (strength === 0) continue
      const hash = mix(seed ^ Math.imul(across + 1024, 0x9e3779b1) ^ Math.imul(down + 1, 0x85ebca6b))
      const real = strength * evenly(hash)
      const imaginary = strength * evenly(mix(hash + 0x6d2b79f5))
      const at = (across < 0 ? across + columns : across) * line + down
      waves[at]! += real
      waves[planeLength + at]! += imaginary
      if (down > 0) continue
      const mirrored = (columns - across) * line
      waves[mirrored]! += real
      waves[planeLength + mirrored]! -= imaginary
    }
}

/** 32 bits into a number of mean 0 and deviation 1; sums of many waves are normal whatever each is. */
function evenly(bits: number): number {
  return (bits / 2_147_483_648 - 1) * ROOT_3
}
