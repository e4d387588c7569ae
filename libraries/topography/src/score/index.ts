import { MODEL } from './coefficients.ts'
import { FEATURES, type Features } from './features.ts'
import { logistic } from './logistic.ts'

export { featuresOf, SCORE_THRESHOLDS, type Features } from './features.ts'
export { fitScore, type FittedScore, type KnownPair } from './fit.ts'
export type { ScoreModel } from './model.ts'

/** The model that gave a score. */
export const SCORE_VERSION: string = MODEL.version

/** What can honestly be said: never that two items are of one origin. */
export type Verdict = 'similar' | 'inconclusive' | 'not similar'

/** With fewer cells than this in either direction, agreement and its absence both come easily by chance. */
const FEWEST_CELLS = 10

/** Outside these the pairs of known origin were never on the wrong side when their slides were left out of the fit. */
const SIMILAR_FROM = 0.9
const NOT_SIMILAR_TO = 0.1

/** From 0 (as unlike as known pairs of different origin) to 1; null when too few cells could be compared. */
export function scoreOf(features: Features, compared: readonly [number, number]): number | null {
  if (Math.min(...compared) < FEWEST_CELLS) return null
  const score = logistic(
    MODEL,
    FEATURES.map((name) => features[name]),
  )
  // Six digits hold in every engine; what Math.exp gives beyond them does not.
  return Math.round(score * 1e6) / 1e6
}

/** The verdict of a score, and the reason in a sentence. */
export function verdictOf(
  score: number | null,
  compared: readonly [number, number],
): { readonly verdict: Verdict; readonly reason: string } {
  if (score === null)
    return {
      verdict: 'inconclusive',
      reason: `Only ${Math.min(...compared)} cells have enough surface on both sides; below ${FEWEST_CELLS} nothing is concluded.`,
    }
  if (score >= SIMILAR_FROM)
    return { verdict: 'similar', reason: 'Cells agree in place, turn and form as on surfaces of one origin.' }
  if (score <= NOT_SIMILAR_TO)
    return {
      verdict: 'not similar',
      reason: 'Cells agree no more than on surfaces of different origin. Bad marking looks the same.',
    }
  return {
    verdict: 'inconclusive',
    reason: 'More cells agree than is usual by chance, fewer than is usual on surfaces of one origin.',
  }
}
