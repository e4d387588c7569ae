import type { Direction, Judged } from '../cmc/both.ts'
import { median } from '../cmc/rules.ts'
import { PRESETS, type Thresholds } from '../cmc/thresholds.ts'

/** What the score is made of; each from 0 (nothing in common) to 1. They are published with every comparison. */
export interface Features {
  /** Share of compared cells that are congruent by the original rule, both directions together. */
  readonly congruent: number
  /** Cells that are congruent by High CMC, as a share of the cells compared in the direction with fewer. */
  readonly high: number
  /** Share of compared cells that shift and turn together, whatever their correlation. */
  readonly together: number
  /** Median over all compared cells of their best correlation; 0 when it is negative. */
  readonly correlation: number
}

/** By these the counts among the features are made, whichever preset a comparison has. */
export const SCORE_THRESHOLDS: Thresholds = PRESETS.cmcR

/** The numbers in the order of the coefficients. */
export const FEATURES = ['congruent', 'high', 'together', 'correlation'] as const satisfies (keyof Features)[]

export function featuresOf({ ab, ba, high }: Judged): Features {
  const directions = [ab, ba]
  const best = directions.map(bestCorrelations)
  const compared = best.flat().length
  if (compared === 0) return { congruent: 0, high: 0, together: 0, correlation: 0 }
  const fewer = Math.min(...best.map(({ length }) => length))
  return {
    congruent: (ab.count + ba.count) / compared,
    high: fewer === 0 ? 0 : Math.min(1, high.count / fewer),
    together: (ab.together + ba.together) / compared,
    correlation: Math.max(0, median(best.flat())),
  }
}

const bestCorrelations = ({ found, best }: Direction): number[] =>
  [...best].flatMap((turn, order) =>
    turn < 0 ? [] : [found.correlation[order * found.thetas.length + turn]!],
  )
