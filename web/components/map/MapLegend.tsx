import { Mark } from '#web/marks'
import { useFormats, useMessages } from '#web/messages'
import { classLabels } from './classes.ts'
import type { LegendContent } from './types.ts'
import { words } from './words.ts'
import styles from './MapView.module.css'

/** The key, bottom left: what the colours count, the class bounds, the marks and the hatch. */
export function MapLegend({
  legend,
  breaks,
}: {
  legend: LegendContent
  breaks: readonly number[] | undefined
}) {
  const t = useMessages(words)
  const { number } = useFormats()
  const format = (value: number) => number(value, Number.isInteger(value) ? 0 : 1)
  return (
    <div className={styles['legend']} role="group" aria-label={t('legend')}>
      <p className={styles['legendTitle']}>{legend.title}</p>
      {breaks && (
        <ol className={styles['ramp']}>
          {classLabels(breaks, format).map((label, step) => (
            <li key={label} style={{ ['--class' as string]: `var(--data-seq-${step + 1})` }}>
              {label}
            </li>
          ))}
        </ol>
      )}
      {legend.marks && (
        <ul className={styles['marks']}>
          {legend.marks.map(({ mark, label }) => (
            <li key={mark}>
              <Mark kind={mark} size={12} /> {label}
            </li>
          ))}
        </ul>
      )}
      {legend.hatch && (
        <p className={styles['few']}>
          <span className={styles['hatch']} aria-hidden /> {legend.hatch}
        </p>
      )}
      {legend.note && <p className={styles['note']}>{legend.note}</p>}
    </div>
  )
}
