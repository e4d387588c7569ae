import type { Tx } from '#platform/db'
import type { IncidentFilter, MapView } from '../contract/index.ts'
import type { SetFilter } from '../store/filter.ts'
import {
  clusterDegrees,
  clustersFromIncidents,
  clustersFromTally,
  isCellTallied,
  readPoints,
  type Box,
  type Cluster,
  type PointRow,
} from '../store/map.ts'
import { ALWAYS, within } from '../store/spans.ts'
import { tallySpans } from '../store/tally.ts'
import { keyOf, type ResultCache } from './cache.ts'
import { setFilter } from './filter.ts'

export interface MapRequest extends IncidentFilter {
  readonly bounds: Box
  readonly zoom: number
}

/** A city of this many points is drawn point by point at every zoom; the map pans through them without asking. */
const WHOLE_CITY = 30_000
/** In larger data, as many points as one window shows apart. */
const IN_WINDOW = 1_500

/**
 * What a map window shows. Points, when the filter holds no more than a city's worth or the window few enough;
 * otherwise clusters, for which the window is grown to whole cells so that they stand still while it moves.
 */
export async function mapView(tx: Tx, cache: ResultCache, request: MapRequest): Promise<MapView> {
  const filter = await setFilter(tx, cache, request)
  const { bounds, zoom } = request
  const view = await cache.through(tx, keyOf('map', { ...filter, bounds, zoom: Math.floor(zoom) }), () =>
    compute(tx, cache, filter, bounds, zoom),
  )
  tx.about({ type: 'incident', count: view.total })
  return view
}

async function compute(
  tx: Tx,
  cache: ResultCache,
  filter: SetFilter,
  bounds: Box,
  zoom: number,
): Promise<MapView> {
  if ((await mappedOf(tx, cache, filter)) <= WHOLE_CITY)
    return pointView(await readPoints(tx, filter, bounds, WHOLE_CITY))
  const doublings = doublingsAt(zoom)
  const window = grown(bounds, clusterDegrees(doublings))
  if (!isCellTallied(filter) || doublings < 0) return fromIncidents(tx, filter, bounds, window, doublings)
  const clusters = await clustersFromTally(tx, filter, window, doublings)
  const total = totalOf(clusters)
  if (total > IN_WINDOW) return clusterView(clusters, total)
  return pointView(await readPoints(tx, filter, bounds, IN_WINDOW))
}

async function fromIncidents(
  tx: Tx,
  filter: SetFilter,
  bounds: Box,
  window: Box,
  doublings: number,
): Promise<MapView> {
  const points = await readPoints(tx, filter, bounds, IN_WINDOW + 1)
  if (points.length <= IN_WINDOW) return pointView(points)
  const clusters = await clustersFromIncidents(tx, filter, window, doublings)
  return clusterView(clusters, totalOf(clusters))
}

/** Incidents with coordinates under a filter, wherever they are. */
async function mappedOf(tx: Tx, cache: ResultCache, filter: SetFilter): Promise<number> {
  return cache.through(tx, keyOf('mapped', { ...filter }), async () => {
    const span = within(ALWAYS, filter)
    const rows = span ? await tallySpans(tx, filter, [span]) : []
    return rows.reduce((sum, row) => sum + row.mapped, 0)
  })
}

/** At zoom 13 a cell of the tally is some 60 pixels wide; each zoom halves what a pixel covers. */
const doublingsAt = (zoom: number): number => Math.max(-3, Math.min(13, 13 - Math.floor(zoom)))

function grown([west, south, east, north]: Box, degrees: number): Box {
  const down = (value: number, from: number) => Math.floor((value - from) / degrees) * degrees + from
  const up = (value: number, from: number) => Math.ceil((value - from) / degrees) * degrees + from
  return [
    Math.max(-180, down(west, -180)),
    Math.max(-90, down(south, -90)),
    Math.min(180, up(east, -180)),
    Math.min(90, up(north, -90)),
  ]
}

const totalOf = (clusters: readonly Cluster[]): number => clusters.reduce((sum, { count }) => sum + count, 0)

/** Five decimals are one metre: finer would say more than any source knows. */
const metre = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

function pointView(points: readonly PointRow[]): MapView {
  return {
    mode: 'points',
    points: points.map(([id, lon, lat, name]) => [id, metre(lon), metre(lat), name]),
    clusters: [],
    total: points.length,
  }
}

function clusterView(clusters: readonly Cluster[], total: number): MapView {
  return {
    mode: 'clusters',
    points: [],
    clusters: clusters.map(({ lon, lat, count, fatal }) => ({
      lon: metre(lon),
      lat: metre(lat),
      count,
      fatal,
    })),
    total,
  }
}
