import { useEffect } from 'react'
import { useCall } from '#web/client'
import { useMessages, useNow } from '#web/messages'
import { Section } from '#web/page'
import { PageLink, type TodayProps } from '#web/pages'
import { listAgreements } from '../../../platform/sharing/contract.ts'
import type { Agreement } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

const DAY_MS = 86_400_000
const SOON_DAYS = 30

/** For Today: agreements that wait for one's own agency and those that end soon; nothing where there are none. */
export function AgreementsDue({ onContent }: TodayProps) {
  const t = useMessages(words)
  const today = dayOf(useNow())
  const { data } = useCall(listAgreements, {})
  const due = (data?.agreements ?? []).filter(
    (one) => one.mayAccept || (one.state === 'in-force' && daysLeft(one, today) <= SOON_DAYS),
  )
  const some = due.length > 0
  useEffect(() => onContent(some), [onContent, some])
  if (!some) return null
  return (
    <Section title={t('todayTitle')} note={t('todayNote')}>
      <ul className={`${styles.list} ${styles.due}`}>
        {due.map((one) => (
          <li key={one.id} className={styles.line}>
            <PageLink to={`/sharing/agreements/${one.id}`}>{one.terms.name}</PageLink>
            <span className={styles.attention}>
              {one.mayAccept ? t('todayAccept') : t('todayEnds', { days: daysLeft(one, today) })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Midnight of the reader's own calendar day, as UTC, so that whole days can be counted. */
const dayOf = (now: Date): number => Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())

const daysLeft = ({ terms }: Agreement, today: number): number =>
  Math.round((Date.parse(terms.expiresOn) - today) / DAY_MS)
