import { useMemo } from 'react'
import { useCall } from '#web/client'
import { useHovered, useLinked } from '#web/linked'
import { IntervalPlot, TrendPlot } from '#web/plots'
import { ErrorNotice, Loading } from '#web/states'
import { readTrend } from '../../contract/index.ts'
import type { AreaFigure, compareAreas, Trend } from '../../contract/index.ts'
import type { CallOutput } from '#contract'
import { areaInSentence, areaWords } from './areas.ts'
import { countsHit } from './filters.ts'
import { capital, periodWords } from './say.ts'
import { concerned } from './useComparison.ts'
import type { Room } from './useRoom.ts'
import { daysOfMonth, wholeYears } from './view.ts'

/** Years the trend looks back from the end of the period, so that the period is seen among others. */
const YEARS = 7

/** Incidents a month with the filter's period marked; dragging over months, or pressing one, sets the period. */
export function MonthlyTrend({ room }: { room: Room }) {
  const { filter, unit, days, place, say } = room
  const { t } = say
  const linked = useLinked()
  const { from: _from, to: _to, ...undated } = filter
  const { data, error, refetch } = useCall(readTrend, { query: { ...undated, unit } }, { keepPrevious: true })
  const start =
    days && days.from > `${Number(days.to.slice(0, 4)) - YEARS + 1}`
      ? `${Number(days.to.slice(0, 4)) - YEARS + 1}`
      : '0'
  const months = useMemo(
    () =>
      (data?.months ?? [])
        .filter(({ month }) => month >= start)
        .map(({ month, count, trend, low, high }) => ({ month, observed: count, fit: trend, low, high })),
    [data, start],
  )
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading shape="chart" />
  return (
    <TrendPlot
      title={t(unit === 'victims' ? 'trendPeople' : countsHit(filter) ? 'trendHit' : 'trendIncidents', {
        place: place ? t('ofPlace', { place }) : '',
      })}
      subtitle={trendWords(room, data)}
      filename="incidents-a-month"
      months={months}
      range={room.view.month ? daysOfMonth(room.view.month) : days}
      onSelect={(month) => linked.pickRange(daysOfMonth(month))}
      onRange={(from, to) => linked.pickRange({ from: daysOfMonth(from).from, to: daysOfMonth(to).to })}
      empty={data.note}
    />
  )
}

/** `December 2024: about 20 (95% interval 13–30), season removed`. */
function trendWords({ days, say: { t, formats } }: Room, { months, note }: Trend): string {
  const last = months.findLast(
    ({ month, trend }) => trend !== null && (!days || month <= days.to.slice(0, 7)),
  )
  if (!last || last.trend === null || last.low === null || last.high === null) return note ?? ''
  const digits = last.trend < 3 ? 1 : 0
  const number = (value: number) => formats.number(value, digits)
  return t(note ? 'trendNoSeason' : 'trendNow', {
    month: formats.date(last.month),
    value: number(last.trend),
    low: number(last.low),
    high: number(last.high),
  })
}

/** Rows drawn; the others are in the table of the plot. */
const ROWS = 9

type Comparison = CallOutput<typeof compareAreas>

/** The period against the two years before it, area by area. */
export function AreaChanges({ room, comparison }: { room: Room; comparison: Comparison | undefined }) {
  const { layer, filter, say } = room
  const { t } = say
  const linked = useLinked()
  const { area: hovered } = useHovered()
  const picked = linked.area?.id ?? null
  const areas = useMemo(() => concerned(comparison?.areas ?? [], filter.area), [comparison, filter.area])
  const { rows, others } = useMemo(() => rowsOf(areas, picked, layer?.one ?? ''), [areas, picked, layer])
  if (!layer) return <p>{t('noAreas')}</p>
  if (!comparison) return <Loading shape="chart" />
  const shown = areas.filter(({ areaId }) => rows.some(({ id }) => id === String(areaId)))
  const pick = (id: string) => {
    const area = areas.find(({ areaId }) => String(areaId) === id)
    if (area) linked.pickArea(picked === id ? null : { id, label: areaInSentence(area, layer.one) })
  }
  return (
    <IntervalPlot
      title={comparedWords(room, comparison)}
      subtitle={comparison.baseline ? clearWords(room, shown) : t('noComparison')}
      filename="change-by-area"
      rows={comparison.baseline ? rows : []}
      others={others}
      selected={picked ?? hovered}
      onSelect={pick}
      onHover={(area) => linked.hover({ area })}
    />
  )
}

/** The areas with the most incidents, so that something can be said of them, in the order of their change. */
function rowsOf(areas: readonly AreaFigure[], picked: string | null, one: string) {
  const rank = (area: AreaFigure) =>
    String(area.areaId) === picked ? Infinity : area.change.now + area.change.before
  const sorted = areas
    .filter(({ change }) => change.ratio.value !== null && change.now + change.before > 0)
    .toSorted((a, b) => rank(b) - rank(a))
  const row = (area: AreaFigure) => ({
    id: String(area.areaId),
    label: areaWords(area, one),
    count: area.count,
    ratio: area.change.ratio.value,
    low: area.change.ratio.low,
    high: area.change.ratio.high,
  })
  const byRatio = (some: readonly AreaFigure[]) =>
    some.toSorted((a, b) => (a.change.ratio.value ?? 0) - (b.change.ratio.value ?? 0)).map(row)
  return { rows: byRatio(sorted.slice(0, ROWS)), others: byRatio(sorted.slice(ROWS)) }
}

/** `2024 against the yearly average of 2022–23`. */
function comparedWords({ say }: Room, { span, baseline }: Comparison): string {
  const { t } = say
  const period = periodWords(say, span)
  if (!baseline) return capital(period)
  const yearly = wholeYears(span) !== null && wholeYears(baseline) !== null
  return t(yearly ? 'comparison' : 'comparisonDays', { period, before: periodWords(say, baseline) })
}

function clearWords({ layer, say: { t, formats } }: Room, areas: readonly AreaFigure[]): string {
  const one = layer?.one ?? ''
  const lower = areas.filter(({ change }) => change.verdict === 'clearly-lower').length
  const higher = areas.filter(({ change }) => change.verdict === 'clearly-higher').length
  if (lower + higher === 0) return t('noneClear', { one, count: areas.length })
  const parts = [lower > 0 && t('lower', { count: lower }), higher > 0 && t('higher', { count: higher })]
  return t('someClear', { one, what: formats.list(parts.filter((part) => part !== false)) })
}
