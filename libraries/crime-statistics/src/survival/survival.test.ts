import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { kaplanMeier, survivalBounds, type Duration } from './kaplan-meier.ts'

/** Weeks of remission under 6-mercaptopurine (Freireich et al. 1963), as printed in textbooks; + where it still held. */
const REMISSION = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
  .split(' ')
  .map((text): Duration => ({ time: Number.parseInt(text, 10), ended: !text.endsWith('+') }))

describe('kaplanMeier', () => {
  // Survival and Greenwood's error as printed by Kalbfleisch and Prentice; band as Stata's `sts list` prints it.
  it.each([
    [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
    [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
    [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
    [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
    [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
    [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
    [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
  ])('of remissions after %d weeks', (time, atRisk, survival, error, low, high) => {
    const step = kaplanMeier(REMISSION).steps.find((one) => one.time === time)!
    expect(step.atRisk).toBe(atRisk)
    expect(step.survival).toBeCloseTo(survival, 4)
    expect(step.error).toBeCloseTo(error, 4)
    expect(step.low).toBeCloseTo(low, 4)
    expect(step.high).toBeCloseTo(high, 4)
  })

  it('has a median whose interval stays open where the band does not come down to a half', () => {
    expect(kaplanMeier(REMISSION).median).toEqual({ value: 23, low: 13, high: null })
    expect(kaplanMeier([]).median).toEqual({ value: null, low: null, high: null })
  })

  it('is the share that is greater where nothing is censored, however it is grouped', () => {
    const times = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(times, (all) => {
        const curve = kaplanMeier(all.map((time) => ({ time })))
        for (const { time, survival, low, high } of curve.steps) {
          expect(survival).toBeCloseTo(all.filter((one) => one > time).length / all.length, 10)
          expect(low ?? 0).toBeLessThanOrEqual(survival + 1e-12)
          expect(high ?? 1).toBeGreaterThanOrEqual(survival - 1e-12)
        }
        const sorted = all.toSorted((a, b) => a - b)
        const middle = (sorted[(all.length - 1) >> 1]! + sorted[all.length >> 1]!) / 2
        expect(curve.median.value).toBe(middle)
        const groups = [...new Set(all)].map((time) => ({
          time,
          count: all.filter((one) => one === time).length,
        }))
        expect(kaplanMeier(groups)).toEqual(curve)
      }),
      { numRuns: 60 },
    )
  })

  it('refuses what is no time', () => {
    expect(() => kaplanMeier([{ time: -1 }])).toThrow('time must be a number of 0 or more, but it is -1.')
    expect(() => kaplanMeier([{ time: 1, count: 0.5 }])).toThrow(RangeError)
  })
})

describe('survivalBounds', () => {
  const span = fc.tuple(fc.nat(30), fc.option(fc.nat(30)), fc.nat(30)).map(([from, more, truth]) => ({
    span: { from, to: more === null ? null : from + more },
    truth: more === null ? from + truth : from + Math.min(truth, more),
  }))

  it('hold the truth between them, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 30 }), (all) => {
        const bounds = survivalBounds(
          all.map((one) => one.span),
          [0, 5, 10, 20, 40],
        )
        for (const { time, low, high } of bounds) {
          const share = all.filter(({ truth }) => truth > time).length / all.length
          expect(low).toBeLessThanOrEqual(share)
          expect(high).toBeGreaterThanOrEqual(share)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('meet where everything is known, and are as far apart as what is not', () => {
    expect(
      survivalBounds(
        [
          { from: 3, to: 3, count: 3 },
          { from: 0, to: null },
        ],
        [2, 3],
      ),
    ).toEqual([
      { time: 2, low: 0.75, high: 1 },
      { time: 3, low: 0, high: 0.25 },
    ])
    expect(() => survivalBounds([{ from: 3, to: 2 }], [1])).toThrow('runs from 3 to 2')
  })
})
