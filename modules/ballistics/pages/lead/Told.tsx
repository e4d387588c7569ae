import { useState } from 'react'
import { Button } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { Clock, Section } from '#web/page'
import { NoticeAbout, type Lead, type LeadNotice } from '../../contract/index.ts'
import { limitWords } from '../clocks/say.ts'
import { clockWords } from '../clocks/words.ts'
import { useLeadSay } from '../leads/say.ts'
import { CallForm } from './forms/CallForm.tsx'
import { useLeadText } from './say.ts'
import styles from './lead.module.css'

/** Who was told of what, how and when, who has opened it, and who is left to be called. */
export function Told({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  const clock = useMessages(clockWords)
  const { moment } = useFormats()
  const [calling, setCalling] = useState<LeadNotice>()
  // The newest news first: what an agency heard last is what it goes by.
  const groups = [...NoticeAbout.options]
    .map((about) => ({ about, notices: lead.notices.filter((one) => one.about === about) }))
    .filter(({ notices }) => notices.length > 0)
    .toReversed()
  return (
    <Section
      title={t('toldTitle')}
      note={lead.toldAt ? t('toldComplete', { moment: moment(lead.toldAt) }) : undefined}
    >
      {lead.state === 'unconfirmed' && !lead.toldAt && lead.madeAt && lead.tellBy && lead.tellClock && (
        <div className={styles['clock']}>
          <Clock startedAt={lead.madeAt} dueAt={lead.tellBy} rule={limitWords(clock, lead.tellClock)} />
        </div>
      )}
      {groups.length === 0 && <p className={styles['quiet']}>{t(lead.madeAt ? 'toldNone' : 'toldNotYet')}</p>}
      {groups.map(({ about, notices }) => (
        <div key={about} className={styles['group']}>
          {(groups.length > 1 || about !== 'lead') && (
            <h3 className={styles['groupTitle']}>{list(`about.${about}`)}</h3>
          )}
          <ul className={styles['rows']}>
            {notices.map((one) => (
              <Notice key={one.id} one={one} onCall={() => setCalling(one)} />
            ))}
          </ul>
        </div>
      ))}
      {calling && <CallForm lead={lead} notice={calling} onClose={() => setCalling(undefined)} />}
    </Section>
  )
}

function Notice({ one, onCall }: { one: LeadNotice; onCall: () => void }) {
  const t = useLeadText()
  return (
    <li className={styles['notice']} data-told={one.toldAt !== null}>
      <div>
        <strong>{one.agency}</strong> <NoticeWords one={one} />
        <p className={styles['quiet']}>
          <Receipt one={one} />
        </p>
      </div>
      {one.mayPhone && (
        <Button
          variant="default"
          size="compact-sm"
          onClick={onCall}
          aria-label={`${t('call')}: ${one.agency}`}
        >
          {t('call')}
        </Button>
      )}
    </li>
  )
}

function NoticeWords({ one }: { one: LeadNotice }) {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  const { moment } = useFormats()
  if (one.toldAt === null) {
    const why = list(`hindrance.${one.hindrance ?? 'not-here'}`).replace(/^./, (first) => first.toLowerCase())
    return (
      <span className={styles['attention']}>
        {one.contact ? t('notTold', { why, contact: one.contact }) : t('notToldNoContact', { why })}
      </span>
    )
  }
  const values = { moment: moment(one.toldAt), person: one.toldBy ?? '', who: one.toldTo ?? '' }
  return t(one.way === 'phone' ? 'phone' : 'here', values)
}

function Receipt({ one }: { one: LeadNotice }) {
  const t = useLeadText()
  const { moment } = useFormats()
  if (one.toldAt === null || one.way === 'phone') return null
  return [
    one.readAt ? t('opened', { moment: moment(one.readAt), person: one.readBy ?? '' }) : t('notOpened'),
    one.agreement && t('under', { agreement: one.agreement }),
  ]
    .filter(Boolean)
    .join(', ')
}
