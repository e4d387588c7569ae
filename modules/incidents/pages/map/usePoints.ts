import { useMemo, useState } from 'react'
import { useCall } from '#web/client'
import type { MapBounds, MapCluster, PointColumns } from '#web/map'
import { markOrder } from '#web/map'
import { readMap } from '../../contract/index.ts'
import type { IncidentFilter, MapView } from '../../contract/index.ts'
import { markOf } from '../words.ts'

/** As many points as the server sends for a whole city at once; the map then pans without asking again. */
const WHOLE_CITY = 30_000
const WORLD: Window = { bounds: '-180,-85,180,85', zoom: 0 }

interface Window {
  readonly bounds: string
  readonly zoom: number
}

/** Points or clusters of the map, and the function that tells where it looks. */
export function usePoints(filter: IncidentFilter, mapped: number | undefined, enabled: boolean) {
  const [window, setWindow] = useState<Window>(WORLD)
  const whole = (mapped ?? 0) <= WHOLE_CITY
  const query = { ...filter, ...(whole ? WORLD : window) }
  const answer = useCall(readMap, { query }, { enabled: enabled && mapped !== undefined, keepPrevious: true })
  const points = useMemo(() => (answer.data ? columnsOf(answer.data) : undefined), [answer.data])
  const clusters = useMemo(() => (answer.data ? clustersOf(answer.data) : undefined), [answer.data])
  const look = (bounds: MapBounds, zoom: number) => {
    if (!whole) setWindow({ bounds: grown(bounds).join(','), zoom: Math.floor(zoom) })
  }
  return { ...answer, points, clusters, look }
}

function columnsOf({ mode, points }: MapView): PointColumns | undefined {
  if (mode !== 'points') return undefined
  return {
    ids: points.map(([id]) => id),
    lon: Float64Array.from(points, ([, lon]) => lon),
    lat: Float64Array.from(points, ([, , lat]) => lat),
    // What does not count as a shooting is drawn like shots that hit no one.
    mark: Uint8Array.from(points, ([, , , name]) => markOrder.indexOf(markOf(name) ?? 'no-one-hurt')),
  }
}

function clustersOf({ mode, clusters }: MapView): MapCluster[] | undefined {
  if (mode !== 'clusters') return undefined
  return clusters.map(({ lon, lat, count }) => ({ id: `${lon},${lat}`, lon, lat, count }))
}

/** A quarter more on each side, so that a short pan shows what is there already. */
function grown([west, south, east, north]: MapBounds): number[] {
  const [width, height] = [(east - west) / 4, (north - south) / 4]
  const within = (value: number, most: number) => Math.max(-most, Math.min(most, Number(value.toFixed(4))))
  return [
    within(west - width, 180),
    within(south - height, 85),
    within(east + width, 180),
    within(north + height, 85),
  ]
}
