import { useState } from 'react'
import { Button, Modal, Textarea } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import {
  endAgreement,
  listAgreements,
  listGrants,
  readAgreement,
} from '../../../platform/sharing/contract.ts'
import type { Agreement } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

/** Ends an agreement for every party, after a question and with the reason. */
export function EndButton({ agreement }: { agreement: Agreement }) {
  const t = useMessages(words)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { name } = agreement.terms
  const end = useChange(endAgreement, {
    invalidates: [readAgreement, listAgreements, listGrants],
    onSuccess: () => {
      setAsking(false)
      notifyDone({ message: t('endDone') })
    },
  })
  const label = t(agreement.mayAccept ? 'decline' : 'end')
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('endTitle', { name })}>
        <Form
          label={t('endTitle', { name })}
          onSubmit={() => end.mutate({ params: { id: agreement.id }, body: { reason } })}
          error={end.error}
          inputs={['reason']}
          actions={
            <>
              <Button type="submit" color="rust" loading={end.isPending}>
                {label}
              </Button>
              <Button variant="subtle" onClick={() => setAsking(false)}>
                {t('keep')}
              </Button>
            </>
          }
        >
          <p className={styles.quiet}>{t('endText')}</p>
          <Textarea
            label={t('endReason')}
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={problemFields(end.error).of('reason')}
          />
        </Form>
      </Modal>
    </>
  )
}
