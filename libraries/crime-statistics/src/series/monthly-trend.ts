import { requireCount, requireLevel, requirePositive } from '../checks.ts'
import { poissonInterval } from '../counts/poisson.ts'
import { studentCritical } from '../special/normal.ts'
import { formatMonth, parseMonth } from './months.ts'
import {
  fitPenalisedPoisson,
  quadratic,
  type Penalty,
  type PoissonFit,
  type SparseRow,
} from './penalised-poisson.ts'

export interface MonthlyTrendOptions {
  /** Month of the first count, such as "2019-01". */
  readonly startMonth: string
  /** Confidence level of the band at each month, 0.95 unless given. */
  readonly level?: number
  /** Share of each month that was observed, 1 unless given: 0.5 for a month that is half over. */
  readonly exposure?: readonly number[]
}

export interface TrendPoint {
  readonly month: string
  readonly observed: number
  /** Expected count of a whole month at this time with the season taken out. */
  readonly trend: number
  readonly low: number
  readonly high: number
  /** Times the average month; 1 throughout where no season was fitted. */
  readonly seasonal: number
}

export interface FittedTrend {
  readonly fitted: true
  readonly points: readonly TrendPoint[]
  readonly season: boolean
  /** Variance over mean of the counts about the trend; 1 is Poisson, more is burstier. */
  readonly dispersion: number
  /** Effective number of parameters of trend and season together. */
  readonly effectiveParameters: number
  readonly level: number
  readonly method: 'quasi-poisson-p-spline' | 'poisson-exact-garwood'
}

/** Why there is no trend: fewer months than a line can honestly be drawn through. */
export interface NoTrend {
  readonly fitted: false
  readonly reason: 'too-few-months'
  readonly months: number
  readonly needed: number
}

const MONTHS_NEEDED = 6
const MONTHS_FOR_SEASON = 24
/** Weak prior (standard deviation e^5) that keeps runs of zeros from sending the curve to minus infinity. */
const ANCHOR = 1 / 25

/**
 * Smooth trend of monthly counts with the season taken out and a pointwise confidence band: a quasi-Poisson
 * regression on a penalised B-spline (Eilers and Marx 1996) and twelve shrunken month effects. Under 24 months
 * no season is fitted, under 6 nothing is.
 */
export function monthlyTrend(counts: readonly number[], options: MonthlyTrendOptions): FittedTrend | NoTrend {
  const { level = 0.95 } = options
  const start = parseMonth(options.startMonth)
  const exposure = options.exposure ?? counts.map(() => 1)
  requireLevel(level)
  for (const count of counts) requireCount(count, 'counts')
  for (const share of exposure) requirePositive(share, 'exposure')
  if (exposure.length !== counts.length) {
    throw new RangeError(`exposure has ${exposure.length} values for ${counts.length} counts.`)
  }
  const months = counts.length
  if (months < MONTHS_NEEDED)
    return { fitted: false, reason: 'too-few-months', months, needed: MONTHS_NEEDED }
  const series = { counts, exposure, start, level }
  return counts.every((count) => count === 0) ? nothingHappened(series) : smooth(series)
}

interface Series {
  readonly counts: readonly number[]
  readonly exposure: readonly number[]
  readonly start: number
  readonly level: number
}

/** With no event at all the logarithm has nothing to hold on to; the exact interval still has an upper end. */
function nothingHappened({ counts, exposure, start, level }: Series): FittedTrend {
  const high = poissonInterval(0, { level }).high / sum(exposure)
  const points = counts.map((observed, i) => ({
    month: formatMonth(start + i),
    observed,
    trend: 0,
    low: 0,
    high,
    seasonal: 1,
  }))
  const method = 'poisson-exact-garwood'
  return { fitted: true, points, season: false, dispersion: 1, effectiveParameters: 1, level, method }
}

