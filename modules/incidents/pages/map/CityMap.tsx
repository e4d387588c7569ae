import { useMemo } from 'react'
import { useHovered, useLinked } from '#web/linked'
import { MapView } from '#web/map'
import type { MapTarget } from '#web/map'
import { ErrorNotice } from '#web/states'
import type { AreaFigure, IncidentSummary } from '../../contract/index.ts'
import { areaInSentence, areaWords, frameOf, mapAreas, useShapes } from './areas.ts'
import { LayerMenu } from './LayerMenu.tsx'
import { mapLegend } from './legend.ts'
import { concerned, useRates } from './useComparison.ts'
import { useHotSpots } from './useHotSpots.ts'
import { usePoints } from './usePoints.ts'
import type { Room } from './useRoom.ts'
import { monthsOf, narrowed } from './view.ts'
import type { MapLayer } from './view.ts'
import styles from './map.module.css'

const USUAL: readonly MapLayer[] = ['rate', 'points']
const NO_AREAS: readonly AreaFigure[] = []

interface CityMapProps {
  readonly room: Room
  readonly summary: IncidentSummary | undefined
  readonly areas: readonly AreaFigure[] | undefined
}

/** The map: rates by area, incidents, hot spots, month by month. Areas and incidents on it can be picked. */
export function CityMap({ room, summary, areas = NO_AREAS }: CityMapProps) {
  const { view, change, filter, layer, say } = room
  const { t, formats } = say
  const linked = useLinked()
  const { item, area: hoveredArea } = useHovered()
  const shown = view.shown ?? USUAL
  const shapes = useShapes(layer)
  const drawn = useMemo(() => (shapes && layer ? mapAreas(shapes, layer.one) : undefined), [shapes, layer])
  const { values, breaks } = useRates(areas, filter.area)
  const ofMonth = useMemo(() => narrowed(filter, { month: view.month } as Room['view']), [filter, view.month])
  const mapped = summary && summary.incidents - summary.unmapped
  const points = usePoints(ofMonth, mapped, shown.includes('points'))
  const hot = useHotSpots(filter, shown.includes('hot'))
  const bounds = useFrame(room)
  const months = useMemo(() => (room.days ? monthsOf(room.days) : []), [room.days])
  const pick = (id: string) => {
    const area = areas.find(({ areaId }) => String(areaId) === id)
    if (!area || !layer || !concerned(areas, filter.area).includes(area)) return
    linked.pickArea(linked.area?.id === id ? null : { id, label: areaInSentence(area, layer.one) })
  }
  const failed = points.error ?? hot.error
  const tip = (target: MapTarget) => tooltipOf(room, areas, target)
  return (
    <>
      <MapView
        label={t('map', { where: room.where, when: room.when })}
        {...(drawn && { areas: drawn })}
        {...(shown.includes('rate') && layer && { values, breaks })}
        {...(shown.includes('points') && points.points && { points: points.points })}
        {...(shown.includes('points') && points.clusters && { clusters: points.clusters })}
        {...(shown.includes('hot') && hot.density && { density: hot.density })}
        {...(bounds && { bounds })}
        selectedArea={linked.area?.id ?? null}
        selectedPoint={linked.selected}
        hoveredPoint={item}
        hoveredArea={hoveredArea}
        legend={mapLegend(room, shown, { areas, hot, summary })}
        layers={(['rate', 'points', 'hot', 'months'] as const).map((id) => ({ id, label: t(id) }))}
        shown={shown}
        onShown={(next) => change({ shown: shownNext(next as MapLayer[], shown), ...monthsOff(next) })}
        {...(shown.includes('months') && {
          time: {
            steps: months,
            index: view.month && months.includes(view.month) ? months.indexOf(view.month) : null,
            onIndex: (at: number | null) =>
              change({ month: at === null ? undefined : months[at], cursor: undefined, at: undefined }),
            label: formats.date,
          },
        })}
        credit={layer ? creditOf(room, summary) : ''}
        tooltip={(target) => tip(target)?.map((line) => <div key={line}>{line}</div>)}
        describe={(target) => tip(target)?.join('. ') ?? ''}
        onBounds={points.look}
        onAreaClick={pick}
        onPointClick={linked.select}
        onHover={(target) =>
          linked.hover({
            item: target?.kind === 'point' ? target.id : null,
            area: target?.kind === 'area' ? target.id : null,
          })
        }
      />
      <LayerMenu room={room} />
      {failed && (
        <div className={styles.notice}>
          <ErrorNotice error={failed} onRetry={() => void points.refetch()} />
        </div>
      )}
    </>
  )
}

/** Points and hot spots would hide each other: choosing hot spots puts the colours of areas away. */
function shownNext(next: readonly MapLayer[], before: readonly MapLayer[]): readonly MapLayer[] | undefined {
  const added = next.find((layer) => !before.includes(layer))
  const kept =
    added === 'hot'
      ? next.filter((layer) => layer === 'hot' || layer === 'months')
      : added === 'rate'
        ? next.filter((layer) => layer !== 'hot')
        : next
  const usual = kept.length === USUAL.length && USUAL.every((layer) => kept.includes(layer))
  return usual ? undefined : kept
}

const monthsOff = (next: readonly string[]) => (next.includes('months') ? {} : { month: undefined })

/** The areas of the filter fill the map; without any, the whole layer does. */
function useFrame({ filter, layers, layer }: Room) {
  const holder = layers.find(({ areas }) => areas.some(({ id }) => filter.area?.includes(id)))?.layer
  const shapes = useShapes(filter.area ? holder : undefined)
  return useMemo(() => {
    const own = shapes?.filter(({ id }) => filter.area?.includes(String(id)))
    return (filter.area && own && frameOf(own)) ?? layer?.bounds
  }, [shapes, filter.area, layer])
}

function creditOf({ layer, say: { t } }: Room, summary: IncidentSummary | undefined): string {
  const credit = layer?.credit ?? ''
  const source = layer?.populationYear
    ? t('creditPopulation', { credit, year: String(layer.populationYear) })
    : t('credit', { credit })
  return summary && summary.unmapped > 0
    ? `${source} · ${t('unmapped', { count: summary.unmapped })}`
    : source
}

/** What is said of an area or of points close together; of a single point its row in the list says more. */
function tooltipOf(room: Room, areas: readonly AreaFigure[], target: MapTarget): string[] | null {
  const { say, layer, unit } = room
  const { t, formats } = say
  if (target.kind !== 'area' || !layer) return null
  const area = areas.find(({ areaId }) => String(areaId) === target.id)
  if (!area) return null
  const name = areaWords(area, layer.one)
  if (area.count === 0) return [name, t('tipNone')]
  const { value, low, high } = area.rate
  const digits = (value ?? 0) < 10 ? 1 : 0
  const rate = (number: number | null) => (number === null ? '–' : formats.number(number, digits))
  return [
    name,
    t(unit === 'victims' ? 'tipPeople' : 'tipCount', { count: area.count, fatal: area.fatal }),
    ...(value === null ? [] : [t('tipRate', { rate: rate(value), low: rate(low), high: rate(high) })]),
    ...(area.unsteady ? [t('tipUnsteady')] : []),
  ]
}
