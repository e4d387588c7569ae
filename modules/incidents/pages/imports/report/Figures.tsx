import { useFormats, useMessages } from '#web/messages'
import type { ImportReport } from '../../../contract/index.ts'
import { text } from './text.ts'
import styles from './report.module.css'

const UNITS = ['incidents', 'victims', 'suspects'] as const

/** The four units side by side, each with what became of it. */
export function Figures({ report }: { report: ImportReport }) {
  const t = useMessages(text)
  const { number } = useFormats()
  const { rows } = report
  return (
    <dl className={styles['figures']}>
      {UNITS.map((unit) => (
        <Figure
          key={unit}
          name={t(unit)}
          value={number(report[unit].new)}
          rest={t('rest', { changed: report[unit].changed, unchanged: report[unit].unchanged })}
        />
      ))}
      <Figure
        name={t('rows')}
        value={number(rows.new)}
        rest={t('restRows', {
          changed: rows.changed,
          unchanged: rows.unchanged,
          rejected: rows.rejected,
        })}
      />
    </dl>
  )
}

function Figure({ name, value, rest }: { name: string; value: string; rest: string }) {
  const t = useMessages(text)
  return (
    <div className={styles['figure']}>
      <dt>{name}</dt>
      <dd>
        <span className={styles['big']}>{value}</span> {t('new')}
        <span className={styles['rest']}>{rest}</span>
      </dd>
    </div>
  )
}
