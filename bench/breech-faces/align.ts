import { SIDE } from './spectra.ts'

/** How one square is turned (degrees, anticlockwise) and then moved (samples of 6.25 micrometres) to lie on another. */
export interface Pose {
  readonly theta: number
  readonly dx: number
  readonly dy: number
}

/** The square turned about its middle and moved; between the four samples around. */
export function posed(square: Float32Array, { theta, dx, dy }: Pose, every = 1): Float32Array {
  const angle = (theta * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const out = new Float32Array(square.length).fill(NaN)
  const middle = SIDE / 2
  for (let y = 0; y < SIDE; y += every)
    for (let x = 0; x < SIDE; x += every) {
      const [ux, uy] = [x - dx - middle, y - dy - middle]
      const px = middle + ux * cosine - uy * sine
      const py = middle + ux * sine + uy * cosine
      const [left, top] = [Math.floor(px), Math.floor(py)]
      if (left < 0 || top < 0 || left >= SIDE - 1 || top >= SIDE - 1) continue
      const at = top * SIDE + left
      const upper = square[at]! + (square[at + 1]! - square[at]!) * (px - left)
      const lower = square[at + SIDE]! + (square[at + SIDE + 1]! - square[at + SIDE]!) * (px - left)
      out[y * SIDE + x] = upper + (lower - upper) * (py - top)
    }
  return out
}

/** Pearson's correlation of what both have, every n-th sample. */
export function correlation(a: Float32Array, b: Float32Array, every = 1): number {
  let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
  for (let row = 0; row < SIDE; row += every)
    for (let i = row * SIDE, end = i + SIDE; i < end; i += every) {
      const [p, q] = [a[i]!, b[i]!]
      if (Number.isNaN(p) || Number.isNaN(q)) continue
      n++
      x += p
      y += q
      xx += p * p
      yy += q * q
      xy += p * q
    }
  return (xy - (x * y) / n) / Math.sqrt((xx - (x * x) / n) * (yy - (y * y) / n))
}

/** Climbs from a pose to the best one near it, in ever smaller steps. */
export function aligned(square: Float32Array, onto: Float32Array, start: Pose): { pose: Pose; r: number } {
  let best = { pose: start, r: correlation(posed(square, start, 3), onto, 3) }
  for (const [turn, move] of [
    [1, 4],
    [0.5, 2],
    [0.25, 1],
  ] as const)
    for (let before = null as Pose | null; before !== best.pose;) {
      before = best.pose
      const { theta, dx, dy } = before
      for (const sign of [-1, 1])
        for (const pose of [
          { theta: theta + sign * turn, dx, dy },
          { theta, dx: dx + sign * move, dy },
          { theta, dx, dy: dy + sign * move },
        ]) {
          const r = correlation(posed(square, pose, 3), onto, 3)
          if (r > best.r) best = { pose, r }
        }
    }
  return best
}
