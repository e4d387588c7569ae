import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { problemFields } from '#web/forms'
import { useNow } from '#web/messages'
import { phoneLead, type Lead, type LeadNotice } from '../../../contract/index.ts'
import { useFormText } from '../say.ts'
import { useLeadChange } from '../useLead.ts'
import { LeadModal } from './LeadModal.tsx'

interface CallFormProps {
  readonly lead: Lead
  readonly notice: LeadNotice
  readonly onClose: () => void
}

/** Records that an agency was told by phone or in person. */
export function CallForm({ lead, notice, onClose }: CallFormProps) {
  const t = useFormText()
  const now = localMinute(useNow())
  const [toldTo, setToldTo] = useState('')
  const [at, setAt] = useState(now)
  const { agency } = notice
  const change = useLeadChange(phoneLead, t('callDone', { agency }), onClose)
  const { of } = problemFields(change.error)
  const submit = () =>
    change.mutate({
      params: { id: lead.id },
      body: { noticeId: notice.id, toldTo, at: at === '' ? '' : new Date(at).toISOString() },
    })
  return (
    <LeadModal
      title={t('callTitle', { agency })}
      help={[t('callHelp'), notice.contact].filter(Boolean).join(' ')}
      confirm={t('call')}
      busy={change.isPending}
      error={change.error}
      inputs={['toldTo', 'at']}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        label={t('toldTo')}
        description={t('toldToHelp')}
        data-autofocus
        value={toldTo}
        onChange={(event) => setToldTo(event.currentTarget.value)}
        error={of('toldTo')}
      />
      <TextInput
        type="datetime-local"
        label={t('at')}
        value={at}
        max={now}
        onChange={(event) => setAt(event.currentTarget.value)}
        error={of('at')}
      />
    </LeadModal>
  )
}

/** The minute on the person's own clock, as the browser's calendar writes it. */
function localMinute(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}
