import { useEffect, useState } from 'react'
import type { RefObject } from 'react'
import type { Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import type { MapTarget, MapViewProps } from '../types.ts'
import { targetAt } from './targets.ts'

/** What is under the pointer, and where, in px from the corner of the map. */
export interface Tip {
  readonly target: MapTarget
  readonly x: number
  readonly y: number
  /** Width of the map: near its right edge the words go to the left. */
  readonly width: number
}

/** Hover and click. While the map moves nothing is looked up, so that panning stays smooth. */
export function usePointer(map: MapLibre | null, latest: RefObject<MapViewProps>): Tip | null {
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => {
    if (!map) return
    let frame = 0
    const leave = () => {
      cancelAnimationFrame(frame)
      setTip(null)
      latest.current.onHover?.(null)
    }
    const move = (event: MapMouseEvent) => {
      cancelAnimationFrame(frame)
      if (map.isMoving()) return
      frame = requestAnimationFrame(() => {
        const target = targetAt(map, event.point, latest.current)
        setTip(target && { target, x: event.point.x, y: event.point.y, width: map.getCanvas().clientWidth })
        latest.current.onHover?.(target)
        map.getCanvas().style.cursor = target && canPress(target, latest.current) ? 'pointer' : ''
      })
    }
    const click = (event: MapMouseEvent) => {
      const target = targetAt(map, event.point, latest.current)
      if (target) press(map, target, latest.current)
    }
    map.on('mousemove', move)
    map.on('mouseout', leave)
    map.on('movestart', leave)
    map.on('click', click)
    return () => {
      cancelAnimationFrame(frame)
      map.off('mousemove', move)
      map.off('mouseout', leave)
      map.off('movestart', leave)
      map.off('click', click)
    }
  }, [map, latest])
  return tip
}

function canPress(target: MapTarget, props: MapViewProps): boolean {
  if (target.kind === 'area') return Boolean(props.onAreaClick)
  return target.kind === 'cluster' || Boolean(props.onPointClick)
}

/** Selects an area or a point; opens a cluster by moving closer to it. */
export function press(map: MapLibre, target: MapTarget, props: MapViewProps): void {
  if (target.kind === 'area') props.onAreaClick?.(target.id)
  else if (target.kind === 'point') props.onPointClick?.(target.id)
  else {
    const cluster = props.clusters?.find((item) => item.id === target.id)
    if (cluster) map.easeTo({ center: [cluster.lon, cluster.lat], zoom: map.getZoom() + 1.6, duration: 300 })
  }
}
