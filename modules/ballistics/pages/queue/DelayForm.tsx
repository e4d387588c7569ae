import { useState } from 'react'
import { Button, Checkbox, Group, Select, Textarea, TextInput } from '@mantine/core'
import { useCall, useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useFormats, useMessages, useNow } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useMay } from '#web/session'
import {
  DelayReason,
  endDelay,
  listDelays,
  listQueue,
  recordDelay,
  summariseQueue,
  type ExhibitQueue,
  type QueueRow,
} from '../../contract/index.ts'
import { delayText } from './delay-text.ts'
import styles from './queue.module.css'

const STALE = [listQueue, summariseQueue, listDelays]

interface DelayProps {
  readonly row: QueueRow
  /** Other exhibits of the same case at the same step, as far as the page shows them. */
  readonly others: readonly string[]
}

/** Why an exhibit waits: what was said, and a form to say it. */
export function DelayPart({ row, others }: DelayProps) {
  const t = useMessages(delayText)
  const may = useMay('ballistics.write')
  return (
    <div className={styles.delay}>
      {row.delay ? <Told row={row} /> : <p className={styles.quiet}>{t('none')}</p>}
      <Former id={row.id} />
      {may && <DelayForm key={`${row.id}${row.stage}${row.delay?.at}`} row={row} others={others} />}
    </div>
  )
}

function Told({ row }: { row: QueueRow }) {
  const t = useMessages(delayText)
  const formats = useFormats()
  const { delay } = row
  const today = useNow(3_600_000).toISOString().slice(0, 10)
  if (!delay) return null
  const past = delay.until !== null && delay.until < today
  return (
    <p>
      <strong>{t(`reason.${delay.reason}`)}</strong>
      {delay.until && `, ${t(past ? 'over' : 'untilDay', { day: formats.date(delay.until) })}`}
      {delay.words && (
        <>
          <br />
          {delay.words}
        </>
      )}
      <br />
      <span className={styles.quiet}>{t('by', { name: delay.by, moment: formats.moment(delay.at) })}</span>
    </p>
  )
}

/** What it waited for before, at whatever step. */
function Former({ id }: { id: string }) {
  const t = useMessages(delayText)
  const { day } = useFormats()
  const delays = useCall(listDelays, { params: { id } })
  const ended = delays.data?.delays.filter(({ endedAt }) => endedAt !== null) ?? []
  if (ended.length === 0) return null
  return (
    <ul className={styles.former} aria-label={t('former')}>
      {ended.map((one) => (
        <li key={`${one.stage}${one.at}`}>
          {t(`reason.${one.reason}`)}
          {one.words && `: ${one.words}`}{' '}
          <span className={styles.quiet}>
            {t('formerDays', { from: day(one.at), to: day(one.endedAt ?? one.at) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function DelayForm({ row, others }: DelayProps) {
  const t = useMessages(delayText)
  const [reason, setReason] = useState<string | null>(row.delay?.reason ?? null)
  const [said, setSaid] = useState(row.delay?.words ?? '')
  const [until, setUntil] = useState(row.delay?.until ?? '')
  const [all, setAll] = useState(false)
  const [tried, setTried] = useState(false)
  const save = useChange(recordDelay, {
    invalidates: STALE,
    onSuccess: ({ exhibits }) => notifyDone({ message: t('saved', { count: exhibits }) }),
  })
  const end = useChange(endDelay, {
    invalidates: STALE,
    onSuccess: () => notifyDone({ message: t('ended') }),
  })
  const stage = row.stage as ExhibitQueue
  const fields = save.error ? problemFields(save.error) : null
  const wordless = reason === 'other' && said.trim() === ''
  const submit = () => {
    setTried(true)
    const chosen = DelayReason.safeParse(reason)
    if (!chosen.success || wordless) return
    save.mutate({
      body: {
        exhibits: all ? [row.id, ...others] : [row.id],
        stage,
        reason: chosen.data,
        words: said,
        until: until === '' ? null : until,
      },
    })
  }
  return (
    <Form
      label={t('title')}
      onSubmit={submit}
      error={save.error ?? end.error}
      inputs={['reason', 'words', 'until']}
      actions={
        <Group gap={8}>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t(row.delay ? 'change' : 'save')}
          </Button>
          {row.delay && (
            <Button
              variant="subtle"
              loading={end.isPending}
              onClick={() => end.mutate({ body: { exhibits: [row.id], stage } })}
            >
              {t('end')}
            </Button>
          )}
        </Group>
      }
    >
      <Select
        label={t('choose')}
        data={DelayReason.options.map((value) => ({ value, label: t(`reason.${value}`) }))}
        value={reason}
        onChange={setReason}
        error={tried && reason === null ? t('chooseFirst') : fields?.of('reason')}
      />
      <Textarea
        label={t('words')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={500}
        value={said}
        onChange={(event) => setSaid(event.currentTarget.value)}
        error={tried && wordless ? t('wordsNeeded') : fields?.of('words')}
      />
      <TextInput
        label={t('until')}
        description={t('untilHelp')}
        value={until}
        maxLength={10}
        onChange={(event) => setUntil(event.currentTarget.value.trim())}
        error={fields?.of('until') && t('untilWrong')}
      />
      {others.length > 0 && (
        <Checkbox
          label={t('others', { count: others.length })}
          checked={all}
          onChange={(event) => setAll(event.currentTarget.checked)}
        />
      )}
    </Form>
  )
}
