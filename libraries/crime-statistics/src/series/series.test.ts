import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayHourMatrix } from './day-hour.ts'
import { monthlyTrend, type FittedTrend } from './monthly-trend.ts'
import { fitPenalisedPoisson } from './penalised-poisson.ts'

const startMonth = '2015-01'

function fitted(counts: readonly number[], options = {}): FittedTrend {
  const trend = monthlyTrend(counts, { startMonth, ...options })
  if (!trend.fitted) throw new Error(`no trend: ${trend.reason}`)
  return trend
}

/** Linear congruential numbers in (0, 1): the tests must not depend on chance. */
function uniforms(seed: number) {
  let state = seed
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296
    return (state + 0.5) / 4294967296
  }
}

function poissonDraw(mean: number, next: () => number): number {
  let product = next()
  let count = 0
  for (const end = Math.exp(-mean); product > end; product *= next()) count += 1
  return count
}

describe('monthlyTrend', () => {
  it('names its months and keeps what was observed', () => {
    const trend = fitted([4, 6, 5, 7, 6, 5, 8], { startMonth: '2023-11' })
    expect(trend.points.map((point) => point.month).slice(0, 3)).toEqual(['2023-11', '2023-12', '2024-01'])
    expect(trend.points.map((point) => point.observed)).toEqual([4, 6, 5, 7, 6, 5, 8])
    expect(trend).toMatchObject({ season: false, level: 0.95, method: 'quasi-poisson-p-spline' })
  })

  it('draws a constant series flat, at its level', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 6, max: 150 }), (level, months) => {
        for (const { trend, low, high, seasonal } of fitted(Array.from({ length: months }, () => level))
          .points) {
          expect(Math.abs(trend / level - 1)).toBeLessThan(1e-6)
          expect(low).toBeLessThan(level)
          expect(high).toBeGreaterThan(level)
          expect(seasonal).toBeCloseTo(1, 6)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('has a finite band around the trend, wider at a higher level, for any counts', () => {
    const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 })), {
      minLength: 6,
      maxLength: 80,
    })
    fc.assert(
      fc.property(counts, (series) => {
        const [narrow, wide] = [fitted(series, { level: 0.8 }), fitted(series)]
        narrow.points.forEach((point, i) => {
          const outer = wide.points[i]!
          expect(point.trend).toBeGreaterThanOrEqual(0)
          expect(outer.low).toBeLessThanOrEqual(point.low)
          expect(point.low).toBeLessThanOrEqual(point.trend)
          expect(point.trend).toBeLessThanOrEqual(point.high)
          expect(point.high).toBeLessThanOrEqual(outer.high)
          expect(Number.isFinite(outer.high)).toBe(true)
        })
        expect(wide.dispersion).toBeGreaterThanOrEqual(1)
      }),
      { numRuns: 60 },
    )
  })

  it('finds a known trend and season, its band covering the truth about as often as it says', () => {
    const next = uniforms(7)
    let covered = 0
    let seen = 0
    for (let run = 0; run < 20; run += 1) {
      const truth = Array.from({ length: 96 }, (_, i) => 40 + 20 * Math.sin(i / 15))
      const season = Array.from({ length: 12 }, (_, month) => 1 + 0.3 * Math.cos(((month - 6) * Math.PI) / 6))
      const trend = fitted(truth.map((mean, i) => poissonDraw(mean * season[i % 12]!, next)))
      for (const [i, { low, high, seasonal }] of trend.points.entries()) {
        seen += 1
        if (low <= truth[i]! && truth[i]! <= high) covered += 1
        expect(Math.abs(seasonal - season[i % 12]!)).toBeLessThan(0.25)
      }
      expect(trend.dispersion).toBeLessThan(1.6)
    }
    expect(covered / seen).toBeGreaterThan(0.88)
    expect(covered / seen).toBeLessThanOrEqual(0.995)
  })

  it('takes the season out only where two years show it', () => {
    const summer = (months: number) => Array.from({ length: months }, (_, i) => (i % 12 === 6 ? 60 : 30))
    expect(fitted(summer(23)).season).toBe(false)
    const trend = fitted(summer(60))
    expect(trend.season).toBe(true)
    expect(trend.points[6]!.seasonal).toBeGreaterThan(1.7)
    expect(trend.points[6]!.trend).toBeCloseTo(32.5, 0)
    const factors = trend.points.slice(0, 12).reduce((sum, { seasonal }) => sum + seasonal, 0)
    expect(factors / 12).toBeCloseTo(1, 9)
  })

  it('reads a half-observed last month as half a month', () => {
    const counts = [...Array.from({ length: 30 }, () => 40), 20]
    const exposure = [...Array.from({ length: 30 }, () => 1), 0.5]
    expect(fitted(counts, { exposure }).points.at(-1)!.trend).toBeCloseTo(40, 3)
    expect(fitted(counts).points.at(-1)!.trend).toBeLessThan(39)
  })

  it('says how little is too little, and answers a series of zeros', () => {
    expect(monthlyTrend([1, 2, 3], { startMonth })).toEqual({
      fitted: false,
      reason: 'too-few-months',
      months: 3,
      needed: 6,
    })
    const quiet = fitted(Array.from({ length: 12 }, () => 0))
    expect(quiet.points[0]).toMatchObject({ trend: 0, low: 0 })
    // The exact upper limit of no event in 12 months: −log(0.025) / 12.
    expect(quiet.points[0]!.high).toBeCloseTo(3.68887945 / 12, 8)
  })

  it('refuses a month it cannot read and lengths that differ', () => {
    expect(() => monthlyTrend([1], { startMonth: '2024-13' })).toThrow('year and month like 2024-07')
    expect(() => monthlyTrend([1, 2], { startMonth, exposure: [1] })).toThrow(
      'exposure has 1 values for 2 counts.',
    )
    expect(() => monthlyTrend([1.5], { startMonth })).toThrow('counts must be a whole number')
  })
})

