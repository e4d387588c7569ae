import { useState } from 'react'
import { Button, Modal, Textarea } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import {
  listAgreements,
  listGrants,
  readAgreement,
  readRecordSharing,
  revokeGrant,
} from '../../../platform/sharing/contract.ts'
import type { Grant } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

/** Takes a grant back, after a question and with the reason that the other agency reads. */
export function RevokeButton({ grant }: { grant: Grant }) {
  const t = useMessages(words)
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { name } = grant.to
  const revoke = useChange(revokeGrant, {
    invalidates: [listGrants, readRecordSharing, listAgreements, readAgreement],
    onSuccess: () => {
      setAsking(false)
      notifyDone({ message: t('revokeDone', { name }) })
    },
  })
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('revokeLabel', { name })}
        onClick={() => setAsking(true)}
      >
        {t('revoke')}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('revokeTitle', { name })}>
        <Form
          label={t('revokeTitle', { name })}
          onSubmit={() => revoke.mutate({ params: { id: grant.id }, body: { reason } })}
          error={revoke.error}
          inputs={['reason']}
          actions={
            <>
              <Button type="submit" color="rust" loading={revoke.isPending}>
                {t('revoke')}
              </Button>
              <Button variant="subtle" onClick={() => setAsking(false)}>
                {t('keep')}
              </Button>
            </>
          }
        >
          <p className={styles.quiet}>{t('revokeText')}</p>
          <Textarea
            label={t('revokeReason')}
            autosize
            minRows={2}
            data-autofocus
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            error={problemFields(revoke.error).of('reason')}
          />
        </Form>
      </Modal>
    </>
  )
}
