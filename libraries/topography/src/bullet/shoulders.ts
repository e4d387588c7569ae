import { quantileInPlace, solve } from '../prepare/numbers.ts'
import type { Profile } from './profile.ts'

/** Where a land begins and ends in a cut across it, micrometres from its first sample. */
export interface Shoulders {
  readonly left: number
  readonly right: number
}

/** The land is looked for about its middle, which scans are centred on. */
const CORE = 0.5
/** Micrometres that marks depart from the curve of a land; the walls of grooves depart more. */
const LEAST_BAND = 6
const BAND_SPREADS = 5
/** Micrometres over which a departure must last to end the land: longer than a scratch or a grain of dirt. */
const LASTING = 25
/** Micrometres cut away inside of a shoulder, where the wall of the groove begins. */
const MARGIN = 20
const ROUNDS = 8

/**
 * Finds the two shoulders at which a land goes over into the grooves. A land is part of a cylinder, so about its middle it follows a
 * parabola; from there the land grows outwards as long as the profile keeps to the parabola, which is fitted anew to what has been
 * gained, until nothing changes. Undefined when less than a third of the profile follows one curve.
 */
export function findShoulders({ step, heights }: Profile): Shoulders | undefined {
  const measured = indices(heights)
  if (measured.length < 30) return undefined
  let from = measured[Math.floor(((1 - CORE) / 2) * measured.length)]!
  let to = measured[Math.floor(((1 + CORE) / 2) * measured.length)]!
  for (let round = 0; round < ROUNDS; round++) {
    const curve = medianParabola(heights, from, to)
    if (!curve) return undefined
    const away = heights.map((z, i) => z - curve(i))
    const band = Math.max(LEAST_BAND, BAND_SPREADS * spreadOf(away, from, to))
    const next = [grow(away, from, -1, band, step), grow(away, to, 1, band, step)] as const
    if (next[0] === from && next[1] === to) break
    ;[from, to] = next
  }
  if (to - from < measured.length / 3) return undefined
  const margin = (edge: number, limit: number) => (edge === limit ? 0 : MARGIN)
  return {
    left: from * step + margin(from, measured[0]!),
    right: to * step - margin(to, measured.at(-1)!),
  }
}

/** Walks outwards from an edge that lies on the land to the last sample before a lasting departure or gap. */
function grow(away: Float64Array, edge: number, direction: 1 | -1, band: number, step: number): number {
  const lasting = Math.max(2, Math.round(LASTING / step))
  let last = edge
  for (let i = edge; i >= 0 && i < away.length; i += direction) {
    if (Math.abs(away[i]!) <= band) last = i
    else if (Math.abs(i - last) >= lasting) break
  }
  return last
}

function indices(heights: Float64Array): number[] {
  const found: number[] = []
  heights.forEach((z, i) => {
    if (!Number.isNaN(z)) found.push(i)
  })
  return found
}

function spreadOf(away: Float64Array, from: number, to: number): number {
  const sizes = away
    .slice(from, to + 1)
    .filter((z) => !Number.isNaN(z))
    .map(Math.abs)
  return 1.4826 * quantileInPlace(sizes, 0.5)
}

/** The parabola with the least sum of absolute distances (reweighted least squares). */
function medianParabola(
  heights: Float64Array,
  from: number,
  to: number,
): ((i: number) => number) | undefined {
  const middle = (from + to) / 2
  const half = Math.max(1, (to - from) / 2)
  let curve: Float64Array | undefined
  const at = (i: number) => {
    const u = (i - middle) / half
    return curve![0]! + u * (curve![1]! + u * curve![2]!)
  }
  for (let round = 0; round < 12; round++) {
    const sums = new Float64Array(8)
    for (let i = from; i <= to; i++) {
      if (Number.isNaN(heights[i]!)) continue
      const weight = curve ? 1 / Math.max(0.05, Math.abs(heights[i]! - at(i))) : 1
      const u = (i - middle) / half
      for (let k = 0, power = weight; k < 5; k++, power *= u) {
        sums[k]! += power
        if (k < 3) sums[5 + k]! += power * heights[i]!
      }
    }
    const matrix = [0, 1, 2].map((row) => sums.slice(row, row + 3))
    curve = solve(matrix, sums.slice(5, 8))
    if (!curve) return undefined
  }
  return at
}
