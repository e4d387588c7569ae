import { useState } from 'react'
import { Button, Checkbox, Group, Textarea, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useChange } from '#web/client'
import { Form, problemFields, UnsavedGuard } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Section } from '#web/page'
import {
  changeClocks,
  listQueue,
  readClocks,
  summariseQueue,
  type ClockContent,
  type ClockRule,
  type Clocks,
} from '../../contract/index.ts'
import { ClockLine } from './ClockLine.tsx'
import { daysText, readDays } from './days.ts'
import { text } from './text.ts'
import styles from './clocks.module.css'

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
const NEW: ClockRule = { from: 'received', to: 'acquired', count: 1, unit: 'days', kind: 'goal', source: '' }

/** What is typed: the content, with named days as lines. */
interface Draft {
  readonly clocks: readonly ClockRule[]
  readonly calendar: ClockContent['calendar']
  readonly closed: string
  readonly open: string
  readonly reason: string
}

const draftOf = ({ content }: Clocks): Draft => ({
  clocks: content.clocks,
  calendar: content.calendar,
  closed: daysText(content.calendar.closed),
  open: daysText(content.calendar.open),
  reason: '',
})

/** Changes clocks and calendar; each save is a version with its reason. */
export function ClocksForm({ clocks }: { clocks: Clocks }) {
  const t = useMessages(text)
  const first = draftOf(clocks)
  const [draft, setDraft] = useState(first)
  const [tried, setTried] = useState(false)
  const save = useChange(changeClocks, {
    invalidates: [readClocks, listQueue, summariseQueue],
    onSuccess: () => notifyDone({ message: t('saved') }),
  })
  const change = (patch: Partial<Draft>) => setDraft({ ...draft, ...patch })
  const changed = JSON.stringify({ ...draft, reason: '' }) !== JSON.stringify({ ...first, reason: '' })
  const [closed, open] = [readDays(draft.closed), readDays(draft.open)]
  const submit = () => {
    setTried(true)
    if ('wrong' in closed || 'wrong' in open || draft.reason.trim() === '') return
    const calendar = { ...draft.calendar, closed: closed.days, open: open.days }
    const content = { calendar, clocks: [...draft.clocks] }
    save.mutate({ body: { version: clocks.version, content, reason: draft.reason } })
  }
  const wrong = (read: typeof closed) => tried && 'wrong' in read && t('daysWrong', { line: read.wrong })
  return (
    <div className={styles.main}>
      <UnsavedGuard when={changed && !save.isSuccess} />
      <Form
        label={t('title')}
        onSubmit={submit}
        error={save.error}
        actions={
          <Group gap={8}>
            <Button type="submit" disabled={!changed} loading={save.isPending}>
              {t('save')}
            </Button>
            {changed && (
              <Button variant="subtle" onClick={() => setDraft(first)}>
                {t('undo')}
              </Button>
            )}
          </Group>
        }
      >
        <ClockLines clocks={clocks} lines={draft.clocks} error={save.error} onChange={change} />
        <Section title={t('calendar')} note={t('zone', { zone: clocks.zone })}>
          <div className={styles.fields}>
            <CalendarFields calendar={draft.calendar} onChange={(calendar) => change({ calendar })} />
            <Textarea
              label={t('closed')}
              description={t('days')}
              autosize
              minRows={2}
              maxRows={10}
              value={draft.closed}
              onChange={(event) => change({ closed: event.currentTarget.value })}
              error={wrong(closed)}
            />
            <Textarea
              label={t('open')}
              description={t('openHelp')}
              autosize
              minRows={1}
              maxRows={10}
              value={draft.open}
              onChange={(event) => change({ open: event.currentTarget.value })}
              error={wrong(open)}
            />
          </div>
        </Section>
        <TextInput
          label={t('reason')}
          description={t('reasonHelp')}
          maxLength={500}
          required
          value={draft.reason}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          error={tried && draft.reason.trim() === '' && t('reasonNeeded')}
        />
      </Form>
    </div>
  )
}

interface LinesProps {
  readonly clocks: Clocks
  readonly lines: readonly ClockRule[]
  readonly error: unknown
  readonly onChange: (patch: { clocks: readonly ClockRule[] }) => void
}

function ClockLines({ clocks, lines, error, onChange }: LinesProps) {
  const t = useMessages(text)
  const due = new Map(clocks.dueIfNow.map(({ key, at }) => [key, at]))
  const problems = problemFields(error)
  return (
    <Section title={t('clocks')} note={t('clocksNote')}>
      <p className={styles.help}>{t('clocksHelp')}</p>
      <div className={styles.clocks}>
        {lines.map((clock, index) => (
          <ClockLine
            // Lines have no name of their own; adding and removing is by place.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            place={index + 1}
            clock={clock}
            due={due}
            problem={(name) => problems.of(`content.clocks.${index}.${name}`)}
            onChange={(next) => onChange({ clocks: lines.with(index, next) })}
            onRemove={() => onChange({ clocks: lines.toSpliced(index, 1) })}
          />
        ))}
      </div>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.6} />}
        disabled={lines.length >= 20}
        onClick={() => onChange({ clocks: [...lines, NEW] })}
      >
        {t('add')}
      </Button>
    </Section>
  )
}

interface CalendarProps {
  readonly calendar: ClockContent['calendar']
  readonly onChange: (calendar: ClockContent['calendar']) => void
}

function CalendarFields({ calendar, onChange }: CalendarProps) {
  const t = useMessages(text)
  return (
    <>
      <Checkbox.Group
        label={t('weekend')}
        value={calendar.weekend.map(String)}
        onChange={(days) =>
          onChange({ ...calendar, weekend: WEEK.filter((day) => days.includes(String(day))) })
        }
      >
        <div className={styles.week}>
          {WEEK.map((day) => (
            <Checkbox key={day} value={String(day)} label={t(`day.${day}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Checkbox
        label={t('federal')}
        description={t('federalHelp')}
        checked={calendar.holidays === 'federal'}
        onChange={(event) =>
          onChange({ ...calendar, holidays: event.currentTarget.checked ? 'federal' : 'none' })
        }
      />
    </>
  )
}
