import type { Grid } from '../../surface.ts'

/** Where a surface lies in the plane: moved by samples, turned anticlockwise by degrees about the middle. */
export interface Pose {
  readonly right?: number
  readonly down?: number
  readonly turn?: number
}

const WAVES = 48
/** Micrometres. Cells of 22 samples are then as large against the published thresholds as those of real scans. */
export const STEP = 18.75

/** A reproducible number between 0 and 1 for every step. */
export function chance(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
}

/**
 * A rough surface without period, known at every point, so that it can be moved and turned without loss; measured on a disc with a
 * hole in the middle, like a breech face. Heights have a spread of 1 micrometre.
 */
export function rough(seed: number, size: number, pose: Pose = {}, noise = 0): Grid {
  const next = chance(seed)
  const waves = Array.from({ length: WAVES }, () => {
    // Wavelengths of 5 to 30 samples in all directions.
    const frequency = (2 * Math.PI) / (5 + 25 * next())
    const direction = 2 * Math.PI * next()
    const phase = 2 * Math.PI * next()
    return [frequency * Math.cos(direction), frequency * Math.sin(direction), phase] as const
  })
  const { right = 0, down = 0, turn = 0 } = pose
  const cosine = Math.cos((turn * Math.PI) / 180)
  const sine = Math.sin((turn * Math.PI) / 180)
  const middle = size >> 1
  const random = chance(seed + 7919)
  const heights = Float32Array.from({ length: size * size }, (_, at) => {
    const x = (at % size) - middle
    const y = Math.floor(at / size) - middle
    const radius = Math.hypot(x, y)
    const disturbed = noise * (random() + random() + random() - 1.5) * 2
    if (radius > middle * 0.98 || radius < middle * 0.3) return NaN
    const u = cosine * (x - right) - sine * (y - down)
    const v = sine * (x - right) + cosine * (y - down)
    const sum = waves.reduce((total, [a, b, phase]) => total + Math.cos(a * u + b * v + phase), 0)
    return sum / Math.sqrt(WAVES / 2) + disturbed
  })
  return { width: size, height: size, step: STEP, heights }
}
