import { useState } from 'react'
import { Checkbox, Select, Textarea } from '@mantine/core'
import { problemFields } from '#web/forms'
import { LeadPriority, settleLead, type Lead } from '../../../contract/index.ts'
import { useLeadSay } from '../../leads/say.ts'
import { useFormText } from '../say.ts'
import { useLeadChange } from '../useLead.ts'
import { LeadModal } from './LeadModal.tsx'

/** Sets the priority, and whether the link was known from the investigation. */
export function SettleForm({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useFormText()
  const { t: list } = useLeadSay()
  const [priority, setPriority] = useState(lead.priority)
  const [known, setKnown] = useState(lead.knownLink !== null)
  const [how, setHow] = useState(lead.knownLink ?? '')
  const change = useLeadChange(settleLead, t('settleDone'), onClose)
  const { of } = problemFields(change.error)
  const submit = () =>
    change.mutate({
      params: { id: lead.id },
      body: { version: lead.version, priority, knownLink: known ? how : null },
    })
  return (
    <LeadModal
      title={t('settleTitle')}
      help={t('settleHelp')}
      confirm={t('settle')}
      busy={change.isPending}
      error={change.error}
      inputs={['priority', 'knownLink']}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t('priority')}
        allowDeselect={false}
        data={LeadPriority.options.map((value) => ({ value, label: list(`priority.${value}`) }))}
        value={priority}
        onChange={(value) => setPriority(LeadPriority.parse(value))}
        error={of('priority')}
      />
      <Checkbox
        label={t('known')}
        checked={known}
        onChange={(event) => setKnown(event.currentTarget.checked)}
      />
      {known && (
        <Textarea
          label={t('knownHow')}
          autosize
          minRows={2}
          value={how}
          onChange={(event) => setHow(event.currentTarget.value)}
          error={of('knownLink')}
        />
      )}
    </LeadModal>
  )
}
