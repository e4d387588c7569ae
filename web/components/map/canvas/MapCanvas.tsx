import { useEffect, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { Map as MapLibre } from 'maplibre-gl'
import { useMessages } from '#web/messages'
import type { MapTarget, MapViewProps } from '../types.ts'
import { words } from '../words.ts'
import { ZoomButtons } from '../ZoomButtons.tsx'
import { boundsOf } from './bounds.ts'
import { useArrows } from './useArrows.ts'
import { useData } from './useData.ts'
import { useMap } from './useMap.ts'
import { usePointer } from './usePointer.ts'
import type { Tip } from './usePointer.ts'
import styles from '../MapView.module.css'

/** The drawn map itself. Loaded only when a map is on the page. */
export default function MapCanvas(props: MapViewProps) {
  const t = useMessages(words)
  const container = useRef<HTMLDivElement>(null)
  const latest = useLatest(props)
  const map = useMap(container)
  const arrows = useArrows(map, latest)
  useData(map, props, arrows.stop?.place ?? null)
  useFrame(map, props, latest)
  const tip = usePointer(map, latest)
  const spoken = arrows.atEdge ? t('nothingThatWay') : arrows.stop ? describe(arrows.stop, props) : ''
  return (
    <>
      {/* An application: arrows, plus and minus belong to the map while it has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={styles['frame']}
        role="application"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={`${props.label}. ${t('keys')}`}
        onKeyDown={arrows.onKeyDown}
        onBlur={arrows.leave}
        data-ready={map !== null}
      >
        <div ref={container} className={styles['canvas']} />
      </div>
      <div className={styles['spoken']} role="status">
        {spoken}
      </div>
      {tip && props.tooltip && <Tooltip tip={tip} tooltip={props.tooltip} />}
      <ZoomButtons onIn={() => map?.zoomIn()} onOut={() => map?.zoomOut()} />
    </>
  )
}

function useLatest(props: MapViewProps): RefObject<MapViewProps> {
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  return latest
}

/** Moves to the frame asked for, or to the data when they first arrive, and reports every move. */
function useFrame(map: MapLibre | null, props: MapViewProps, latest: RefObject<MapViewProps>): void {
  const framed = useRef(false)
  const { bounds, areas, points, clusters } = props
  const key = bounds?.join(',')
  useEffect(() => {
    if (!map) return
    const asked = key ? (key.split(',').map(Number) as [number, number, number, number]) : null
    const frame = asked ?? (framed.current ? null : boundsOf(latest.current))
    if (!frame) return
    const [west, south, east, north] = frame
    map.fitBounds([west, south, east, north], { padding: 28, duration: framed.current ? 300 : 0 })
    framed.current = true
  }, [map, key, areas, points, clusters, latest])
  useEffect(() => {
    if (!map) return
    const report = () => {
      const seen = map.getBounds()
      const box = [seen.getWest(), seen.getSouth(), seen.getEast(), seen.getNorth()] as const
      latest.current.onBounds?.(box, map.getZoom())
    }
    map.on('moveend', report)
    return () => {
      map.off('moveend', report)
    }
  }, [map, latest])
}

function describe(target: MapTarget, props: MapViewProps): string {
  if (props.describe) return props.describe(target)
  const area = props.areas?.features.find((item) => item.properties.id === target.id)
  return (target.kind === 'area' && area?.properties.label) || target.id
}

function Tooltip({ tip, tooltip }: { tip: Tip; tooltip: (target: MapTarget) => ReactNode }) {
  const content = tooltip(tip.target)
  if (content === null || content === undefined) return null
  return (
    <div className={styles['tip']} style={{ left: tip.x, top: tip.y }} data-left={tip.x > tip.width - 200}>
      {content}
    </div>
  )
}
