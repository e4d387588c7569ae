import type { ScoreModel } from './model.ts'

// Written by npm run proof -- surfaces --write. Fit anew instead of changing a number.

/**
 * Fitted to 825 pairs of breech faces of known origin: Fadul et al. 2011 (40 cases, ten consecutively made Ruger 9 mm
 * slides) and Weller et al. 2012 (ten cases, five consecutively made Ruger P95 slides).
 */
export const MODEL: ScoreModel = {
  version: 'logistic-1',
  intercept: -5.29534,
  weights: [3.200172, 5.131015, 3.148639, 0.918076],
  population: {
    pairsOfOneSlide: 68,
    pairsOfTwoSlides: 757,
    wrongWhenLeftOut: 0,
    leastOfOneSlide: 0.928,
    mostOfTwoSlides: 0.191,
  },
}
