import { useState } from 'react'
import { Button, Modal, Textarea } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageLink } from '#web/pages'
import { DayInput } from '#web/sharing'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { listIntelligenceDue, reviewIntelligence } from '../../../platform/sharing/contract.ts'
import type { IntelligenceBasis } from '../../../platform/sharing/contract.ts'
import { words } from './words.ts'
import styles from './sharing.module.css'

/** Criminal intelligence whose five years run out, to be kept by name and with a reason, or let go. */
export function Reviews() {
  const t = useMessages(words)
  const { data, error, isPending, refetch } = useCall(listIntelligenceDue, {})
  if (isPending) return <Loading shape="list" />
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (data.due.length === 0) return <Empty title={t('reviewsNoneTitle')}>{t('reviewsNoneText')}</Empty>
  return (
    <ul className={styles.list}>
      {data.due.map((basis) => (
        <DueLine key={basis.recordId} basis={basis} />
      ))}
    </ul>
  )
}

const plain = (word: string) => word.replaceAll('-', ' ')

function DueLine({ basis }: { basis: IntelligenceBasis }) {
  const t = useMessages(words)
  const { date } = useFormats()
  const [asking, setAsking] = useState(false)
  return (
    <li>
      <div className={styles.line}>
        <span>
          {t('reviewBy')} <strong>{date(basis.reviewBy)}</strong>
        </span>
        <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
          {t('review')}
        </Button>
      </div>
      <p>{basis.predicate}</p>
      <p className={styles.small}>
        {t('reviewLabels', {
          source: plain(basis.sourceReliability),
          content: plain(basis.contentValidity),
        })}
      </p>
      {basis.path && <PageLink to={basis.path}>{t('openRecord')}</PageLink>}
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('reviewTitle')}>
        <ReviewForm basis={basis} onDone={() => setAsking(false)} />
      </Modal>
    </li>
  )
}

function ReviewForm({ basis, onDone }: { basis: IntelligenceBasis; onDone: () => void }) {
  const t = useMessages(words)
  const { date } = useFormats()
  const [values, setValues] = useState({ reviewBy: '', reason: '' })
  const review = useChange(reviewIntelligence, {
    invalidates: [listIntelligenceDue],
    onSuccess: (kept) => {
      notifyDone({ message: t('reviewDone', { day: date(kept.reviewBy) }) })
      onDone()
    },
  })
  const fields = problemFields(review.error)
  return (
    <Form
      label={t('reviewTitle')}
      onSubmit={() => review.mutate({ params: { id: basis.recordId }, body: values })}
      error={review.error}
      inputs={['reviewBy', 'reason']}
      actions={
        <Button type="submit" loading={review.isPending}>
          {t('reviewKeep')}
        </Button>
      }
    >
      <p className={styles.quiet}>{t('reviewText')}</p>
      <DayInput
        label={t('reviewUntil')}
        value={values.reviewBy}
        onChange={(reviewBy) => setValues({ ...values, reviewBy })}
        error={fields.of('reviewBy')}
      />
      <Textarea
        label={t('reviewReason')}
        autosize
        minRows={2}
        value={values.reason}
        onChange={(event) => setValues({ ...values, reason: event.currentTarget.value })}
        error={fields.of('reason')}
      />
    </Form>
  )
}
