import { useMemo } from 'react'
import { useCall } from '#web/client'
import type { Density } from '#web/map'
import { readHotSpots } from '../../contract/index.ts'
import type { HotSpots, IncidentFilter } from '../../contract/index.ts'

const METRES_IN_DEGREE = 111_320
/** Below this share of the highest density a cell would only grey the map. */
const FAINT = 0.04

/** The density surface under a filter, asked for only while it is shown. */
export function useHotSpots(filter: IncidentFilter, enabled: boolean) {
  const answer = useCall(readHotSpots, { query: filter }, { enabled, keepPrevious: true })
  const density = useMemo(() => (answer.data ? surfaceOf(answer.data) : undefined), [answer.data])
  const hot = answer.data?.cells.filter((cell) => cell.hot).length ?? 0
  return { ...answer, density, hot }
}

function surfaceOf({ cells, cellMetres }: HotSpots): Density {
  const highest = cells.reduce((most, { perKm2 }) => Math.max(most, perKm2), 0) || 1
  const half = cellMetres / 2 / METRES_IN_DEGREE
  return {
    kind: 'grid',
    cells: {
      type: 'FeatureCollection',
      features: cells
        .filter(({ perKm2 }) => perKm2 > highest * FAINT)
        .map(({ lon, lat, perKm2 }) => ({
          type: 'Feature',
          properties: { level: perKm2 / highest },
          geometry: { type: 'Polygon', coordinates: [square(lon, lat, half)] },
        })),
    },
  }
}

function square(lon: number, lat: number, half: number): [number, number][] {
  const wide = half / Math.cos((lat * Math.PI) / 180)
  return [
    [lon - wide, lat - half],
    [lon + wide, lat - half],
    [lon + wide, lat + half],
    [lon - wide, lat + half],
    [lon - wide, lat - half],
  ]
}
