import { z } from 'zod'
import { useCall, type ProblemError } from '#web/client'
import { PageBody } from '#web/page'
import { PageLink, usePageParams, usePageTitle } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { readLead, type Lead } from '../../contract/index.ts'
import { standingKey, useLeadSay } from '../leads/say.ts'
import { LeadHead } from './LeadHead.tsx'
import { LeadSheet } from './LeadSheet.tsx'
import { standingOf, useLeadText } from './say.ts'
import { SecondReading } from './SecondReading.tsx'
import styles from './lead.module.css'

/** One lead: its two cases, what was read, who was told, what an examiner found, what became of it. */
export default function LeadPage() {
  const { id } = usePageParams<'id'>()
  return z.uuid().safeParse(id).success ? <Read key={id} id={id} /> : <Unavailable />
}

function Read({ id }: { id: string }) {
  const t = useLeadText()
  const lead = useCall(readLead, { params: { id } })
  usePageTitle(t('title', { number: lead.data?.number ?? '' }))
  if (lead.isPending) return <Loading />
  if (lead.error) return <NotRead error={lead.error} onRetry={() => void lead.refetch()} />
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

/** What a lead of this state is and is not; on every view of it. */
function Banner({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const { t: state } = useLeadSay()
  const key = standingKey(standingOf(lead)).slice(6)
  const reason = lead.events.findLast((one) => one.kind === lead.state)?.words
  const ended = lead.state === 'withdrawn' || lead.state === 'not-confirmed'
  return (
    <p
      className={styles['banner']}
      data-standing={key}
      role="note"
      aria-label={state(`state.${key}` as never)}
    >
      {t(`banner.${key}` as 'banner.hit')}
      {ended && reason && <span> {t('because', { reason })}</span>}
    </p>
  )
}

/** For a lead that does not exist and for one this person may not see: they look the same. */
function Unavailable() {
  const { t } = useLeadSay()
  return (
    <PageBody>
      <Empty
        centred
        title={t('unavailableTitle')}
        action={<PageLink to="/ballistics/leads">{t('toLeads')}</PageLink>}
      >
        {t('unavailableText')}
      </Empty>
    </PageBody>
  )
}

function NotRead({ error, onRetry }: { error: ProblemError; onRetry: () => void }) {
  if ([400, 403, 404].includes(error.status)) return <Unavailable />
  return (
    <PageBody>
      <ErrorNotice error={error} onRetry={onRetry} />
    </PageBody>
  )
}
