import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  compareBullets,
  compareSignatures,
  congruentSegments,
  consecutiveStriae,
  correlate,
  striaeOf,
  type Signature,
} from './index.ts'
import { signatureOf, striae } from './testing/lands.ts'

const ways = fc.record({
  seed: fc.integer({ min: 1, max: 10_000 }),
  other: fc.integer({ min: 1, max: 10_000 }),
  from: fc.integer({ min: -300, max: 300 }),
  noise: fc.double({ min: 0, max: 2, noNaN: true }),
})
const gapped = ({ signature, step }: Signature): Signature => ({
  step,
  signature: signature.map((z, i) => (i > 0 && i < signature.length - 1 && i % 97 < 9 ? NaN : z)),
})

describe('the correlation of two signatures', () => {
  it('is 1 without lag for a signature with itself', () => {
    const own = signatureOf(striae(1))
    expect(correlate(own, own)).toEqual({ ccf: 1, lag: 0, overlap: 1200 * own.step })
  })

  it('does not depend on which comes first', () => {
    fc.assert(
      fc.property(ways, ({ seed, other, from, noise }) => {
        const a = gapped(signatureOf(striae(seed), 0, 700, noise))
        const b = signatureOf(striae(seed % 2 === 0 ? seed : other), from, 620, noise, 7)
        const forth = correlate(a, b)!
        const back = correlate(b, a)!
        expect(back.ccf).toBeCloseTo(forth.ccf, 12)
        expect(back.lag).toBeCloseTo(-forth.lag, 9)
        expect(back.overlap).toBe(forth.overlap)
      }),
      { numRuns: 25 },
    )
  })

  it('finds the lag, whatever the height and the offset', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: -200, max: 200 }), (seed, samples) => {
        const a = signatureOf(striae(seed), 0)
        const b = signatureOf(striae(seed), samples * a.step)
        const scaled = { ...b, signature: b.signature.map((z) => 3 * z - 5) }
        const found = correlate(a, scaled)!
        expect(found.lag).toBeCloseTo(samples * a.step, 6)
        expect(found.ccf).toBeGreaterThan(0.9999)
      }),
      { numRuns: 15 },
    )
  })

  it('prefers a long agreement to a short one that is a little higher', () => {
    const a = signatureOf(striae(5), 0, 1200, 0.6, 2)
    const b = signatureOf(striae(5), 0, 1200, 0.6, 3)
    expect(correlate(a, b)!.overlap).toBeGreaterThan(1800)
  })

  it('says nothing of a flat signature, and refuses different steps', () => {
    const a = signatureOf(striae(1))
    expect(
      correlate(
        a,
        signatureOf(() => 0),
      ),
    ).toBeUndefined()
    expect(() => correlate(a, { ...a, step: 2 })).toThrow('one step')
    expect(() => congruentSegments(a, { ...a, step: 2 })).toThrow('one step')
    expect(
      compareSignatures(
        a,
        signatureOf(() => 0),
      ),
    ).toMatchObject({ ccf: 0, score: 0, verdict: 'not similar' })
  })
})

describe('striae', () => {
  it('are the peaks and valleys in order', () => {
    const wave = signatureOf((x) => Math.cos((2 * Math.PI * x) / 312.5), 0, 801)
    const found = striaeOf(wave)
    expect(found.map(({ kind }) => kind)).toEqual([
      'valley',
      'peak',
      'valley',
      'peak',
      'valley',
      'peak',
      'valley',
    ])
    found.forEach(({ at }, i) => expect(at).toBeCloseTo(156.25 * (i + 1), 0))
    expect(found[2]!.from).toBeCloseTo(found[2]!.at - 156.25 / 3, 0)
  })

  it('all agree in a row for a signature with itself, and the row breaks where one is missing', () => {
    const own = signatureOf(striae(2))
    const all = striaeOf(own).length
    expect(consecutiveStriae(own, own, 0)).toEqual({ cms: all, agreeing: all, striae: all })
    const levelled = {
      ...own,
      signature: own.signature.map((z, i) => (i > 560 && i < 640 ? own.signature[560]! : z)),
    }
    const broken = consecutiveStriae(own, levelled, 0)
    expect(broken.cms).toBeLessThan(all)
    expect(broken.striae).toBeGreaterThanOrEqual(all)
  })
})

