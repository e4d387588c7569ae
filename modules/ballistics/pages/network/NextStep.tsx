import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { PartialDateInput } from '#web/forms'
import { useMessages, useNow } from '#web/messages'
import type { Batch, BatchStep } from '../../contract/index.ts'
import { batchWords } from './batch-words.ts'
import styles from './network.module.css'

interface NextStepProps {
  batch: Batch
  busy: boolean
  onStep: (step: BatchStep) => void
}

/** What can be done next with a batch as a whole. */
export function NextStep({ batch, busy, onStep }: NextStepProps) {
  const t = useMessages(batchWords)
  const today = useNow(3_600_000).toISOString().slice(0, 10)
  const [on, setOn] = useState(today)
  const [who, setWho] = useState('')
  const [reason, setReason] = useState('')
  if (batch.state === 'returned') return <p>{t('done')}</p>
  const unentered = batch.items.some(({ state }) => state === 'received')
  const step = stepOf(batch.state, on, who.trim(), reason.trim() || null)
  const label = { queued: 'carriedBy', sent: 'receivedBy', received: 'to', acquired: 'to' } as const
  const act = { queued: 'send', sent: 'receive', received: 'return', acquired: 'return' } as const
  return (
    <form
      className={styles['step']}
      onSubmit={(event) => {
        event.preventDefault()
        onStep(step)
      }}
    >
      {(batch.state === 'sent' || batch.state === 'received') && (
        <p className={styles['quiet']}>{t('acquiredNote')}</p>
      )}
      <div className={styles['mapping']}>
        <PartialDateInput label={t('on')} description={null} value={on} onChange={setOn} required />
        <TextInput
          label={t(label[batch.state])}
          value={who}
          maxLength={200}
          onChange={(event) => setWho(event.currentTarget.value)}
          required
        />
        {act[batch.state] === 'return' && unentered && (
          <TextInput
            label={t('reason')}
            value={reason}
            maxLength={500}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </div>
      {act[batch.state] === 'return' && unentered && <p className={styles['quiet']}>{t('reasonHelp')}</p>}
      <div className={styles['actions']}>
        <Button type="submit" loading={busy} disabled={on.length !== 10 || who.trim() === ''}>
          {t(act[batch.state])}
        </Button>
      </div>
    </form>
  )
}

function stepOf(
  state: Exclude<Batch['state'], 'returned'>,
  on: string,
  who: string,
  reason: string | null,
): BatchStep {
  if (state === 'queued') return { step: 'send', on, carriedBy: who }
  if (state === 'sent') return { step: 'receive', on, receivedBy: who }
  return { step: 'return', on, to: who, reason }
}
