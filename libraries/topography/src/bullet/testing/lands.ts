import { numbers } from '../../prepare/testing/breech-face.ts'
import type { Grid } from '../../surface.ts'
import { SIGNATURE_STEP, type Signature } from '../signature.ts'

/** Striae of a land, micrometres of height at micrometres across it: waves of chance height and phase between 60 and 400 micrometres. */
export function striae(seed: number): (x: number) => number {
  const next = numbers(seed)
  const waves = Array.from({ length: 24 }, () => ({
    length: 60 * (400 / 60) ** next(),
    phase: 2 * Math.PI * next(),
    height: 0.5 + 0.5 * next(),
  }))
  return (x) =>
    waves.reduce(
      (sum, { length, phase, height }) => sum + height * Math.sin((2 * Math.PI * x) / length + phase),
      0,
    ) / 3
}

export interface LandForm {
  readonly step: number
  /** Micrometres at which the land begins and ends; the scan is 2400 wide and 400 high. */
  readonly shoulders: readonly [number, number]
  /** Micrometres by which the scan lies further left. */
  readonly shift: number
  /** Micrometres per millimetre, across and along. */
  readonly tilt: readonly [number, number]
  /** Micrometres of noise, for which the seed decides. */
  readonly noise: number
  readonly seed: number
}

const PLAIN: LandForm = { step: 6.25, shoulders: [220, 2150], shift: 0, tilt: [0, 0], noise: 0.05, seed: 3 }
/** Micrometres: a bullet of 9 millimetres. */
const RADIUS = 4500

/** A land between two grooves: part of a cylinder with striae along it, whose walls rise beyond the shoulders. */
export function landOf(marks: (x: number) => number, form: Partial<LandForm> = {}): Grid {
  const { step, shoulders, shift, tilt, noise, seed } = { ...PLAIN, ...form }
  const next = numbers(seed)
  const width = Math.round(2400 / step)
  const height = Math.round(400 / step)
  const heights = Float32Array.from({ length: width * height }, (_, i) => {
    const x = (i % width) * step + shift
    const y = Math.floor(i / width) * step
    const curve = Math.sqrt(RADIUS ** 2 - (x - 1185) ** 2) - RADIUS
    const beyond = Math.max(shoulders[0] - x, x - shoulders[1], 0)
    const wall = beyond > 0 ? Math.min(60, 12 + beyond) : marks(x)
    return curve + wall + (tilt[0] * x + tilt[1] * y) / 1000 + noise * (next() - 0.5)
  })
  return { width, height, step, heights }
}

/** The striae alone, as a signature, beginning at a place and with a part of noise. */
export function signatureOf(
  marks: (x: number) => number,
  from = 0,
  length = 1200,
  noise = 0,
  seed = 1,
): Signature {
  const next = numbers(seed)
  return {
    step: SIGNATURE_STEP,
    signature: Float32Array.from(
      { length },
      (_, i) => marks(from + i * SIGNATURE_STEP) + noise * (next() - 0.5),
    ),
  }
}
