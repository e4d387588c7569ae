import { RAMP } from '@throughline/topography'
import { useFormats } from '#web/messages'
import styles from './viewer.module.css'

interface LegendProps {
  readonly ramp: 'height' | 'difference'
  readonly low: number
  readonly high: number
  readonly label: string
}

/** The colours of heights or differences with their micrometres. */
export function Legend({ ramp, low, high, label }: LegendProps) {
  const { number } = useFormats()
  const colours = Array.from({ length: 9 }, (_, i) => {
    const at = 3 * Math.round((i / 8) * 255)
    return `rgb(${RAMP[ramp].slice(at, at + 3).join(' ')})`
  })
  return (
    <div className={styles['legend']}>
      <span>{label}</span>
      <span>{signed(number(low, 1))}</span>
      <span
        className={styles['legendBar']}
        style={{ background: `linear-gradient(90deg, ${colours.join(',')})` }}
      />
      <span>{signed(number(high, 1))} µm</span>
    </div>
  )
}

const signed = (text: string) => (text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`)
