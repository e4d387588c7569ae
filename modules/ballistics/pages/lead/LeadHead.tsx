import { ActionIcon } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { addressOf } from '#web/client'
import { LabelBadges } from '#web/labels'
import { useFormats } from '#web/messages'
import { Thread } from '#web/page'
import { PageLink } from '#web/pages'
import { RecordHead } from '#web/record'
import { useMay } from '#web/session'
import { leadDocument, type Lead, type LeadCase } from '../../contract/index.ts'
import { useLeadSay } from '../leads/say.ts'
import { Standing } from '../leads/Standing.tsx'
import { LeadActions } from './LeadActions.tsx'
import { standingOf, useLeadText } from './say.ts'
import { threadOf } from './thread.ts'

/** What the lead is, how it stands, its thread, and what can be done. */
export function LeadHead({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const formats = useFormats()
  const { owner: ownerAgency, category, sensitivity } = lead
  const inWords = useCaseWords()
  return (
    <RecordHead
      title={t('title', { number: lead.number })}
      marks={
        <>
          <Standing of={standingOf(lead)} />
          <LabelBadges label={{ ownerAgency, category, sensitivity }} />
        </>
      }
      headline={t('headline', { one: inWords(lead.one), two: inWords(lead.two) })}
      figure={<Thread label={t('thread', { number: lead.number })} steps={threadOf(t, formats, lead)} />}
      actions={
        <>
          <Print lead={lead} />
          <LeadActions lead={lead} />
        </>
      }
    />
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
