import { useState } from 'react'
import { Button, Modal, Textarea } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { liftHold, listHolds, listSchedules, readPreview } from '../../../platform/retention/contract.ts'
import type { Hold } from '../../../platform/retention/contract.ts'
import { words } from './words.ts'
import styles from './retention.module.css'

/** Lifts a hold after a question, with the reason. */
export function LiftHold({ hold }: { hold: Hold }) {
  const t = useMessages(words)
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => setAsking(true)}
        aria-label={`${t('lift')}: ${hold.matter}`}
      >
        {t('lift')}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('liftTitle', { matter: hold.matter })}>
        <LiftForm hold={hold} onDone={() => setAsking(false)} />
      </Modal>
    </>
  )
}

function LiftForm({ hold, onDone }: { hold: Hold; onDone: () => void }) {
  const t = useMessages(words)
  const [reason, setReason] = useState('')
  const lift = useChange(liftHold, {
    invalidates: [listHolds, listSchedules, readPreview],
    onSuccess: () => {
      notifyDone({ message: t('lifted') })
      onDone()
    },
  })
  return (
    <Form
      label={t('lift')}
      onSubmit={() => lift.mutate({ params: { id: hold.id }, body: { reason } })}
      error={lift.error}
      inputs={['reason']}
      actions={
        <>
          <Button type="submit" loading={lift.isPending}>
            {t('lift')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('close')}
          </Button>
        </>
      }
    >
      <p className={styles.quiet}>{t('liftText')}</p>
      <Textarea
        label={t('liftReason')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={problemFields(lift.error).of('reason')}
      />
    </Form>
  )
}
