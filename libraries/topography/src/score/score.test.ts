import { describe, expect, it } from 'vitest'
import { MODEL } from './coefficients.ts'
import { fitScore, scoreOf, verdictOf, type Features, type KnownPair } from './index.ts'

const features = (share: number): Features => ({
  congruent: share,
  high: share,
  together: share,
  correlation: 0.7,
})
const enough = [20, 20] as const

describe('the score', () => {
  it('rises with every feature', () => {
    const low = features(0.2)
    for (const name of ['congruent', 'high', 'together', 'correlation'] as const)
      expect(scoreOf({ ...low, [name]: 0.95 }, enough)!).toBeGreaterThan(scoreOf(low, enough)!)
  })

  it('is there for all three answers, and concludes nothing from few cells', () => {
    const verdicts = [0, 0.27, 0.9].map(
      (share) => verdictOf(scoreOf(features(share), enough), enough).verdict,
    )
    expect(verdicts).toEqual(['not similar', 'inconclusive', 'similar'])
    expect(scoreOf(features(1), [9, 30])).toBeNull()
    expect(verdictOf(null, [9, 30])).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('Only 9') as string,
    })
  })

  it('never speaks of identity', () => {
    for (const share of [0, 0.27, 0.9])
      expect(verdictOf(scoreOf(features(share), enough), enough).reason).not.toMatch(/match|identif/i)
  })

  it('says what it was fitted to', () => {
    const { pairsOfOneSlide, pairsOfTwoSlides, wrongWhenLeftOut } = MODEL.population
    expect([pairsOfOneSlide, pairsOfTwoSlides, wrongWhenLeftOut]).toEqual([68, 757, 0])
  })
})

describe('fitting', () => {
  const pairs: KnownPair[] = ['p', 'q', 'r', 's'].flatMap((a, i, all) =>
    all.map((b, j) => ({
      features: features(a === b ? 0.8 + 0.01 * i : 0.1 + 0.01 * j),
      origins: [a, b] as const,
    })),
  )

  it('divides what can be divided, and scores each pair by a model that has not seen its origins', () => {
    const { held, weights } = fitScore(pairs)
    expect(weights).toHaveLength(4)
    pairs.forEach(({ origins: [a, b] }, i) => expect(held[i]! > 0.5).toBe(a === b))
    // Changing a pair changes no score of pairs with its origins.
    const odd = pairs.map((pair, i) => (i === 1 ? { ...pair, features: features(0.9) } : pair))
    const other = fitScore(odd).held
    for (const [i, { origins }] of pairs.entries())
      if (i !== 1 && origins.includes('p') && origins.includes('q')) expect(other[i]).toBe(held[i])
  })

  it('refuses pairs of one kind only', () => {
    expect(() => fitScore(pairs.filter(({ origins: [a, b] }) => a === b))).toThrow('different origin')
  })
})
