import { useEffect } from 'react'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import type { TodayProps } from '#web/pages'
import { PageLink } from '#web/pages'
import { Section } from '#web/page'
import { Mark } from '#web/marks'
import { ErrorNotice, Loading } from '#web/states'
import { listIncidents } from '../../contract/index.ts'
import type { IncidentRow } from '../../contract/index.ts'
import { areaInSentence, useBoundaries } from '../map/areas.ts'
import { markOf, words } from '../words.ts'
import { text } from './text.ts'
import { YearToDate } from './YearToDate.tsx'
import styles from './today.module.css'

const SHOWN = 6

/** What is new in the room: the latest incidents, and how the year stands. */
export default function IncidentsToday({ onContent }: TodayProps) {
  const t = useMessages(text)
  const list = useCall(listIncidents, { query: { limit: SHOWN } })
  const has = (list.data?.rows.length ?? 0) > 0
  useEffect(() => onContent(has), [has, onContent])
  if (list.error) return <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <Loading shape="list" rows={SHOWN} />
  if (!has) return null
  return (
    <div className={styles.pair}>
      <Section
        title={t('latest')}
        note={t('latestNote')}
        actions={<PageLink to="/incidents">{t('all')}</PageLink>}
      >
        <ul className={styles.list}>
          {list.data.rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </ul>
      </Section>
      <YearToDate />
    </div>
  )
}

function Line({ row }: { row: IncidentRow }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const { date } = useFormats()
  const one = useBoundaries()?.[0]?.one
  const mark = markOf(row.class)
  const where = [
    row.area && one && areaInSentence({ code: row.area, name: '' }, one),
    row.kind && code(`kind.${row.kind}`).toLowerCase(),
  ]
  return (
    <li>
      <span className={styles.mark}>{mark && <Mark kind={mark} label={code(`class.${row.class}`)} />}</span>
      <PageLink to={`/incidents/${row.id}`} className={styles.what ?? ''}>
        {hurtWords(t, row)}
      </PageLink>
      <span className={styles.where}>{where.filter(Boolean).join(' · ')}</span>
      <time className={styles.when} dateTime={row.occurredOn}>
        {[date(row.occurredOn), row.occurredTime].filter(Boolean).join(', ')}
      </time>
    </li>
  )
}

function hurtWords(t: ReturnType<typeof useMessages<typeof text.en>>, row: IncidentRow): string {
  const [killed, wounded] = [row.killed ?? 0, row.wounded ?? 0]
  if (killed > 0 && wounded > 0) return t('killedAndWounded', { killed, wounded })
  if (killed > 0) return t('killed', { count: killed })
  if (wounded > 0) return t('wounded', { count: wounded })
  return row.killed === null ? t('peopleNotShared') : t('nobody')
}
