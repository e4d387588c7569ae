import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Section } from '#web/page'
import { PageLink } from '#web/pages'
import { Sparkline } from '#web/plots'
import { Loading } from '#web/states'
import { readOverview, readTrend } from '../../contract/index.ts'
import type { Change } from '../../contract/index.ts'
import { ChangeInWords } from '../overview/index.ts'
import { text } from './text.ts'
import styles from './today.module.css'

/** Shootings since New Year against the same days of the year before. */
export function YearToDate() {
  const t = useMessages(text)
  const { date } = useFormats()
  const figures = useCall(readOverview, { query: {} })
  const trend = useCall(readTrend, { query: {} })
  const months = trend.data?.months.slice(-12) ?? []
  if (!figures.data) return figures.error ? null : <Loading shape="list" rows={4} />
  const { yearToDate, asOf } = figures.data
  const year = String(Number(asOf.slice(0, 4)) - 1)
  return (
    <Section
      title={t('toDate')}
      note={t('toDateNote', { day: date(asOf) })}
      actions={<PageLink to="/incidents/overview">{t('overview')}</PageLink>}
    >
      <dl className={styles.figures}>
        <Figure
          name={t('incidents')}
          change={yearToDate.all}
          year={year}
          months={months.map(({ count }) => count)}
        />
        <Figure
          name={t('fatal')}
          change={yearToDate.fatal}
          year={year}
          months={months.map(({ fatal }) => fatal)}
        />
        <Figure
          name={t('nonfatal')}
          change={yearToDate.nonfatal}
          year={year}
          months={months.map(({ count, fatal }) => count - fatal)}
        />
      </dl>
    </Section>
  )
}

interface FigureProps {
  readonly name: string
  readonly change: Change
  readonly year: string
  readonly months: readonly number[]
}

function Figure({ name, change, year, months }: FigureProps) {
  const t = useMessages(text)
  const { number } = useFormats()
  const [first = 0, last = 0] = [months[0], months.at(-1)]
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd className={styles.number}>
        {number(change.now)}
        {months.length > 2 && (
          <Sparkline
            values={months}
            width={84}
            height={24}
            label={t('series', { what: name, first, last, highest: Math.max(...months) })}
          />
        )}
      </dd>
      <dd>{t('before', { before: number(change.before), year })}</dd>
      <dd>
        <ChangeInWords change={change} />
      </dd>
    </div>
  )
}