describe('congruent profile segments', () => {
  it('are all of a signature with itself, and few of two that have nothing in common', () => {
    const own = signatureOf(striae(3))
    expect(congruentSegments(own, own)).toMatchObject({ congruent: 24, segments: 24, lag: 0 })
    for (let seed = 10; seed < 20; seed++)
      expect(congruentSegments(own, signatureOf(striae(seed))).congruent).toBeLessThanOrEqual(6)
  })

  it('keep a part that agrees when the rest was worn away', () => {
    const own = signatureOf(striae(3))
    const other = signatureOf(striae(77))
    const worn = { ...own, signature: own.signature.map((z, i) => (i < 720 ? z : other.signature[i]!)) }
    const { congruent, lag } = congruentSegments(own, worn)
    expect(congruent).toBeGreaterThanOrEqual(12)
    expect(congruent).toBeLessThan(24)
    expect(Math.abs(lag!)).toBeLessThan(5)
  })
})

describe('the comparison of two lands', () => {
  it('has the same score either way, with lags turned round', () => {
    const a = signatureOf(striae(4), 0, 1200, 0.8, 1)
    const b = signatureOf(striae(4), 60, 1150, 0.8, 2)
    const forth = compareSignatures(a, b)
    const back = compareSignatures(b, a)
    expect(back.score).toBe(forth.score)
    expect(back.verdict).toBe(forth.verdict)
    expect(back.lag).toBeCloseTo(-forth.lag, 9)
    expect(back.cmps).toEqual(forth.cmps.toReversed())
    expect(forth).toMatchObject({ kind: 'land', verdict: 'similar' })
  })

  it('has a lower score the more noise there is', () => {
    const score = (noise: number) =>
      [1, 2].reduce(
        (sum, seed) =>
          sum +
          compareSignatures(
            signatureOf(striae(seed), 0, 1200, noise, 1),
            signatureOf(striae(seed), 0, 1200, noise, 2),
          ).score,
        0,
      )
    const scores = [0, 1, 2, 4].map(score)
    expect(scores).toEqual(scores.toSorted((p, q) => q - p))
    expect(scores[0]).toBe(2)
    expect(scores[3]).toBeLessThan(1)
  })

  it('is inconclusive when there is too little of a land', () => {
    const short = signatureOf(striae(4), 0, 400)
    expect(compareSignatures(short, short)).toMatchObject({ verdict: 'inconclusive', segments: [8, 8] })
    expect(compareSignatures(short, short).reason).toContain('only 8 segments')
  })
})

describe('the comparison of two bullets', () => {
  const bullet = (first: number, phase: number, seed: number) =>
    [0, 1, 2, 3].map((i) => signatureOf(striae(100 + first + ((i + phase) % 4)), 0, 800, 0.5, seed + i))

  it('finds the phase in which the lands of one barrel agree', () => {
    const found = compareBullets(bullet(0, 0, 1), bullet(0, 1, 50))
    expect(found).toMatchObject({
      kind: 'bullet',
      phase: 3,
      verdict: 'similar',
      comparedLands: 4,
      similarLands: 4,
    })
    expect(found.inPhase).toBeGreaterThan(found.outOfPhase + 0.5)
    expect(found.matrix.map((row) => row.length)).toEqual([4, 4, 4, 4])
  })

  it('finds none for different barrels', () => {
    const found = compareBullets(bullet(0, 0, 1), bullet(40, 0, 50))
    expect(found.verdict).toBe('not similar')
    expect(found.score).toBe(found.inPhase)
  })

  it('does without lands that could not be measured, until too few are left', () => {
    const lands = bullet(0, 0, 1)
    const some = lands.map((land, i) => (i < 1 ? undefined : land))
    expect(compareBullets(some, bullet(0, 0, 50))).toMatchObject({
      phase: 0,
      comparedLands: 3,
      verdict: 'similar',
    })
    const few = lands.map((land, i) => (i < 3 ? undefined : land))
    expect(compareBullets(few, bullet(0, 0, 50))).toMatchObject({ comparedLands: 1, verdict: 'inconclusive' })
  })

  it('says nothing when every phase agrees alike, as marks that all lands of a make have', () => {
    const same = Array.from({ length: 3 }, (_, i) => signatureOf(striae(7), 0, 800, 0.3, i))
    const found = compareBullets(same, same)
    expect(found.verdict).toBe('inconclusive')
    expect(found.reason).toContain('does not stand out')
  })

  it('refuses bullets of different rifling', () => {
    expect(() => compareBullets(bullet(0, 0, 1), bullet(0, 0, 1).slice(1))).toThrow('4 and 3 lands')
  })
})