describe('dayHourMatrix', () => {
  it('counts what is known and says how much is not', () => {
    const matrix = dayHourMatrix([0, 0, 6, -1, 2, 7], [23, 23, 0, 4, NaN, 3])
    expect(matrix.cells[0]![23]).toBe(2)
    expect(matrix.cells[6]![0]).toBe(1)
    expect(matrix.unknown).toBe(3)
    expect(matrix.dayTotals).toEqual([2, 0, 0, 0, 0, 0, 1])
    expect(matrix.hourTotals[23]).toBe(2)
    expect(() => dayHourMatrix([1], [])).toThrow('as long as each other')
  })
})

const file = fileURLToPath(
  new URL('../../../../../shared/data/reference/series_nyc_2022.json', import.meta.url),
)
describe.skipIf(!existsSync(file))(`New York by month, 2012 to 2022 (needs ../shared/data/reference)`, () => {
  const { its } = JSON.parse(existsSync(file) ? readFileSync(file, 'utf8') : '{"its":{}}') as {
    its: Interrupted
  }

  it('fits R’s interrupted Poisson regression to its digits', () => {
    const rows = its.counts.map((_, i) => {
      const t = i + 1
      const after = t >= its.break_index_1based ? 1 : 0
      const wave = (2 * Math.PI * t) / 12
      const waves = [Math.sin(wave), Math.cos(wave), Math.sin(2 * wave), Math.cos(2 * wave)]
      const values = [1, t, after, after * (t - its.break_index_1based), ...waves]
      return { columns: values.map((_value, column) => column), values }
    })
    const offset = its.counts.map(() => 0)
    const fit = fitPenalisedPoisson({ counts: its.counts, rows, size: 8, offset, penalties: [] })
    its.poisson_coef.forEach((truth, j) => {
      expect(fit.coefficients[j]).toBeCloseTo(truth, 7)
      expect(Math.sqrt(fit.inverse[j * 9]!)).toBeCloseTo(its.poisson_se[j]!, 7)
    })
  })

  it('shows the summer peak, the winter trough and the rise of 2020', () => {
    const trend = fitted(its.counts, { startMonth: '2012-01' })
    const at = (month: string) => trend.points.find((point) => point.month === month)!
    expect(at('2022-07').seasonal).toBeGreaterThan(1.2)
    expect(at('2022-02').seasonal).toBeLessThan(0.85)
    expect(at('2021-01').low).toBeGreaterThan(at('2019-06').high)
    expect(trend.dispersion).toBeGreaterThan(1.3)
    expect(trend.dispersion).toBeLessThan(3)
  })
})

type Interrupted = {
  counts: number[]
  break_index_1based: number
  poisson_coef: number[]
  poisson_se: number[]
}
