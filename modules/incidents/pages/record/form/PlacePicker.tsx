import { Button } from '@mantine/core'
import { IconMapPinFilled } from '@tabler/icons-react'
import { useState } from 'react'
import { MapView } from '#web/map'
import type { MapBounds } from '#web/map'
import { useMessages } from '#web/messages'
import { windowAround, useAreas } from '../PlaceMap.tsx'
import { useLayers } from '../useIncident.ts'
import { formText } from './text.ts'
import styles from './form.module.css'

interface PlacePickerProps {
  latitude: string
  longitude: string
  onPick: (pair: { latitude: string; longitude: string }) => void
}

/**
 * A place picked by moving the map under a pin that stays in the middle: the same gesture for a mouse, a
 * finger and the arrow keys.
 */
export default function PlacePicker({ latitude, longitude, onPick }: PlacePickerProps) {
  const t = useMessages(formText)
  const areas = useAreas(true)
  const whole = useLayers().find(({ slot }) => slot === 1)?.bounds
  const [start] = useState(() => startOf(latitude, longitude))
  const [moved, setMoved] = useState<readonly [number, number] | null>(null)
  const bounds = start ?? whole
  const centre = moved ?? (bounds ? middleOf(bounds) : null)
  const at = centre && { latitude: centre[1].toFixed(5), longitude: centre[0].toFixed(5) }
  return (
    <div className={styles['picker']}>
      <p>{t('pickHelp')}</p>
      <div className={styles['pickerMap']}>
        <MapView
          label={t('pickMap')}
          {...(areas && { areas })}
          {...(bounds && { bounds })}
          onBounds={(seen) => setMoved(middleOf(seen))}
        />
        <IconMapPinFilled className={styles['pin'] ?? ''} size={32} aria-hidden />
      </div>
      <div className={styles['pickerFoot']}>
        <span role="status">{at && t('pickAt', at)}</span>
        <Button disabled={!at} onClick={() => at && onPick(at)}>
          {t('pickTake')}
        </Button>
      </div>
    </div>
  )
}

function startOf(latitude: string, longitude: string): MapBounds | null {
  if (!latitude.trim() || !longitude.trim()) return null
  const [lat, lon] = [Number(latitude), Number(longitude)]
  return Number.isFinite(lat) && Number.isFinite(lon) ? windowAround(lon, lat, 0.02) : null
}

/** The middle of a window as Mercator draws it; the mean of two latitudes lies south of it. */
function middleOf([west, south, east, north]: MapBounds): readonly [number, number] {
  const y = (lat: number) => Math.asinh(Math.tan((lat * Math.PI) / 180))
  const lat = (Math.atan(Math.sinh((y(south) + y(north)) / 2)) * 180) / Math.PI
  return [(west + east) / 2, lat]
}
