import type { LogisticModel } from './logistic.ts'

/** The fitted score with the population it was fitted to and tested on, and how it did there. */
export interface ScoreModel extends LogisticModel {
  /** Changes whenever the same features would give another score. */
  readonly version: string
  readonly population: {
    readonly pairsOfOneSlide: number
    readonly pairsOfTwoSlides: number
    /** Pairs on the wrong side of 0.5 when every pair with one of their slides was left out of the fit. */
    readonly wrongWhenLeftOut: number
    /** Scores of such pairs: the least of one slide, the highest of two. */
    readonly leastOfOneSlide: number
    readonly mostOfTwoSlides: number
  }
}
