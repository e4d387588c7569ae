import type { z } from 'zod'
import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { AreaFigure, CountUnit } from '../contract/index.ts'
import type { compareAreas } from '../contract/index.ts'
import type { SetFilter } from '../store/filter.ts'
import { areasOf, type LayerArea } from '../store/statistics.ts'
import { type Span, daysOf } from '../store/spans.ts'
import { tallySpans, type Tallied } from '../store/tally.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { addYears, lastDayOf } from './days.ts'
import { changeOf, countingShootings, sumsOf, yearlyRate } from './figures.ts'
import { setFilter } from './filter.ts'
import { isKnown, reachOf, spanOf, type FigureRequest } from './overview.ts'

export interface AreaRequest extends FigureRequest {
  readonly layer: number
}
type AreaAnswer = z.output<typeof compareAreas.response>

/** Fewer events than this, or fewer residents, make a rate that says little. */
const STEADY_COUNT = 5
const STEADY_POPULATION = 1000

/**
 * Counts, rates and change for every area of a layer.
 *
 * @throws Failure record.unavailable when the person can see no such layer
 */
export async function compareAllAreas(tx: Tx, cache: ResultCache, request: AreaRequest): Promise<AreaAnswer> {
  const filter = await setFilter(tx, cache, request)
  const { unit, layer } = request
  const answer = await cache.through(tx, keyOf('areas', { ...filter, unit, layer }), () =>
    compute(tx, cache, filter, unit, layer),
  )
  tx.about({ type: 'incident', count: answer.areas.reduce((sum, area) => sum + area.count, answer.outside) })
  return answer
}

async function compute(
  tx: Tx,
  cache: ResultCache,
  asked: SetFilter,
  unit: CountUnit,
  layer: number,
): Promise<AreaAnswer> {
  const areas = await areasOf(tx, layer)
  if (!areas[0]) throw new Failure('record.unavailable')
  const reach = await reachOf(tx, cache, asked)
  const { span } = spanOf(asked, reach)
  const before = baselineOf(span)
  const compared = before.every((one) => isKnown(one, reach))
  // Incidents of other agencies lie in the layers of those agencies.
  const filter = countingShootings({ ...asked, agency: [String(areas[0].owner)] })
  const spans = compared ? [span, ...before] : [span]
  const rows = await tallySpans(tx, filter, spans, areas[0].slot)
  const total = sumsOf(await tallySpans(tx, filter, [span]), unit).all
  const figures = areas.map((area) => figureOf(area, rows, unit, { span, before: compared ? before : [] }))
  return {
    areas: figures,
    outside: total - figures.reduce((sum, { count }) => sum + count, 0),
    span: { from: span.from, to: lastDayOf(span) },
    baseline: compared ? { from: before[0]!.from, to: lastDayOf(before.at(-1)!) } : null,
  }
}

/** The same days of the two years before, so that a season meets itself; for longer spans, those two years whole. */
function baselineOf(span: Span): Span[] {
  const back = (years: number) => ({ from: addYears(span.from, -years), until: addYears(span.until, -years) })
  return back(1).until <= span.from
    ? [back(2), back(1)]
    : [{ from: addYears(span.from, -2), until: span.from }]
}

interface Spans {
  readonly span: Span
  readonly before: readonly Span[]
}

function figureOf(
  area: LayerArea,
  rows: readonly Tallied[],
  unit: CountUnit,
  { span, before }: Spans,
): AreaFigure {
  const own = rows.filter((row) => row.area === area.id)
  const now = sumsOf(
    own.filter((row) => row.span === 0),
    unit,
  )
  const earlier = sumsOf(
    own.filter((row) => row.span > 0),
    unit,
  )
  const days = daysOf(span)
  const daysBefore = before.reduce((sum, one) => sum + daysOf(one), 0)
  return {
    areaId: area.id,
    code: area.code,
    name: area.name,
    population: area.population,
    count: now.all,
    fatal: now.fatal,
    rate: yearlyRate(now.all, area.population, days),
    unsteady: now.all < STEADY_COUNT || (area.population ?? 0) < STEADY_POPULATION,
    change: changeOf(
      { count: now.all, exposure: days },
      { count: earlier.all, exposure: daysBefore },
      before.length > 0,
    ),
  }
}
