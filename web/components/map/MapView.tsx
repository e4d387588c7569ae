import { lazy, Suspense, useMemo } from 'react'
import { useMessages } from '#web/messages'
import { LayerSwitch } from './LayerSwitch.tsx'
import { MapFallback } from './MapFallback.tsx'
import { MapLegend } from './MapLegend.tsx'
import { TimeSlider } from './TimeSlider.tsx'
import type { MapViewProps } from './types.ts'
import { words } from './words.ts'
import styles from './MapView.module.css'

const MapCanvas = lazy(() => import('./canvas/MapCanvas.tsx'))

/**
 * A map from local data alone: areas coloured by class, points with their marks, clusters, a density
 * surface, selection and legend. Needs no internet; the drawing code loads only when a map is shown.
 *
 * @example
 * <MapView label="Map of incidents in Brooklyn, 2024" areas={precincts} values={rates} breaks={[4, 8, 14, 22]}
 *   points={points} selectedArea={linked.area?.id} selectedPoint={linked.selected}
 *   onAreaClick={(id) => linked.pickArea({ id, label: `precinct ${id}` })} onPointClick={linked.select}
 *   legend={{ title: 'Incidents per 100,000 residents', hatch: 'fewer than 5, rate unsteady' }} />
 */
export function MapView(props: MapViewProps) {
  const drawable = useMemo(() => canDraw(), [])
  const { legend, layers, shown, onShown, time, credit } = props
  if (!drawable) return <MapFallback {...props} />
  return (
    <section className={styles['view']} aria-label={props.label}>
      <div className={styles['stage']}>
        <Suspense fallback={<Loading />}>
          <MapCanvas {...props} />
        </Suspense>
        {layers && <LayerSwitch layers={layers} shown={shown ?? []} onShown={onShown} />}
        {legend && <MapLegend legend={legend} breaks={props.values ? props.breaks : undefined} />}
        {credit && <p className={styles['credit']}>{credit}</p>}
      </div>
      {time && <TimeSlider {...time} />}
    </section>
  )
}

function Loading() {
  const t = useMessages(words)
  return (
    <p className={styles['loading']} role="status">
      {t('loading')}
    </p>
  )
}

function canDraw(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}
