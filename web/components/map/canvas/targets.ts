import type { Map as MapLibre, PointLike } from 'maplibre-gl'
import { labelPoint } from '../labelPoint.ts'
import type { OnScreen } from '../direction.ts'
import type { MapTarget, MapViewProps } from '../types.ts'
import { eachPoint, pointId } from './features.ts'

const layers = ['point-fatal', 'point-ring', 'point-dot', 'cluster', 'area-fill']

/** What lies under a place on the screen; a point within 4 px wins over the area beneath it. */
export function targetAt(map: MapLibre, at: { x: number; y: number }, props: MapViewProps): MapTarget | null {
  const box: [PointLike, PointLike] = [
    [at.x - 4, at.y - 4],
    [at.x + 4, at.y + 4],
  ]
  const found = map.queryRenderedFeatures(box, { layers: layers.slice(0, 4) })[0]
  if (found?.layer.id === 'cluster') return { kind: 'cluster', id: String(found.properties['id']) }
  if (found && props.points) {
    const id = pointId(props.points, Number(found.properties['i']))
    if (id !== null) return { kind: 'point', id }
  }
  const area = map.queryRenderedFeatures([at.x, at.y], { layers: ['area-fill'] })[0]
  return area ? { kind: 'area', id: String(area.properties['id']) } : null
}

/** An item the arrow keys can reach. */
export interface Stop extends OnScreen {
  readonly kind: MapTarget['kind']
  readonly place: [number, number]
}

/** Points in view, else clusters in view, else areas: what the arrow keys walk along. */
export function stopsInView(map: MapLibre, props: MapViewProps): Stop[] {
  const bounds = map.getBounds()
  const stops: Stop[] = []
  const add = (kind: MapTarget['kind'], id: string | null, lon: number, lat: number) => {
    if (id === null || !bounds.contains([lon, lat])) return
    const { x, y } = map.project([lon, lat])
    stops.push({ kind, id, x, y, place: [lon, lat] })
  }
  const { points, clusters, areas } = props
  if (points) eachPoint(points, (i, lon, lat) => add('point', pointId(points, i), lon, lat))
  for (const cluster of clusters ?? []) add('cluster', cluster.id, cluster.lon, cluster.lat)
  if (stops.length > 0) return stops
  for (const area of areas?.features ?? []) {
    if (props.values && !props.values.has(area.properties.id)) continue
    const [lon, lat] = labelPoint(area.geometry)
    add('area', area.properties.id, lon, lat)
  }
  return stops
}
