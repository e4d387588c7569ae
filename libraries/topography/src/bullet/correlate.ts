import { requireOneStep, type Signature } from './signature.ts'

export interface Correlation {
  /** Pearson correlation of the two signatures where both were measured; -1 to 1. */
  readonly ccf: number
  /** Micrometres by which the second is moved to lie upon the first. */
  readonly lag: number
  /** Micrometres of the two that lie upon each other. */
  readonly overlap: number
}

export interface CorrelateOptions {
  /** Least share of the shorter signature that overlaps; a tenth, as published, unless stated. */
  readonly leastOverlap?: number
}

/** Micrometres of a smoothed signature that say about one thing: the width of the smoothing. */
const INDEPENDENT = 50
/** Samples that are brought to one for the first search; still well under the smoothing's width. */
const COARSE = 8
/** Peaks of the first search that are looked at in full. */
const PEAKS = 4

/**
 * How well two signatures agree at the lag where their agreement is least likely to be chance. The height of the correlation alone
 * would prefer short overlaps, in which unlike signatures soon agree; so lags are ranked by Fisher's z over its standard error,
 * with 50 micrometres counted as one observation. The same for (a, b) and (b, a), the lag turned round. Undefined when they overlap
 * nowhere by enough or one of them is flat.
 *
 * @throws RangeError when their steps differ.
 */
export function correlate(
  a: Signature,
  b: Signature,
  options: CorrelateOptions = {},
): Correlation | undefined {
  requireOneStep(a, b)
  const least = leastCount(a.signature, b.signature, options)
  const tops = coarseLags(thinned(a), thinned(b), options)
    .sort((p, q) => q.evidence - p.evidence || Math.abs(p.lag) - Math.abs(q.lag))
    .slice(0, PEAKS)
  let best: AtLag | undefined
  for (const { lag: about } of tops)
    for (let lag = (about - 1) * COARSE; lag <= (about + 1) * COARSE; lag++) {
      const found = atLag(a.signature, b.signature, lag, least, a.step)
      if (found && (!best || better(found, best))) best = found
    }
  return best && { ccf: best.ccf, lag: best.lag * a.step, overlap: best.count * a.step }
}

/**
 * The two signatures, one of each list, that agree best by a first search; undefined when none overlap. Striae change along a land, so
 * its cuts at several heights are tried.
 */
export function closestPair<A extends Signature, B extends Signature>(
  ones: readonly A[],
  others: readonly B[],
  options: CorrelateOptions = {},
): readonly [A, B] | undefined {
  const thinOnes = ones.map(thinned)
  const thinOthers = others.map(thinned)
  let best: { evidence: number; pair: readonly [A, B] } | undefined
  ones.forEach((one, i) =>
    others.forEach((other, j) => {
      requireOneStep(one, other)
      for (const { evidence } of coarseLags(thinOnes[i]!, thinOthers[j]!, options))
        if (!best || evidence > best.evidence) best = { evidence, pair: [one, other] }
    }),
  )
  return best?.pair
}

interface AtLag {
  readonly ccf: number
  readonly lag: number
  readonly count: number
  readonly evidence: number
}

/** Of equal evidence the lag nearer to none, so that the order of the two does not matter. */
function better(found: AtLag, best: AtLag): boolean {
  return (
    found.evidence > best.evidence ||
    (found.evidence === best.evidence && Math.abs(found.lag) < Math.abs(best.lag))
  )
}

/** Local maxima of the evidence over all lags of two thinned signatures. */
function coarseLags(a: Signature, b: Signature, options: CorrelateOptions): AtLag[] {
  const least = leastCount(a.signature, b.signature, options)
  const found: AtLag[] = []
  let before: AtLag | undefined
  let rising = true
  for (let lag = least - b.signature.length; lag <= a.signature.length - least; lag++) {
    const one = atLag(a.signature, b.signature, lag, least, a.step)
    if (before && rising && !(one && one.evidence >= before.evidence)) found.push(before)
    rising = one !== undefined && (!before || one.evidence >= before.evidence)
    before = one
  }
  if (before && rising) found.push(before)
  return found
}

function leastCount(a: Float32Array, b: Float32Array, { leastOverlap = 0.1 }: CorrelateOptions): number {
  return Math.max(3, Math.floor(leastOverlap * Math.min(a.length, b.length)))
}

function atLag(
  a: Float32Array,
  b: Float32Array,
  lag: number,
  least: number,
  step: number,
): AtLag | undefined {
  let count = 0
  let sumA = 0
  let sumB = 0
  let squareA = 0
  let squareB = 0
  let product = 0
  for (let i = Math.max(0, lag), end = Math.min(a.length, b.length + lag); i < end; i++) {
    const u = a[i]!
    const v = b[i - lag]!
    if (u !== u || v !== v) continue
    count++
    sumA += u
    sumB += v
    squareA += u * u
    squareB += v * v
    product += u * v
  }
  const spreadA = count * squareA - sumA * sumA
  const spreadB = count * squareB - sumB * sumB
  if (count < least || !(spreadA > 1e-12 && spreadB > 1e-12)) return undefined
  const ccf = Math.min(1, Math.max(-1, (count * product - sumA * sumB) / Math.sqrt(spreadA * spreadB)))
  const observations = Math.max(0, (count * step) / INDEPENDENT - 3)
  return { ccf, lag, count, evidence: Math.atanh(Math.min(ccf, 1 - 1e-9)) * Math.sqrt(observations) }
}

/** Means of eight samples; missing when most of them are. */
function thinned({ signature, step }: Signature): Signature {
  const thin = Float32Array.from({ length: Math.floor(signature.length / COARSE) }, (_, i) => {
    let sum = 0
    let count = 0
    for (let j = i * COARSE; j < (i + 1) * COARSE; j++) {
      if (Number.isNaN(signature[j]!)) continue
      sum += signature[j]!
      count++
    }
    return count * 2 > COARSE ? sum / count : NaN
  })
  return { signature: thin, step: step * COARSE }
}
