import { useCall } from '#web/client'
import { usePageTitle } from '#web/pages'
import { NotRead, RecordBanner, RecordPage } from '#web/record'
import { readLead, type Lead } from '../../contract/index.ts'
import { standingKey, useLeadSay } from '../leads/say.ts'
import { LeadHead } from './LeadHead.tsx'
import { LeadSheet } from './LeadSheet.tsx'
import { standingOf, useLeadText } from './say.ts'
import { SecondReading } from './SecondReading.tsx'

/** One lead: its two cases, what was read, who was told, what an examiner found, what became of it. */
export default function LeadPage() {
  const { t } = useLeadSay()
  return (
    <RecordPage back={{ to: '/ballistics/leads', label: t('toLeads') }}>
      {(id) => <Read id={id} />}
    </RecordPage>
  )
}

function Read({ id }: { id: string }) {
  const t = useLeadText()
  const lead = useCall(readLead, { params: { id } })
  usePageTitle(t('title', { number: lead.data?.number ?? '' }))
  if (!lead.data) return <NotRead of={lead} />
  const reading = lead.data.pairs.find((pair) => pair.mayRead)
  return (
    <>
      <LeadHead lead={lead.data} />
      <Banner lead={lead.data} />
      <LeadSheet lead={lead.data} />
      {reading && <SecondReading lead={lead.data} pair={reading} />}
    </>
  )
}

/** A lead that is still open has the colour of what is to do. */
const TONES: Readonly<Record<string, 'plain' | 'attention'>> = {
  hit: 'plain',
  'known-link': 'plain',
  confirmed: 'plain',
  withdrawn: 'attention',
  'not-confirmed': 'attention',
}

/** What a lead of this state is and is not; on every view of it. */
function Banner({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const { t: state } = useLeadSay()
  const key = standingKey(standingOf(lead)).slice(6)
  const reason = lead.events.findLast((one) => one.kind === lead.state)?.words
  const ended = lead.state === 'withdrawn' || lead.state === 'not-confirmed'
  return (
    <RecordBanner tone={TONES[key] ?? 'accent'} label={state(`state.${key}` as never)}>
      {t(`banner.${key}` as 'banner.hit')}
      {ended && reason && <span>{t('because', { reason })}</span>}
    </RecordBanner>
  )
}
