import { ActionIcon } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { addressOf } from '#web/client'
import { LabelBadges } from '#web/labels'
import { useFormats } from '#web/messages'
import { Thread } from '#web/page'
import { PageLink } from '#web/pages'
import { useMay } from '#web/session'
import { leadDocument, type Lead, type LeadCase } from '../../contract/index.ts'
import { useLeadSay } from '../leads/say.ts'
import { Standing } from '../leads/Standing.tsx'
import { LeadActions } from './LeadActions.tsx'
import { standingOf, useLeadText } from './say.ts'
import { threadOf } from './thread.ts'
import styles from './lead.module.css'

/** What the lead is, how it stands, its thread, and what can be done. */
export function LeadHead({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const formats = useFormats()
  const { owner: ownerAgency, category, sensitivity } = lead
  const inWords = useCaseWords()
  return (
    <div className={styles['head']}>
      <div>
        <div className={styles['titleLine']}>
          <h1 className={styles['title']}>{t('title', { number: lead.number })}</h1>
          <Standing of={standingOf(lead)} />
          <LabelBadges label={{ ownerAgency, category, sensitivity }} />
        </div>
        <p className={styles['headline']}>
          {t('headline', { one: inWords(lead.one), two: inWords(lead.two) })}
        </p>
      </div>
      <div className={styles['headThread']}>
        <Thread label={t('thread', { number: lead.number })} steps={threadOf(t, formats, lead)} />
      </div>
      <div className={styles['headActions']}>
        <Print lead={lead} />
        <LeadActions lead={lead} />
      </div>
    </div>
  )
}

function useCaseWords() {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  return ({ id, number, agency }: LeadCase) =>
    id === null
      ? list('notShared')
      : t('headCase', { number: number ?? list('notStated'), agency: agency ?? '' })
}

function Print({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const exports = useMay('ballistics.export')
  const audits = useMay('audit.read')
  return (
    <>
      {audits && <PageLink to={`/audit/record/lead/${lead.id}`}>{t('history')}</PageLink>}
      {exports && lead.madeAt !== null && (
        <ActionIcon
          component="a"
          href={addressOf(leadDocument, { id: lead.id })}
          download
          variant="default"
          aria-label={t('print')}
          title={t('print')}
        >
          <IconPrinter size={16} stroke={1.6} />
        </ActionIcon>
      )}
    </>
  )
}