function smooth({ counts, exposure, start, level }: Series): FittedTrend {
  const season = counts.length >= MONTHS_FOR_SEASON
  const base = Math.log(sum(counts) / sum(exposure))
  const segments = Math.min(40, Math.max(3, Math.round(counts.length / 4)))
  const splines = segments + 3
  const curve = counts.map((_, i) => splineRow((i * segments) / (counts.length - 1), segments))
  const rows = season ? curve.map((row, i) => withColumn(row, splines + ((start + i) % 12), 1)) : curve
  const fit = fitPenalisedPoisson({
    counts,
    rows,
    size: splines + (season ? 12 : 0),
    offset: exposure.map((share) => base + Math.log(share)),
    penalties: penalties(splines, season),
  })
  const factors = seasonalFactors(fit, splines, season)
  const degrees = Math.max(1, counts.length - fit.effective)
  const critical = studentCritical(level, degrees)
  const points = curve.map((row, i) => {
    const { value, deviation } = trendAt(row, fit, factors, splines)
    return {
      month: formatMonth(start + i),
      observed: counts[i]!,
      trend: Math.exp(base + value),
      low: Math.exp(base + value - critical * deviation),
      high: Math.exp(base + value + critical * deviation),
      seasonal: factors.relative[(start + i) % 12]!,
    }
  })
  const { dispersion, effective: effectiveParameters } = fit
  return {
    fitted: true,
    points,
    season,
    dispersion,
    effectiveParameters,
    level,
    method: 'quasi-poisson-p-spline',
  }
}

/** Second differences of neighbouring spline coefficients, each month effect, and the weak anchor. */
function penalties(splines: number, season: boolean): Penalty[] {
  const bends: SparseRow[] = []
  for (let j = 0; j + 2 < splines; j += 1) bends.push({ columns: [j, j + 1, j + 2], values: [1, -2, 1] })
  const single = (column: number): SparseRow => ({ columns: [column], values: [1] })
  const anchor = Array.from({ length: splines }, (_, j) => single(j))
  const effects = Array.from({ length: 12 }, (_, month) => single(splines + month))
  const list: Penalty[] = [{ rows: bends }, { rows: anchor, weight: ANCHOR }]
  return season ? [...list, { rows: effects }] : list
}

/** The four cubic B-splines on equally spaced knots that are not zero at a position counted in knot steps. */
function splineRow(position: number, segments: number): SparseRow {
  const first = Math.min(Math.floor(position), segments - 1)
  const u = position - first
  const v = 1 - u
  return {
    columns: [first, first + 1, first + 2, first + 3],
    values: [v ** 3 / 6, (3 * u ** 3 - 6 * u ** 2 + 4) / 6, (3 * v ** 3 - 6 * v ** 2 + 4) / 6, u ** 3 / 6],
  }
}

function withColumn({ columns, values }: SparseRow, column: number, value: number): SparseRow {
  return { columns: [...columns, column], values: [...values, value] }
}

interface SeasonalFactors {
  /** Times the average month; they average 1. */
  readonly relative: readonly number[]
  /** Log of the mean of the raw month factors, moved from season to trend. */
  readonly shift: number
}

function seasonalFactors(fit: PoissonFit, splines: number, season: boolean): SeasonalFactors {
  if (!season) return { relative: Array.from({ length: 12 }, () => 1), shift: 0 }
  const raw = Array.from(fit.coefficients.subarray(splines), Math.exp)
  const mean = sum(raw) / 12
  return { relative: raw.map((factor) => factor / mean), shift: Math.log(mean) }
}

/** Log trend and its standard error; the season's own uncertainty enters through the shift. */
function trendAt(row: SparseRow, fit: PoissonFit, { relative, shift }: SeasonalFactors, splines: number) {
  const size = fit.coefficients.length
  let full = row
  if (size > splines)
    relative.forEach((factor, month) => (full = withColumn(full, splines + month, factor / 12)))
  const value = row.columns.reduce(
    (total, column, k) => total + row.values[k]! * fit.coefficients[column]!,
    shift,
  )
  return { value, deviation: Math.sqrt(fit.dispersion * quadratic(full, fit.inverse, size)) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
