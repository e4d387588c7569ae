import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useMay } from '#web/session'
import { listWeeks, readWeek, reviewWeek } from '../../../platform/audit/contract.ts'
import type { WeekReport } from '../../../platform/audit/contract.ts'
import styles from './outcome.module.css'
import { words } from './words.ts'

/** Who signed the week off, or the way to do it. */
export function SignOff({ report: { week, over, review } }: { report: WeekReport }) {
  const t = useMessages(words)
  const { day } = useFormats()
  const reviews = useMay('audit.review')
  if (review)
    return (
      <>
        <p className={styles.note}>{t('signedOff', { name: review.by, day: day(review.at) })}</p>
        <p className={styles.remark}>{review.remark}</p>
      </>
    )
  if (!over) return <p className={styles.note}>{t('notOver')}</p>
  return reviews ? <SignOffForm week={week} /> : <p className={styles.note}>{t('notAuditor')}</p>
}

function SignOffForm({ week }: { week: string }) {
  const t = useMessages(words)
  const [remark, setRemark] = useState('')
  const sign = useChange(reviewWeek, {
    invalidates: [readWeek, listWeeks],
    onSuccess: () => notifyDone({ message: t('signed') }),
  })
  return (
    <Form
      label={t('signOff')}
      onSubmit={() => sign.mutate({ params: { week }, body: { remark } })}
      error={sign.error}
      inputs={['remark']}
      actions={
        <Button type="submit" disabled={remark.trim() === ''} loading={sign.isPending}>
          {t('sign')}
        </Button>
      }
    >
      <p className={styles.note}>{t('signOffText')}</p>
      <Textarea
        label={t('remark')}
        description={t('remarkHelp')}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
        error={problemFields(sign.error).of('remark')}
        autosize
        minRows={3}
        maxLength={4000}
        className={styles.remark ?? ''}
      />
    </Form>
  )
}
