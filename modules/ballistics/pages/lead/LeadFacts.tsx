import { useState } from 'react'
import { Button } from '@mantine/core'
import { useFormats } from '#web/messages'
import { Facts } from '#web/page'
import { SidePart } from '#web/record'
import type { Lead } from '../../contract/index.ts'
import { useLeadSay } from '../leads/say.ts'
import { TakeBack } from './LeadActions.tsx'
import { SettleForm } from './forms/SettleForm.tsx'
import { useLeadText } from './say.ts'

/** Short facts of the lead itself. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const { t: list } = useLeadSay()
  const { moment } = useFormats()
  const [open, setOpen] = useState(false)
  return (
    <SidePart
      title={t('facts')}
      actions={
        lead.may.settle && (
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            {t('settle')}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [t('priority'), list(`priority.${lead.priority}`)],
          [t('source'), list(`source.${lead.source}`)],
          [t('knownLink'), lead.knownLink ?? t('knownNo')],
          [t('since'), lead.madeAt && moment(lead.madeAt)],
          [t('madeBy'), lead.owner],
        ]}
      />
      <TakeBack lead={lead} />
      {open && <SettleForm lead={lead} onClose={() => setOpen(false)} />}
    </SidePart>
  )
}
