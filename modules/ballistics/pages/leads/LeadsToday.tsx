import { useEffect } from 'react'
import { useCall } from '#web/client'
import { useNow } from '#web/messages'
import { Section } from '#web/page'
import { PageLink, type TodayProps } from '#web/pages'
import { useMay } from '#web/session'
import { ErrorNotice, Loading } from '#web/states'
import { countLeads, listLeads, type ListedLead } from '../../contract/index.ts'
import { caseWords, toldWords } from './columns.tsx'
import { useLeadSay } from './say.ts'
import { Standing } from './Standing.tsx'
import styles from './leads.module.css'

const SHOWN = 6

/** What waits for the person of leads: news that nobody at the agency has opened, leads to read or tell. */
export default function LeadsToday({ onContent }: TodayProps) {
  const { t } = useLeadSay()
  const reads = useMay('ballistics.review')
  const tells = useMay('ballistics.tell')
  const unread = useCall(listLeads, { query: { unread: 'true', limit: SHOWN } })
  const waiting = useCall(
    listLeads,
    { query: { state: 'proposed,unconfirmed', limit: SHOWN } },
    { enabled: reads || tells },
  )
  const counts = useCall(countLeads, { query: {} })
  const known = unread.data?.rows ?? []
  const rows = [
    ...known.map((row) => ({ row, fresh: true })),
    ...(waiting.data?.rows ?? [])
      .filter((row) => row.toldAt === null && !known.some((one) => one.id === row.id))
      .map((row) => ({ row, fresh: false })),
  ].slice(0, SHOWN)
  const has = rows.length > 0
  useEffect(() => onContent(has), [has, onContent])
  if (unread.error) return <ErrorNotice error={unread.error} onRetry={() => void unread.refetch()} />
  if (!unread.data) return <Loading shape="list" rows={3} />
  if (!has) return null
  const { leads = 0, hits = 0 } = counts.data ?? {}
  return (
    <Section
      title={t('title')}
      note={
        counts.data && t('count', { leads: t('leads', { count: leads }), hits: t('hits', { count: hits }) })
      }
      actions={<PageLink to="/ballistics/leads">{t('todayAll')}</PageLink>}
    >
      <ul className={styles['today']}>
        {rows.map(({ row, fresh }) => (
          <Line key={row.id} row={row} fresh={fresh} />
        ))}
      </ul>
    </Section>
  )
}

function Line({ row, fresh }: { row: ListedLead; fresh: boolean }) {
  const say = useLeadSay()
  const now = useNow(60_000)
  const { t } = say
  const next =
    row.state === 'proposed'
      ? t('todayRead')
      : fresh
        ? t('todayUnread')
        : t('todayTell', { told: toldWords(say, row, now) })
  const agencies = [...new Set([row.one.agency, row.two.agency])].filter(Boolean).join(', ')
  return (
    <li>
      <Standing of={{ state: row.state, hit: row.hit, known: row.knownLink }} />
      <span className={styles['todayWhat']}>
        <PageLink to={`/ballistics/leads/${row.id}`}>
          {row.number} · {caseWords(say, row.one)} – {caseWords(say, row.two)}
        </PageLink>
        <span className={styles['quiet']}>{agencies}</span>
      </span>
      <span className={styles['quiet']}>{next}</span>
    </li>
  )
}
