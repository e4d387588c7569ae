import { useEffect } from 'react'
import { useCall } from '#web/client'
import { useMessages, useNow } from '#web/messages'
import { Section } from '#web/page'
import { PageLink, type TodayProps } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import { summariseQueue, type StageSummary } from '../../contract/index.ts'
import { spanWords, useSpan } from '../queue/span.ts'
import { text } from './text.ts'
import styles from './today.module.css'

/** What waits in the room, by step. */
export default function BallisticsToday({ onContent }: TodayProps) {
  const t = useMessages(text)
  const summary = useCall(summariseQueue, { query: {} })
  const stages = summary.data?.stages.filter(({ count }) => count > 0) ?? []
  const has = stages.length > 0
  useEffect(() => onContent(has), [has, onContent])
  if (summary.error) return <ErrorNotice error={summary.error} onRetry={() => void summary.refetch()} />
  if (!summary.data) return <Loading shape="list" rows={4} />
  if (!has) return null
  return (
    <Section title={t('title')} note={t('note')} actions={<PageLink to="/ballistics">{t('all')}</PageLink>}>
      <ul className={styles.list}>
        {stages.map((stage) => (
          <Line key={stage.stage} stage={stage} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ stage: { stage, count, more, oldest, clocks } }: { stage: StageSummary }) {
  const t = useMessages(text)
  const span = useSpan()
  const now = useNow(60_000).getTime()
  const late = clocks[0]?.late ?? 0
  return (
    <li>
      <PageLink to="/ballistics" search={{ stage }} className={styles.what ?? ''}>
        {t(`stage.${stage}`, { count: more ? `${count}+` : count })}
      </PageLink>
      <span className={styles.late} data-late={late > 0 || undefined}>
        {late > 0 ? t('late', { count: late }) : t('none')}
      </span>
      <span className={styles.when}>
        {oldest && t('oldest', { span: spanWords(span, now - Date.parse(oldest)) })}
      </span>
    </li>
  )
}
