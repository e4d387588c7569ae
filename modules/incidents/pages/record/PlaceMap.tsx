import { useMemo } from 'react'
import { MapView } from '#web/map'
import type { Areas, MapBounds, MapPoint } from '#web/map'
import type { Incident } from '../../contract/index.ts'
import { markOf } from '../words.ts'
import { useSentences } from './say.ts'
import { useFirstLayer } from './useIncident.ts'
import styles from './record.module.css'

/** Half the width of the window in degrees: about a kilometre and a half each way. */
const REACH = 0.014

/** A small map: the point among the areas of the first layer. */
export function PlaceMap({ incident }: { incident: Incident }) {
  const { t } = useSentences()
  const { latitude, longitude } = incident.place
  const mapped = latitude !== null && longitude !== null
  const areas = useAreas(mapped)
  const points = useMemo<MapPoint[]>(
    () =>
      mapped
        ? [{ id: incident.id, lon: longitude, lat: latitude, mark: markOf(incident.class) ?? 'no-one-hurt' }]
        : [],
    [incident.id, incident.class, mapped, latitude, longitude],
  )
  if (!mapped) return null
  return (
    <div className={`${styles['map']} no-print`}>
      <MapView
        label={t('mapLabel', { number: incident.number })}
        {...(areas && { areas })}
        points={points}
        selectedPoint={incident.id}
        selectedArea={String(incident.areas[0]?.areaId ?? '')}
        bounds={windowAround(longitude, latitude)}
        describe={() => t('title', { number: incident.number })}
      />
    </div>
  )
}

/** The areas of the first layer as the map wants them. */
export function useAreas(enabled: boolean): Areas | undefined {
  const layer = useFirstLayer(enabled)
  return useMemo(() => {
    if (!layer) return undefined
    return {
      type: 'FeatureCollection',
      features: layer.features.map(({ id, properties, geometry }) => ({
        type: 'Feature',
        properties: { id: String(id), label: properties.code },
        geometry,
      })),
    } as Areas
  }, [layer])
}

/** A window round a point, wider than high as the map is. */
export function windowAround(longitude: number, latitude: number, reach = REACH): MapBounds {
  return [longitude - reach, latitude - reach * 0.6, longitude + reach, latitude + reach * 0.6]
}
