import { useEffect, useState } from 'react'
import { useReducedMotion } from '@mantine/hooks'
import { IconPlayerPause, IconPlayerPlay, IconPlayerTrackNext } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import type { TimeSteps } from './types.ts'
import { words } from './words.ts'
import styles from './MapView.module.css'

/** Long enough to read a month before the next one comes. */
const PACE_MS = 900

/** A slider under the map. Playing steps through the months; with reduced motion the button makes one step. */
export function TimeSlider({ steps, index, onIndex, label }: TimeSteps) {
  const t = useMessages(words)
  const still = useReducedMotion(false, { getInitialValueInEffect: false })
  const [playing, setPlaying] = useState(false)
  const last = steps.length - 1
  usePlay(playing, () => {
    if (index === last) setPlaying(false)
    else onIndex(index === null ? 0 : index + 1)
  })
  const press = () => {
    if (still) onIndex(index === null || index === last ? 0 : index + 1)
    else {
      if (!playing && (index === null || index === last)) onIndex(0)
      setPlaying(!playing)
    }
  }
  const shownNow = index === null ? t('whole') : label(steps[index] ?? '')
  const Icon = still ? IconPlayerTrackNext : playing ? IconPlayerPause : IconPlayerPlay
  return (
    <div className={styles['time']}>
      <button type="button" onClick={press} aria-label={still ? t('step') : playing ? t('pause') : t('play')}>
        <Icon size={16} stroke={1.6} aria-hidden />
      </button>
      <input
        type="range"
        min={0}
        max={last}
        value={index ?? last}
        data-whole={index === null}
        aria-label={t('time')}
        aria-valuetext={shownNow}
        onChange={(event) => {
          setPlaying(false)
          onIndex(Number(event.currentTarget.value))
        }}
      />
      <output className={styles['now']}>{shownNow}</output>
      {index !== null && (
        <button
          type="button"
          className={styles['whole']}
          onClick={() => {
            setPlaying(false)
            onIndex(null)
          }}
        >
          {t('whole')}
        </button>
      )}
    </div>
  )
}

function usePlay(playing: boolean, onTick: () => void): void {
  useEffect(() => {
    if (!playing) return
    const timer = setTimeout(onTick, PACE_MS)
    return () => clearTimeout(timer)
  })
}
