import type { Feature, FeatureCollection, Point } from 'geojson'
import { classOf, clusterRadius } from '../classes.ts'
import { labelPoint } from '../labelPoint.ts'
import type { AreaValue, Areas, MapCluster, MapPoint, PointColumns } from '../types.ts'
import { markOrder } from '../types.ts'

const point = (lon: number, lat: number, properties: object): Feature<Point> => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates: [lon, lat] },
  properties,
})

const collection = (features: Feature[]): FeatureCollection => ({ type: 'FeatureCollection', features })

/** Areas with the class and the hatch of their value; class -1 is plain land. */
export function areaFeatures(
  areas: Areas,
  values: ReadonlyMap<string, AreaValue> | undefined,
  breaks: readonly number[],
): FeatureCollection {
  return collection(
    areas.features.map((area) => {
      const known = values?.get(area.properties.id)
      const coloured = known !== undefined && known.value !== null
      return {
        ...area,
        properties: {
          id: area.properties.id,
          class: coloured ? classOf(known.value ?? 0, breaks) : -1,
          unsteady: known?.unsteady === true || known?.value === null,
        },
      }
    }),
  )
}

/** One label an area, those with values first where there is not room for all. */
export function labelFeatures(
  areas: Areas,
  values: ReadonlyMap<string, AreaValue> | undefined,
): FeatureCollection {
  return collection(
    areas.features
      .filter((area) => !values || values.has(area.properties.id))
      .map((area) => {
        const [lon, lat] = labelPoint(area.geometry)
        const rank = -(values?.get(area.properties.id)?.count ?? 0)
        return point(lon, lat, { label: area.properties.label, rank })
      }),
  )
}

/** Points whichever way they were given; `i` is the place in the data. */
export function pointFeatures(points: readonly MapPoint[] | PointColumns): FeatureCollection {
  const features: Feature[] = []
  eachPoint(points, (i, lon, lat, mark) => features.push(point(lon, lat, { i, mark })))
  return collection(features)
}

/** Walks both forms of points without copying them. */
export function eachPoint(
  points: readonly MapPoint[] | PointColumns,
  visit: (index: number, lon: number, lat: number, mark: number) => void,
): void {
  if ('ids' in points) {
    for (let i = 0; i < points.ids.length; i++)
      visit(i, points.lon[i] ?? 0, points.lat[i] ?? 0, points.mark[i] ?? 0)
  } else points.forEach((item, i) => visit(i, item.lon, item.lat, markOrder.indexOf(item.mark)))
}

/** The id of the point at a place in the data. */
export function pointId(points: readonly MapPoint[] | PointColumns, index: number): string | null {
  return ('ids' in points ? points.ids[index] : points[index]?.id) ?? null
}

/** Where a point lies; null when it is not among those drawn. */
export function pointPlace(
  points: readonly MapPoint[] | PointColumns | undefined,
  id: string | null | undefined,
): [number, number] | null {
  if (!points || id === null || id === undefined) return null
  if ('ids' in points) {
    const at = points.ids.indexOf(id)
    return at === -1 ? null : [points.lon[at] ?? 0, points.lat[at] ?? 0]
  }
  const found = points.find((item) => item.id === id)
  return found ? [found.lon, found.lat] : null
}

export function clusterFeatures(
  clusters: readonly MapCluster[],
  format: (count: number) => string,
): FeatureCollection {
  const largest = Math.max(...clusters.map((cluster) => cluster.count), 1)
  return collection(
    clusters.map((cluster) =>
      point(cluster.lon, cluster.lat, {
        id: cluster.id,
        radius: clusterRadius(cluster.count, largest),
        text: format(cluster.count),
      }),
    ),
  )
}

/** Rings around the selected and the hovered point. */
export function focusFeatures(places: {
  selected: [number, number] | null
  hovered: [number, number] | null
}) {
  const features: Feature[] = []
  if (places.hovered) features.push(point(...places.hovered, { role: 'hovered' }))
  if (places.selected) features.push(point(...places.selected, { role: 'selected' }))
  return collection(features)
}
