import { requirePairs } from '../checks.ts'
import type { Kernel } from './kernel-density.ts'

export interface SuggestedBandwidth {
  /** Metres, in the sense of the kernel asked for. */
  readonly bandwidth: number
  readonly kernel: Kernel
  /** `likelihood`: leave-one-out likelihood is highest; `spread`: normal reference rule, too wide for most cities. */
  readonly rule: 'likelihood' | 'spread'
  /** Points looked at: evenly thinned where there are very many. */
  readonly points: number
}

/** Selection costs the square of the points; beyond this many a thinned set says the same. */
const MOST_POINTS = 2000
/** A quartic kernel of radius h has the variance h²/8 along an axis. */
const QUARTIC_PER_SIGMA = Math.sqrt(8)

/**
 * A starting value for the bandwidth; null with fewer than two different places. Selectors disagree widely on
 * shootings (500 to 10,000 feet in New York), so show the bandwidth and let people change it.
 */
export function suggestBandwidth(
  points: Float64Array,
  { kernel = 'quartic', rule = 'likelihood' }: { kernel?: Kernel; rule?: SuggestedBandwidth['rule'] } = {},
): SuggestedBandwidth | null {
  requirePairs(points)
  const used = rule === 'likelihood' ? thinned(points) : points
  const n = used.length / 2
  const spread = Math.sqrt((variance(used, 0) + variance(used, 1)) / 2)
  if (n < 2 || !(spread > 0)) return null
  const reference = spread * n ** (-1 / 6)
  // The best width shrinks with the sixth root of the number of points: bring the thinned answer to the full set.
  const full = (used.length / points.length) ** (1 / 6)
  const sigma = rule === 'spread' ? reference : mostLikely(used, reference) * full
  const bandwidth = kernel === 'quartic' ? sigma * QUARTIC_PER_SIGMA : sigma
  return { bandwidth, kernel, rule, points: n }
}

function thinned(points: Float64Array): Float64Array {
  const n = points.length / 2
  if (n <= MOST_POINTS) return points
  const kept = new Float64Array(MOST_POINTS * 2)
  for (let i = 0; i < MOST_POINTS; i += 1) {
    const from = Math.floor((i * n) / MOST_POINTS) * 2
    kept[i * 2] = points[from]!
    kept[i * 2 + 1] = points[from + 1]!
  }
  return kept
}

function variance(points: Float64Array, axis: number): number {
  const n = points.length / 2
  let mean = 0
  for (let i = axis; i < points.length; i += 2) mean += points[i]! / n
  let sum = 0
  for (let i = axis; i < points.length; i += 2) sum += (points[i]! - mean) ** 2
  return sum / Math.max(1, n - 1)
}

/** Best of a geometric scan from 1/40 of the reference width upwards, then golden section around it. */
function mostLikely(points: Float64Array, reference: number): number {
  const score = (log: number) => leaveOneOut(points, Math.exp(log))
  const top = Math.log(reference * 1.5)
  const step = Math.log(60) / 10
  const scan = Array.from({ length: 11 }, (_, i) => score(top - i * step))
  const best = scan.indexOf(Math.max(...scan))
  let low = top - Math.min(10, best + 1) * step
  let high = top - Math.max(0, best - 1) * step
  const golden = (Math.sqrt(5) - 1) / 2
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)]
  let [atA, atB] = [score(a), score(b)]
  while (high - low > 0.01) {
    if (atA > atB) {
      ;[high, b, atB] = [b, a, atA]
      a = high - golden * (high - low)
      atA = score(a)
    } else {
      ;[low, a, atA] = [a, b, atB]
      b = low + golden * (high - low)
      atB = score(b)
    }
  }
  return Math.exp((low + high) / 2)
}

/** Sum over points of the log density that the other points give, up to a constant (Gaussian kernel). */
function leaveOneOut(points: Float64Array, sigma: number): number {
  const n = points.length / 2
  const density = new Float64Array(n)
  const fall = -1 / (2 * sigma * sigma)
  const reach = 50 * sigma * sigma
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const square = (points[2 * i]! - points[2 * j]!) ** 2 + (points[2 * i + 1]! - points[2 * j + 1]!) ** 2
      if (square > reach) continue
      const weight = Math.exp(square * fall)
      density[i]! += weight
      density[j]! += weight
    }
  }
  // A point without neighbours would veto every narrow width; a floor far below any real density keeps it finite.
  const floor = Math.exp(-30)
  return density.reduce((sum, value) => sum + Math.log(Math.max(value, floor) / (sigma * sigma)), 0)
}
