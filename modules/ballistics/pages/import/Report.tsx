import { useFormats, useMessages } from '#web/messages'
import { Facts, Section } from '#web/page'
import type { ExhibitImportReport, RowProblem } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './import.module.css'

/** What came, or would come, of a file in figures. */
export function Figures({ report, isDone }: { report: ExhibitImportReport; isDone: boolean }) {
  const t = useMessages(text)
  const { number } = useFormats()
  const isExhibits = report.holds === 'exhibits'
  const more = (count: number) => isDone && count > 0 && number(count)
  return (
    <div className={styles['figures']}>
      <Facts
        facts={[
          [t('holds'), t(`holds.${report.holds}`)],
          [t('rows'), number(report.rows)],
          [t('new'), isExhibits && number(report.new)],
          [t(isExhibits ? 'advancedExhibits' : 'advancedAcquisitions'), number(report.advanced)],
          [t('known'), number(report.known)],
          [t('repeated'), number(report.repeated)],
          [t('rejected'), number(report.rejected)],
          [t('newCases'), more(report.newCases)],
          [t('unnumbered'), more(report.unnumbered)],
        ]}
      />
    </div>
  )
}

interface RowsProps {
  title: string
  note?: string
  rows: readonly RowProblem[]
  /** How many there are, of which the first are listed. */
  count: number
}

/** Rows with what is to be seen to, the first of each kind of fault. */
export function Rows({ title, note, rows, count }: RowsProps) {
  const t = useMessages(text)
  const { number } = useFormats()
  if (rows.length === 0) return null
  return (
    <Section title={title} note={number(count)}>
      {note && <p className={styles['quiet']}>{note}</p>}
      <ul className={styles['rows']}>
        {rows.map(({ row, column, reason, remedy }) => (
          <li key={`${row}${reason}`}>
            <span className={styles['where']}>
              {t('row', { row: number(row) })}
              {column && <span className={styles['quiet']}>{column}</span>}
            </span>
            <span>
              {reason} {remedy}
            </span>
          </li>
        ))}
      </ul>
      {count > rows.length && <p className={styles['quiet']}>{t('more', { count: count - rows.length })}</p>}
    </Section>
  )
}
