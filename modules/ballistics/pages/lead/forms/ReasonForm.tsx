import { useState } from 'react'
import { Textarea } from '@mantine/core'
import { problemFields } from '#web/forms'
import { undoHit, withdrawLead, type Lead } from '../../../contract/index.ts'
import { useFormText } from '../say.ts'
import { useLeadChange } from '../useLead.ts'
import { LeadModal } from './LeadModal.tsx'

interface FormProps {
  readonly lead: Lead
  readonly onClose: () => void
}

/** Withdraws a wrong lead, with the reason that everyone who was told reads. */
export function WithdrawForm({ lead, onClose }: FormProps) {
  const t = useFormText()
  const change = useLeadChange(withdrawLead, t('withdrawDone'), onClose)
  return <ReasonForm lead={lead} onClose={onClose} kind="withdraw" change={change} />
}

/** Takes a hit back that was confirmed by mistake. */
export function UndoForm({ lead, onClose }: FormProps) {
  const t = useFormText()
  const change = useLeadChange(undoHit, t('undoDone'), onClose)
  return <ReasonForm lead={lead} onClose={onClose} kind="undo" change={change} />
}

interface ReasonFormProps extends FormProps {
  readonly kind: 'withdraw' | 'undo'
  readonly change: {
    readonly isPending: boolean
    readonly error: unknown
    mutate(input: { params: { id: string }; body: { reason: string } }): void
  }
}

function ReasonForm({ lead, onClose, kind, change }: ReasonFormProps) {
  const t = useFormText()
  const [reason, setReason] = useState('')
  return (
    <LeadModal
      title={t(`${kind}Title`, { number: lead.number })}
      help={t(`${kind}Help`)}
      confirm={t(kind)}
      grave
      busy={change.isPending}
      error={change.error}
      inputs={['reason']}
      onSubmit={() => change.mutate({ params: { id: lead.id }, body: { reason } })}
      onClose={onClose}
    >
      <Textarea
        label={t('reason')}
        description={t('reasonHelp')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={problemFields(change.error).of('reason')}
      />
    </LeadModal>
  )
}
