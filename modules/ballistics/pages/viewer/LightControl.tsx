import type { KeyboardEvent, PointerEvent } from 'react'
import type { Light } from '@throughline/topography'
import { useFormats, useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './viewer.module.css'

const RADIUS = 15

/** A small dome with the light on it: drag it, or use the arrow keys. */
export function LightControl({ light, onLight }: { light: Light; onLight: (light: Light) => void }) {
  const t = useMessages(words)
  const { number } = useFormats()
  const far = (RADIUS * (90 - light.elevation)) / 90
  const angle = (light.azimuth * Math.PI) / 180
  const [x, y] = [far * Math.sin(angle), -far * Math.cos(angle)]
  const drag = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const box = event.currentTarget.getBoundingClientRect()
    const [dx, dy] = [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2]
    const away = Math.min(1, Math.hypot(dx, dy) / RADIUS)
    onLight(lightOf((Math.atan2(dx, -dy) * 180) / Math.PI, 90 - 90 * away))
  }
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: [15, 0], ArrowLeft: [-15, 0], ArrowUp: [0, 5], ArrowDown: [0, -5] }[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    onLight(lightOf(light.azimuth + step[0]!, light.elevation + step[1]!))
  }
  return (
    <span
      className={styles['light']}
      role="slider"
      tabIndex={0}
      aria-label={t('light')}
      aria-valuemin={0}
      aria-valuemax={359}
      aria-valuenow={Math.round(light.azimuth)}
      aria-valuetext={t('lightAt', { azimuth: number(light.azimuth), elevation: number(light.elevation) })}
      title={t('lightHelp')}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={onKey}
    >
      <svg width={40} height={40} viewBox="-20 -20 40 40" aria-hidden>
        <circle r={RADIUS} />
        <circle className={styles['lamp']} cx={x} cy={y} r={4} />
      </svg>
    </span>
  )
}

/** A light in its limits: never so low that everything is shadow. */
export const lightOf = (azimuth: number, elevation: number): Light => ({
  azimuth: Math.round(((azimuth % 360) + 360) % 360),
  elevation: Math.round(Math.min(85, Math.max(10, elevation))),
})
