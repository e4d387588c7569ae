import { congruentSegments } from './cmps.ts'
import { closestPair, correlate } from './correlate.ts'
import type { LandCut, PreparedLand } from './land.ts'
import type { Signature } from './signature.ts'
import { consecutiveStriae } from './striae.ts'

/**
 * What a comparison says: how alike two surfaces are, never whose they are. Inconclusive: the measured surfaces do not say enough
 * either way.
 */
export type Verdict = 'similar' | 'inconclusive' | 'not similar'

export interface LandComparison {
  readonly kind: 'land'
  /** Correlation of the two signatures at their best lag; see `correlate`. */
  readonly ccf: number
  /** Micrometres by which the second is moved, and along which the two then lie upon each other. */
  readonly lag: number
  readonly overlap: number
  /** Most consecutive striae that agree; all that agree; all there are. */
  readonly cms: number
  readonly agreeingStriae: number
  readonly striae: number
  /** Congruent profile segments of the first sought in the second, and of the second in the first, and of how many. */
  readonly cmps: readonly [number, number]
  readonly segments: readonly [number, number]
  /** Each segment of the first with its own lag, micrometres, for drawing. */
  readonly segmentLags: readonly (number | undefined)[]
  /** Mean share of congruent segments, 0 to 1. */
  readonly score: number
  readonly verdict: Verdict
  /** Why, in a sentence. */
  readonly reason: string
  /** Heights of the two cuts that agree best, micrometres from the first rows; undefined for plain signatures. */
  readonly cuts: readonly [number | undefined, number | undefined]
}

/** A signature, or a land with its further cuts, which are then tried too. */
export type Comparable = Signature & Partial<Pick<PreparedLand, 'others' | 'crossCut'>>

/**
 * Shares between which nothing is said. The published example of the method (cmpsR, Hamby set 252, 36 pairs of lands) has 10 to 15 congruent
 * segments of 21 to 23 for lands of one barrel's same land, and 1 to 5 for others.
 */
export const SIMILAR_FROM = 0.4
export const NOT_SIMILAR_BELOW = 0.25
/** Fewer segments agree too easily by chance, or by one scratch. */
const LEAST_SEGMENTS = 12

/**
 * Compares the striae of two lands: correlation, consecutive agreeing striae, and congruent profile segments, from which the score and the
 * verdict come. The order of the two does not matter but for signs and pairs.
 *
 * @throws RangeError when the steps of the two differ.
 */
export function compareSignatures(a: Comparable, b: Comparable): LandComparison {
  const [first, second] = closestPair(cutsOf(a), cutsOf(b)) ?? [cutsOf(a)[0]!, cutsOf(b)[0]!]
  const found = correlate(first, second)
  const forth = congruentSegments(first, second)
  const back = congruentSegments(second, first)
  const striae = found ? consecutiveStriae(first, second, found.lag) : { cms: 0, agreeing: 0, striae: 0 }
  const segments = [forth.segments, back.segments] as const
  const score = (share(forth.congruent, forth.segments) + share(back.congruent, back.segments)) / 2
  return {
    kind: 'land',
    ccf: found?.ccf ?? 0,
    lag: found?.lag ?? 0,
    overlap: found?.overlap ?? 0,
    cms: striae.cms,
    agreeingStriae: striae.agreeing,
    striae: striae.striae,
    cmps: [forth.congruent, back.congruent],
    segments,
    segmentLags: forth.lags,
    score,
    ...judge(score, Math.min(...segments)),
    cuts: [first.y, second.y],
  }
}

function judge(score: number, segments: number): Pick<LandComparison, 'verdict' | 'reason'> {
  if (segments < LEAST_SEGMENTS)
    return {
      verdict: 'inconclusive',
      reason: `A signature has only ${segments} segments; ${LEAST_SEGMENTS} are the least that say something.`,
    }
  const share = `${Math.round(100 * score)} % of the segments agree on one lag`
  const verdict = verdictOf(score)
  const between = `from ${100 * SIMILAR_FROM} % on lands are called similar, below ${100 * NOT_SIMILAR_BELOW} % not`
  return { verdict, reason: `${share}; ${between}.` }
}

export function verdictOf(score: number): Verdict {
  if (score >= SIMILAR_FROM) return 'similar'
  return score < NOT_SIMILAR_BELOW ? 'not similar' : 'inconclusive'
}

function cutsOf({ signature, step, others = [], crossCut }: Comparable): (Signature & { y?: number })[] {
  const own: Signature & Partial<LandCut> = { signature, step, ...(crossCut && { y: crossCut.y }) }
  return [own, ...others]
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
