import { useState } from 'react'
import { Button, Modal, Textarea } from '@mantine/core'
import type { Category } from '#contract'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { listActs } from '../../../platform/acts/contract.ts'
import { askPurge } from '../../../platform/retention/contract.ts'
import { words } from './words.ts'
import styles from './retention.module.css'

/** Asks a second person to approve that what is due is destroyed. */
export function AskPurge({ category, expected }: { category: Category; expected: number }) {
  const t = useMessages(words)
  const [asking, setAsking] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  if (asked)
    return (
      <div role="status">
        <p>{t('asked')}</p>
        <PageLink to="/approvals" search={{ view: 'mine', act: asked }}>
          {t('askedLink')}
        </PageLink>
      </div>
    )
  return (
    <div>
      <Button color="rust" variant="outline" onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('askTitle', { count: expected })}
        size="md"
      >
        <AskForm
          category={category}
          expected={expected}
          onAsked={(id) => {
            setAsking(false)
            setAsked(id)
          }}
          onKeep={() => setAsking(false)}
        />
      </Modal>
    </div>
  )
}

interface AskFormProps {
  category: Category
  expected: number
  onAsked: (actId: string) => void
  onKeep: () => void
}

function AskForm({ category, expected, onAsked, onKeep }: AskFormProps) {
  const t = useMessages(words)
  const [reason, setReason] = useState('')
  const ask = useChange(askPurge, {
    invalidates: [listActs],
    onSuccess: ({ actId }) => onAsked(actId),
  })
  return (
    <Form
      label={t('ask')}
      onSubmit={() => ask.mutate({ body: { category, expected, reason } })}
      error={ask.error}
      inputs={['reason']}
      actions={
        <>
          <Button type="submit" color="rust" loading={ask.isPending}>
            {t('askSend')}
          </Button>
          <Button variant="subtle" onClick={onKeep}>
            {t('keep')}
          </Button>
        </>
      }
    >
      <p className={styles.quiet}>{t('askText')}</p>
      <Textarea
        label={t('askReason')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={problemFields(ask.error).of('reason')}
      />
    </Form>
  )
}
