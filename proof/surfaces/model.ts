import type { FittedScore } from '@throughline/topography'

/** What the scores of pairs say that the model had not seen. */
export interface Judged {
  readonly same: number
  readonly different: number
  /** Pairs on the wrong side of 0.5. */
  readonly wrong: number
  /** Least score of a pair of one origin, highest of a pair of two. */
  readonly leastSame: number
  readonly mostDifferent: number
  readonly sentence: string
}

export function judgeHeld(isSame: readonly boolean[], held: readonly number[]): Judged {
  const same = held.filter((_, i) => isSame[i])
  const different = held.filter((_, i) => !isSame[i])
  const wrong = held.filter((score, i) => score >= 0.5 !== isSame[i]).length
  const leastSame = Math.min(...same)
  const mostDifferent = Math.max(...different)
  const upper = (100 * 3) / Math.max(1, Math.min(same.length, different.length))
  const sentence =
    `Left out slide by slide: ${wrong} of ${held.length} pairs on the wrong side of 0.5; ` +
    `${same.length} of one slide score ${leastSame.toFixed(3)} or more, ${different.length} of two ${mostDifferent.toFixed(3)} or less. ` +
    `Even no error in ${same.length} pairs of one slide leaves an error rate of up to ${upper.toFixed(1)} % open (95 %).`
  return { same: same.length, different: different.length, wrong, leastSame, mostDifferent, sentence }
}

/** The module that holds the coefficients. */
export function modelFile({ intercept, weights }: FittedScore, pairs: number, judged: Judged): string {
  return `import type { ScoreModel } from './model.ts'

// Written by npm run proof -- surfaces --write. Fit anew instead of changing a number.

/**
 * Fitted to ${pairs} pairs of breech faces of known origin: Fadul et al. 2011 (40 cases, ten consecutively made Ruger 9 mm
 * slides) and Weller et al. 2012 (ten cases, five consecutively made Ruger P95 slides).
 */
export const MODEL: ScoreModel = {
  version: 'logistic-1',
  intercept: ${intercept.toFixed(6)},
  weights: [${weights.map((weight) => weight.toFixed(6)).join(', ')}],
  population: {
    pairsOfOneSlide: ${judged.same},
    pairsOfTwoSlides: ${judged.different},
    wrongWhenLeftOut: ${judged.wrong},
    leastOfOneSlide: ${judged.leastSame.toFixed(3)},
    mostOfTwoSlides: ${judged.mostDifferent.toFixed(3)},
  },
}
`
}
