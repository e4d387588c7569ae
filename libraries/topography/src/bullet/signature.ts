/** A land's striae as one line: curvature taken away, noise smoothed. */
export interface Signature {
  /** Micrometres; NaN where nothing was measured. It begins and ends with a measured sample. */
  readonly signature: Float32Array
  /** Micrometres between samples; the same for every land, so that signatures of different scanners can be compared. */
  readonly step: number
}

/**
 * Micrometres between the samples of a signature: the resolution in which the figures of the published methods are stated
 * (segments of 50 samples, a tolerance of 25, peaks over 35).
 */
export const SIGNATURE_STEP = 1.5625

/** @throws RangeError when the steps of two signatures differ. */
export function requireOneStep(a: Signature, b: Signature): void {
  if (Math.abs(a.step - b.step) > 1e-6 * a.step)
    throw new RangeError(
      `Signatures are compared at one step; these have ${a.step} and ${b.step} micrometres.`,
    )
}
