import type { LegendContent } from '#web/map'
import type { AreaFigure, HotSpots, IncidentSummary } from '../../contract/index.ts'
import { countsHit } from './filters.ts'
import type { Room } from './useRoom.ts'
import type { MapLayer } from './view.ts'

interface Drawn {
  readonly areas: readonly AreaFigure[]
  readonly summary: IncidentSummary | undefined
  readonly hot: { readonly data: HotSpots | undefined; readonly hot: number }
}

/** The key of what is drawn: unit of the colours, the marks, what is hatched or smoothed. */
export function mapLegend(
  { say, unit, days, layer, filter }: Room,
  shown: readonly MapLayer[],
  drawn: Drawn,
): LegendContent {
  const { t, formats } = say
  const rates = shown.includes('rate') && layer !== undefined
  const what = t(
    unit === 'victims' ? 'peoplePerPopulation' : countsHit(filter) ? 'hitPerPopulation' : 'perPopulation',
  )
  const longer = days !== null && days.from.slice(0, 4) !== days.to.slice(0, 4)
  const title = rates
    ? longer
      ? t('aYear', { what })
      : what
    : t(shown.includes('hot') ? 'hotTitle' : 'title')
  const { data, hot } = drawn.hot
  const unhurt = drawn.summary ? drawn.summary.byClass['shots-fired'] + drawn.summary.byClass.excluded : 0
  return {
    title,
    ...(shown.includes('points') && {
      marks: [
        { mark: 'fatal', label: t('died') },
        { mark: 'non-fatal', label: t('survived') },
        ...(unhurt > 0 ? [{ mark: 'no-one-hurt' as const, label: t('noOneHit') }] : []),
      ],
    }),
    ...(rates && drawn.areas.some(({ unsteady }) => unsteady) && { hatch: t('unsteady') }),
    ...(shown.includes('hot') &&
      data && { note: t('hotNote', { metres: formats.number(data.bandwidthMetres), count: hot }) }),
  }
}
