import type { CalendarDate } from '#contract'
import type { Tx } from '#platform/db'
import type { Change, CountUnit, IncidentFilter, OverviewFigures } from '../contract/index.ts'
import type { SetFilter } from '../store/filter.ts'
import { countAlerts, dataReach, ownersSeen, populationOf, type DataReach } from '../store/statistics.ts'
import { type Span, daysOf } from '../store/spans.ts'
import { tallySpans, type Tallied } from '../store/tally.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { last28Days, lastDayOf, rollingYear, throughDay, yearToDate } from './days.ts'
import { changeOf, countingShootings, shareOf, sumsOf, yearlyRate, type Sums } from './figures.ts'
import { setFilter } from './filter.ts'

export interface FigureRequest extends IncidentFilter {
  readonly unit: CountUnit
}

/** Figures of a city or area: what happened in the span, and how it compares with the time before. */
export async function overview(tx: Tx, cache: ResultCache, request: FigureRequest): Promise<OverviewFigures> {
  const filter = await setFilter(tx, cache, request)
  const { unit } = request
  const figures = await cache.through(tx, keyOf('overview', { ...filter, unit }), () =>
    compute(tx, cache, filter, unit),
  )
  tx.about({ type: 'incident', count: figures.incidents })
  return figures
}

async function compute(
  tx: Tx,
  cache: ResultCache,
  asked: SetFilter,
  unit: CountUnit,
): Promise<OverviewFigures> {
  const reach = await reachOf(tx, cache, asked)
  const { asOf, span } = spanOf(asked, reach)
  const pairs = [yearToDate(asOf), rollingYear(asOf), last28Days(asOf)]
  const filter = countingShootings(asked)
  const spans = [span, ...pairs.flat()]
  const rows = await tallySpans(tx, filter, spans)
  const of = (at: number) => rows.filter((row) => row.span === at)
  const compared = pairs.map((pair, at) => {
    const sums = [of(1 + at * 2), of(2 + at * 2)].map((part) => sumsOf(part, unit)) as [Sums, Sums]
    return compare(pair, sums, reach)
  })
  const [toDate, rolling, recent] = compared as [Compared, Compared, Compared]
  const population = await populationFor(tx, cache, asked)
  const counted = spanFigures(of(0), unit, population, span)
  const alertFilter = { ...asked, from: span.from, to: lastDayOf(span) }
  return {
    unit,
    asOf,
    span: { from: span.from, to: lastDayOf(span) },
    ...counted,
    population,
    yearToDate: toDate,
    rollingYear: rolling,
    last28Days: recent.all,
    alerts: await countAlerts(tx, alertFilter),
  }
}

/** First and last day of the data a filter draws from: the whole of it, or the sources it names. */
export async function reachOf(tx: Tx, cache: ResultCache, { source }: IncidentFilter): Promise<DataReach> {
  return cache.through(tx, keyOf('reach', { source }), () => dataReach(tx, source))
}

/** Residents behind a filter. */
export async function populationFor(
  tx: Tx,
  cache: ResultCache,
  { area, agency }: SetFilter,
): Promise<number | null> {
  return cache.through(tx, keyOf('population', { area, agency }), async () => {
    const agencies = tx.actor.agencies.filter((one) => !agency || agency.includes(String(one)))
    // One agency is asked about, or there is only one: whether it holds incidents changes nothing.
    return populationOf(tx, area, agencies.length > 1 ? await ownersSeen(tx, agencies) : agencies)
  })
}

/**
 * The days figures are about: those of the filter as far as the data reach, and without a first day the twelve
 * months that end there, which is the calendar year when the data end with one.
 */
export function spanOf(
  { from, to }: IncidentFilter,
  { last, today }: DataReach,
): { asOf: CalendarDate; span: Span } {
  const end = last ?? today
  const asOf = to && to < end ? to : end
  if (!from) return { asOf, span: rollingYear(asOf)[0] }
  return from <= asOf ? { asOf, span: throughDay(from, asOf) } : { asOf: from, span: throughDay(from, from) }
}

type Compared = Readonly<Record<'all' | 'fatal' | 'nonfatal', Change>>

function compare([now, before]: readonly [Span, Span], [a, b]: [Sums, Sums], reach: DataReach): Compared {
  const known = isKnown(before, reach)
  const one = (name: keyof Sums) =>
    changeOf({ count: a[name], exposure: daysOf(now) }, { count: b[name], exposure: daysOf(before) }, known)
  return { all: one('all'), fatal: one('fatal'), nonfatal: one('nonfatal') }
}

/** Whether the data begin before a span does; its first month may pass without an incident. */
export function isKnown({ from }: Span, { first }: DataReach): boolean {
  return first !== null && first.slice(0, 7) <= from.slice(0, 7)
}

function spanFigures(rows: readonly Tallied[], unit: CountUnit, population: number | null, span: Span) {
  const incidents = sumsOf(rows, 'incidents')
  const victims = sumsOf(rows, 'victims')
  const cleared = (name: Tallied['class']) => {
    const those = rows.filter((row) => row.class === name)
    const total = (of: (row: Tallied) => number) => those.reduce((sum, row) => sum + of(row), 0)
    return shareOf(
      total((row) => row.cleared),
      total((row) => row.stated),
    )
  }
  const counted = unit === 'victims' ? victims.all : incidents.all
  return {
    incidents: incidents.all,
    killed: victims.fatal,
    wounded: victims.nonfatal,
    ratePer100k: yearlyRate(counted, population, daysOf(span)),
    lethality: shareOf(victims.fatal, victims.all),
    clearanceFatal: cleared('fatal'),
    clearanceNonfatal: cleared('nonfatal'),
  }
}
