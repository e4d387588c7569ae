import { Section } from '#web/page'
import { RecordSheet, SidePart } from '#web/record'
import { RecordSharing } from '#web/sharing'
import type { Lead } from '../../contract/index.ts'
import { Cases } from './Cases.tsx'
import { CasesMap } from './CasesMap.tsx'
import { Examinations } from './Examinations.tsx'
import { LeadFacts } from './LeadFacts.tsx'
import { History } from './History.tsx'
import { Outcomes } from './Outcomes.tsx'
import { Pairs } from './Pairs.tsx'
import { Told } from './Told.tsx'
import { useLeadText } from './say.ts'

/** Everything on the lead: cases and exhibits, telling, examination, outcome; beside them place, facts, history. */
export function LeadSheet({ lead }: { lead: Lead }) {
  const t = useLeadText()
  return (
    <RecordSheet sideLabel={t('about')} side={<Side lead={lead} />}>
      <Section title={t('cases')}>
        <Cases lead={lead} />
      </Section>
      <Section title={t('exhibits')} note={lead.pairs.length}>
        <Pairs lead={lead} />
      </Section>
      <Told lead={lead} />
      <Examinations lead={lead} />
      <Outcomes lead={lead} />
    </RecordSheet>
  )
}

function Side({ lead }: { lead: Lead }) {
  const t = useLeadText()
  return (
    <>
      <CasesMap lead={lead} />
      <LeadFacts lead={lead} />
      <SidePart title={t('sharing')}>
        <RecordSharing type="lead" id={lead.id} />
      </SidePart>
      <SidePart title={t('events')}>
        <History lead={lead} />
      </SidePart>
    </>
  )
}
