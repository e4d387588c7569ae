import { FEATURES, type Features } from './features.ts'
import { fitLogistic, logistic, type LogisticModel } from './logistic.ts'

/** The features of a pair whose origins are known. */
export interface KnownPair {
  readonly features: Features
  /** What made the mark on each side, such as a slide. */
  readonly origins: readonly [string, string]
}

export interface FittedScore extends LogisticModel {
  /** The score of each pair by a model that saw nothing of either of its origins. */
  readonly held: readonly number[]
}

/**
 * Fits the score to pairs of known origin, and scores every pair by a model fitted without all pairs in which one of its
 * origins takes part.
 * @throws RangeError when there are not pairs of both kinds, or too few origins to leave any out.
 */
export function fitScore(pairs: readonly KnownPair[]): FittedScore {
  const examples = pairs.map(({ features, origins }) => ({
    values: FEATURES.map((name) => features[name]),
    same: origins[0] === origins[1],
    origins,
  }))
  const models = new Map<string, LogisticModel>()
  const held = examples.map(({ values, origins: [a, b] }) => {
    const key = [a, b].toSorted().join('\n')
    const model =
      models.get(key) ??
      fitLogistic(examples.filter(({ origins }) => !origins.includes(a) && !origins.includes(b)))
    models.set(key, model)
    return logistic(model, values)
  })
  return { ...fitLogistic(examples), held }
}
