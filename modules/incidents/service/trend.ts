import { monthlyTrend } from '@throughline/crime-statistics'
import { dayAfter } from '#contract'
import type { Tx } from '#platform/db'
import type { CountUnit, Trend } from '../contract/index.ts'
import type { SetFilter } from '../store/filter.ts'
import { within, type Span, daysOf } from '../store/spans.ts'
import { tallySpans } from '../store/tally.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { monthsOf, throughDay } from './days.ts'
import { countingShootings, sumsOf, type Sums } from './figures.ts'
import { setFilter } from './filter.ts'
import { reachOf, spanOf, type FigureRequest } from './overview.ts'

const METHOD =
  'Quasi-Poisson regression on a penalised B-spline with twelve month effects; pointwise 95 % band. A month that is not over counts with the share of its days.'

/** Monthly counts over the filter's days, else over all of the data, with a line where one can honestly be drawn. */
export async function trend(tx: Tx, cache: ResultCache, request: FigureRequest): Promise<Trend> {
  const filter = await setFilter(tx, cache, request)
  const { unit } = request
  const answer = await cache.through(tx, keyOf('trend', { ...filter, unit }), () =>
    compute(tx, cache, filter, unit),
  )
  tx.about({ type: 'incident', count: answer.months.reduce((sum, month) => sum + month.count, 0) })
  return answer
}

interface Month {
  readonly month: string
  /** Days of it that the filter and the data cover. */
  readonly observed: Span
  /** Share of the month that they are. */
  readonly share: number
}

async function compute(tx: Tx, cache: ResultCache, asked: SetFilter, unit: CountUnit): Promise<Trend> {
  const reach = await reachOf(tx, cache, asked)
  if (reach.first === null)
    return { unit, months: [], note: 'There are no incidents under these filters.', method: METHOD }
  const from = asked.from && asked.from > reach.first ? asked.from : `${reach.first.slice(0, 7)}-01`
  const { asOf } = spanOf(asked, reach)
  const { to = asOf } = asked
  // Days the wrong way round hold nothing, as in the list.
  const months = from <= asOf && from <= to ? monthsIn(throughDay(from, asOf)) : []
  const rows = await tallySpans(
    tx,
    countingShootings(asked),
    months.map(({ observed }) => observed),
  )
  const counted = months.map((_, at) =>
    sumsOf(
      rows.filter((row) => row.span === at),
      unit,
    ),
  )
  return fitted(months, counted, unit)
}

function monthsIn(span: Span): Month[] {
  return monthsOf(span).map((first) => {
    const whole = { from: first, until: dayAfter(first.slice(0, 7)) }
    const observed = within(whole, { from: span.from, to: undefined }) ?? whole
    const cut = { from: observed.from, until: observed.until < span.until ? observed.until : span.until }
    return { month: first.slice(0, 7), observed: cut, share: daysOf(cut) / daysOf(whole) }
  })
}

function fitted(months: readonly Month[], counted: readonly Sums[], unit: CountUnit): Trend {
  const line = months[0]
    ? monthlyTrend(
        counted.map(({ all }) => all),
        { startMonth: months[0].month, exposure: months.map(({ share }) => share) },
      )
    : undefined
  const points = line?.fitted ? line.points : undefined
  return {
    unit,
    months: months.map(({ month, share }, at) => ({
      month,
      count: counted[at]!.all,
      fatal: counted[at]!.fatal,
      complete: share === 1,
      trend: points?.[at]?.trend ?? null,
      low: points?.[at]?.low ?? null,
      high: points?.[at]?.high ?? null,
    })),
    note: noteOf(line),
    method: METHOD,
  }
}

function noteOf(line: ReturnType<typeof monthlyTrend> | undefined): string | null {
  if (!line) return 'There are no months under these filters.'
  if (!line.fitted)
    return `A line needs ${line.needed} months or more; here there ${line.months === 1 ? 'is 1' : `are ${line.months}`}.`
  return line.season
    ? null
    : 'Under 24 months the season cannot be told from the trend, so it is not taken out.'
}
