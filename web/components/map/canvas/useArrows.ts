import { useCallback, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import type { Map as MapLibre } from 'maplibre-gl'
import { inDirection } from '../direction.ts'
import type { Arrow } from '../direction.ts'
import type { MapViewProps } from '../types.ts'
import { stopsInView } from './targets.ts'
import type { Stop } from './targets.ts'
import { press } from './usePointer.ts'

const arrows: readonly string[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

export interface Arrows {
  /** The item the keyboard is on; null before the first arrow. */
  readonly stop: Stop | null
  /** True when the last arrow found nothing further. */
  readonly atEdge: boolean
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly leave: () => void
}

/** The map under the keyboard: arrows move between items, Enter selects, plus and minus zoom, `t` the table. */
export function useArrows(map: MapLibre | null, latest: RefObject<MapViewProps>): Arrows {
  const [stop, setStop] = useState<Stop | null>(null)
  const [atEdge, setAtEdge] = useState(false)
  const move = useCallback(
    (arrow: Arrow) => {
      if (!map) return
      const { width, height } = map.getCanvas().getBoundingClientRect()
      const from = stop ? map.project(stop.place) : { x: width / 2, y: height / 2 }
      const stops = stopsInView(map, latest.current)
      const next = inDirection(stops, from, arrow) as Stop | null
      setAtEdge(next === null)
      if (!next) return
      setStop(next)
      latest.current.onHover?.({ kind: next.kind, id: next.id })
    },
    [map, latest, stop],
  )
  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      if (!map || event.ctrlKey || event.metaKey || event.altKey) return
      const handled = handle(event, map, latest.current, stop, move)
      if (!handled) return
      event.preventDefault()
      event.stopPropagation()
    },
    [map, latest, stop, move],
  )
  const leave = useCallback(() => setStop(null), [])
  return { stop, atEdge, onKeyDown, leave }
}

function handle(
  event: KeyboardEvent,
  map: MapLibre,
  props: MapViewProps,
  stop: Stop | null,
  move: (arrow: Arrow) => void,
): boolean {
  if (arrows.includes(event.key)) {
    if (event.shiftKey) pan(map, event.key as Arrow)
    else move(event.key as Arrow)
  } else if (event.key === '+' || event.key === '=') map.zoomIn()
  else if (event.key === '-') map.zoomOut()
  else if (event.key === 'Enter' && stop) press(map, stop, props)
  else if (event.key === 't' && props.onTable) props.onTable()
  else return false
  return true
}

function pan(map: MapLibre, arrow: Arrow): void {
  const by = { ArrowUp: [0, -120], ArrowDown: [0, 120], ArrowLeft: [-120, 0], ArrowRight: [120, 0] }[arrow]
  map.panBy([by[0] ?? 0, by[1] ?? 0])
}
