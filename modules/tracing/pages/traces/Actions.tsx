import { Button, Modal, MultiSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useChange } from '#web/client'
import { Form, PartialDateInput } from '#web/forms'
import { useMessages, useNow } from '#web/messages'
import { notifyFailed } from '#web/notices'
import { useGo } from '#web/pages'
import {
  correctTrace,
  listTraces,
  readTrace,
  rejectTrace,
  rules,
  withdrawTrace,
  type Trace,
} from '../../contract/index.ts'
import { ResultForm } from './ResultForm.tsx'
import { text } from './text.ts'
import styles from './traces.module.css'

/** What can be done with a request that has left. */
export function Actions({ trace }: { trace: Trace }) {
  const t = useMessages(text)
  const go = useGo()
  const [opened, setOpened] = useState<'answer' | 'reject' | null>(null)
  const params = { id: trace.id }
  const stale = [readTrace, listTraces]
  const correct = useChange(correctTrace, {
    invalidates: stale,
    onSuccess: ({ id }) => go(`/tracing/traces/${id}`),
    onError: notifyFailed,
  })
  const withdraw = useChange(withdrawTrace, { invalidates: stale, onError: notifyFailed })
  const close = () => setOpened(null)
  if (trace.status === 'withdrawn') return null
  return (
    <div className={styles['actions']}>
      {trace.status === 'rejected' && !trace.correctedBy && (
        <Button loading={correct.isPending} onClick={() => correct.mutate({ params })}>
          {t('correct')}
        </Button>
      )}
      {trace.status === 'submitted' && (
        <>
          <Button onClick={() => setOpened('answer')}>{t('enterAnswer')}</Button>
          <Button variant="default" onClick={() => setOpened('reject')}>
            {t('cameBack')}
          </Button>
          <Button
            variant="subtle"
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ params, body: { version: trace.version } })}
          >
            {t('withdraw')}
          </Button>
        </>
      )}
      {trace.status === 'answered' && (
        <Button variant="default" onClick={() => setOpened('answer')}>
          {t('correctAnswer')}
        </Button>
      )}
      <Modal opened={opened === 'answer'} onClose={close} title={t('enterAnswer')} size="xl">
        <ResultForm trace={trace} onDone={close} />
      </Modal>
      <Modal opened={opened === 'reject'} onClose={close} title={t('cameBack')}>
        <RejectForm trace={trace} onDone={close} />
      </Modal>
    </div>
  )
}

const CAUSES = rules.filter(({ severity }) => severity === 'reject')

function RejectForm({ trace, onDone }: { trace: Trace; onDone: () => void }) {
  const t = useMessages(text)
  const [codes, setCodes] = useState<string[]>([])
  const [said, setSaid] = useState('')
  const [on, setOn] = useState(useNow().toISOString().slice(0, 10))
  const reject = useChange(rejectTrace, { invalidates: [readTrace, listTraces], onSuccess: onDone })
  return (
    <Form
      label={t('cameBack')}
      error={reject.error}
      onSubmit={() =>
        reject.mutate({ params: { id: trace.id }, body: { version: trace.version, codes, words: said, on } })
      }
      actions={
        <Button type="submit" loading={reject.isPending}>
          {t('keep')}
        </Button>
      }
    >
      <MultiSelect
        label={t('causes')}
        searchable
        data={CAUSES.map(({ code, sentence }) => ({ value: code, label: sentence }))}
        value={codes}
        onChange={setCodes}
      />
      <Textarea
        label={t('theirWords')}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
      />
      <PartialDateInput label={t('on')} value={on} onChange={setOn} />
    </Form>
  )
}
