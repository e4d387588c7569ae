import type { Signature } from './signature.ts'

/** A peak or valley of a signature: one stria. */
export interface Stria {
  readonly kind: 'peak' | 'valley'
  /** Micrometres from the first sample of the signature; its own place and the stretch it takes. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Micrometres of the running mean before peaks are sought: 35 samples of the published resolution. */
const SMOOTHING = 35 * 1.5625
/** A stria reaches a third of the way to its neighbours. */
const REACH = 1 / 3

/** Peaks and valleys of a signature in order, each with the stretch it takes. */
export function striaeOf({ signature, step }: Signature): Stria[] {
  const smooth = runningMean(signature, Math.max(1, Math.round(SMOOTHING / step)))
  const found: { kind: Stria['kind']; at: number }[] = []
  for (let i = 1; i < smooth.length - 1; i++) {
    const left = smooth[i]! - smooth[i - 1]!
    const right = smooth[i + 1]! - smooth[i]!
    if (left > 0 && right <= 0) found.push({ kind: 'peak', at: i * step })
    if (left < 0 && right >= 0) found.push({ kind: 'valley', at: i * step })
  }
  return found.map(({ kind, at }, i) => {
    const before = found[i - 1]?.at ?? 0
    const after = found[i + 1]?.at ?? (signature.length - 1) * step
    return { kind, at, from: at - (at - before) * REACH, to: at + (after - at) * REACH }
  })
}

export interface ConsecutiveStriae {
  /** Most striae in a row that agree in kind and place. */
  readonly cms: number
  /** All that agree, and all of both signatures where they overlap, an agreeing pair counted once. */
  readonly agreeing: number
  readonly striae: number
}

/**
 * Consecutive matching striae (Biasotti 1959, counted on profiles as by Hare, Hofmann and Carriquiry 2017): the striae of both signatures are
 * read in order where the two overlap; two of one kind whose stretches meet agree, and any other stria breaks the row.
 *
 * @param lag micrometres by which the second is moved.
 */
export function consecutiveStriae(a: Signature, b: Signature, lag: number): ConsecutiveStriae {
  const start = Math.max(0, lag)
  const end = Math.min((a.signature.length - 1) * a.step, (b.signature.length - 1) * b.step + lag)
  const within = ({ at }: Stria) => at >= start && at <= end
  const first = striaeOf(a).filter(within)
  const second = striaeOf(b)
    .map((stria) => ({ ...stria, at: stria.at + lag, from: stria.from + lag, to: stria.to + lag }))
    .filter(within)
  let run = 0
  let cms = 0
  let agreeing = 0
  let striae = 0
  for (let i = 0, j = 0; i < first.length || j < second.length; striae++) {
    const one = first[i]
    const other = second[j]
    if (one && other && one.kind === other.kind && one.from <= other.to && other.from <= one.to) {
      i++
      j++
      agreeing++
      cms = Math.max(cms, ++run)
      continue
    }
    run = 0
    if (!other || (one && one.at <= other.at)) i++
    else j++
  }
  return { cms, agreeing, striae }
}

/** Mean of what was measured within half the width on either side; missing where a gap is wider. */
function runningMean(values: Float32Array, width: number): Float64Array {
  const half = width >> 1
  const sums = new Float64Array(values.length + 1)
  const counts = new Float64Array(values.length + 1)
  values.forEach((value, i) => {
    const present = !Number.isNaN(value)
    sums[i + 1] = sums[i]! + (present ? value : 0)
    counts[i + 1] = counts[i]! + (present ? 1 : 0)
  })
  return Float64Array.from(values, (_, i) => {
    const from = Math.max(0, i - half)
    const to = Math.min(values.length, i + half + 1)
    return (sums[to]! - sums[from]!) / (counts[to]! - counts[from]!)
  })
}
