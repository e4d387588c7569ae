import {
  baseOf,
  CoarsePass,
  FinePass,
  Kernel,
  SIDE as SQUARE,
  surfacePrint,
  type Grid,
} from '@throughline/topography'
import type { Pose } from './align.ts'
import { SIDE } from './spectra.ts'

const THETAS = Array.from({ length: 21 }, (_, i) => (i - 10) * 3)

/** How one scan lies on another as the passes of the search find it, in samples of the squares of `inSquare`. */
export function roughPose(query: Grid, entry: Grid): Pose | null {
  const kernel = new Kernel()
  const [a, b] = [baseOf(query, SQUARE), baseOf(entry, SQUARE)]
  const print = surfacePrint(entry)
  const coarse = new CoarsePass(kernel, a, THETAS).fit(print.coarse)
  const fit = coarse && new FinePass(kernel, a).fit(print.fine, coarse)
  if (!fit) return null
  const angle = (fit.theta * Math.PI) / 180
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)]
  const [fromA, fromB] = [offMiddle(a.middle, query), offMiddle(b.middle, entry)]
  const step = 25 / query.step
  return {
    theta: fit.theta,
    dx: fromB.x + fit.dx * step - (fromA.x * cosine + fromA.y * sine),
    dy: fromB.y + fit.dy * step - (-fromA.x * sine + fromA.y * cosine),
  }
}

/** Samples from the middle of the square of `inSquare` to a place in the grid. */
function offMiddle({ x, y }: { x: number; y: number }, { width, height, step }: Grid) {
  return {
    x: x / step + ((SIDE - width) >> 1) - SIDE / 2,
    y: y / step + ((SIDE - height) >> 1) - SIDE / 2,
  }
}
