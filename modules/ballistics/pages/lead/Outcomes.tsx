import { useState } from 'react'
import { Button } from '@mantine/core'
import { useFormats } from '#web/messages'
import { Facts, Section } from '#web/page'
import type { Lead, Outcome } from '../../contract/index.ts'
import { OutcomeForm } from './forms/OutcomeForm.tsx'
import { useFormText, useLeadText } from './say.ts'
import styles from './lead.module.css'

/** What became of the lead at each agency, as it said last. */
export function Outcomes({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const [open, setOpen] = useState(false)
  return (
    <Section
      title={t('outcomes')}
      note={lead.outcomes.length || undefined}
      actions={
        lead.may.outcome && (
          <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
            {t('outcome')}
          </Button>
        )
      }
    >
      {lead.outcomes.length === 0 && (
        <p className={styles['quiet']}>{t(lead.madeAt ? 'outcomesNone' : 'outcomesLater')}</p>
      )}
      <div className={styles['outcomes']}>
        {lead.outcomes.map((one) => (
          <OneOutcome key={one.agency} one={one} />
        ))}
      </div>
      {open && <OutcomeForm lead={lead} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function OneOutcome({ one }: { one: Outcome }) {
  const t = useFormText()
  const { date, moment } = useFormats()
  return (
    <div>
      <h3 className={styles['caseTitle']}>{one.agency}</h3>
      <Facts
        facts={[
          [
            t('assignment'),
            [t(`assignment.${one.assignment}`), one.assignedTo, one.assignedOn && date(one.assignedOn)]
              .filter(Boolean)
              .join(', '),
          ],
          [
            t('investigation'),
            [one.investigation && t(`investigation.${one.investigation}`), one.workedOn && date(one.workedOn)]
              .filter(Boolean)
              .join(', '),
          ],
          [t('outcomeResult'), one.result && t(`result.${one.result}`)],
          [t('usefulness'), one.usefulness && t(`usefulness.${one.usefulness}`)],
          [t('words'), one.words],
        ]}
      />
      <p className={styles['quiet']}>
        {moment(one.recordedAt)}, {one.recordedBy}
      </p>
    </div>
  )
}
