import type { Position } from 'geojson'
import type { MapBounds, MapViewProps } from '../types.ts'
import { eachPoint } from './features.ts'

/** The frame that holds what is shown: areas with a value, else all areas, else points and clusters. */
export function boundsOf({ areas, values, points, clusters }: MapViewProps): MapBounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const grow = (lon: number, lat: number) => {
    west = Math.min(west, lon)
    east = Math.max(east, lon)
    south = Math.min(south, lat)
    north = Math.max(north, lat)
  }
  const within = areas?.features.filter((area) => !values?.size || values.has(area.properties.id)) ?? []
  for (const { geometry } of within) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    for (const polygon of polygons)
      for (const [lon = 0, lat = 0] of polygon[0] ?? ([] as Position[])) grow(lon, lat)
  }
  if (west === Infinity && points) eachPoint(points, (_, lon, lat) => grow(lon, lat))
  if (west === Infinity) clusters?.forEach((cluster) => grow(cluster.lon, cluster.lat))
  return west === Infinity ? null : [west, south, east, north]
}
