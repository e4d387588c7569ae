import { ActionIcon, Button, Group, Select, Textarea, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ProblemError } from '#web/client'
import { Form, problemFields, UnsavedGuard } from '#web/forms'
import { useMessages } from '#web/messages'
import { Receiver, type ReferralContent } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './referrals.module.css'

export interface Chosen {
  readonly id: string
  readonly title: string
}

interface Props {
  readonly first: ReferralContent
  readonly indicators: readonly Chosen[]
  readonly confirm: string
  readonly busy: boolean
  readonly error: ProblemError | null
  readonly onSave: (content: ReferralContent, indicatorIds: string[]) => void
  readonly onCancel?: () => void
}

/** The words of a referral, and the indicators it rests on. */
export function ReferralForm({ first, indicators, confirm, busy, error, onSave, onCancel }: Props) {
  const t = useMessages(text)
  const [content, setContent] = useState(first)
  const [chosen, setChosen] = useState(indicators)
  const [sent, setSent] = useState(false)
  const problems = problemFields(error)
  const changed = JSON.stringify(content) !== JSON.stringify(first)
  const set = (patch: Partial<ReferralContent>) => setContent({ ...content, ...patch })
  return (
    <>
      <UnsavedGuard when={changed && !sent} />
      <Form
        label={confirm}
        error={error}
        onSubmit={() => {
          setSent(true)
          onSave(
            content,
            chosen.map(({ id }) => id),
          )
        }}
        actions={
          <Group gap={8}>
            <Button type="submit" loading={busy} disabled={chosen.length === 0}>
              {confirm}
            </Button>
            {onCancel && (
              <Button variant="subtle" onClick={onCancel}>
                {t('cancel')}
              </Button>
            )}
          </Group>
        }
      >
        <Choice chosen={chosen} onChange={setChosen} />
        <div className={styles['two']}>
          <Select
            label={t('receiver')}
            data={Receiver.options.map((value) => ({ value, label: t(`receiver.${value}`) }))}
            value={content.receiver}
            allowDeselect={false}
            onChange={(value) => set({ receiver: value as Receiver })}
          />
          <TextInput
            label={t('receiverName')}
            required
            value={content.receiverName}
            onChange={(event) => set({ receiverName: event.currentTarget.value })}
            error={problems.of('content.receiverName')}
          />
        </div>
        <TextInput
          label={t('contact')}
          value={content.contact}
          onChange={(event) => set({ contact: event.currentTarget.value })}
        />
        <Textarea
          label={t('narrative')}
          description={t('narrativeHelp')}
          required
          autosize
          minRows={5}
          maxRows={20}
          value={content.narrative}
          onChange={(event) => set({ narrative: event.currentTarget.value })}
          error={problems.of('content.narrative')}
        />
        <Textarea
          label={t('request')}
          autosize
          minRows={2}
          maxRows={10}
          value={content.request}
          onChange={(event) => set({ request: event.currentTarget.value })}
        />
      </Form>
    </>
  )
}

function Choice({
  chosen,
  onChange,
}: {
  chosen: readonly Chosen[]
  onChange: (next: readonly Chosen[]) => void
}) {
  const t = useMessages(text)
  return (
    <fieldset className={styles['about']}>
      <legend>{t('about')}</legend>
      <ul>
        {chosen.map((one) => (
          <li key={one.id}>
            {one.title}
            {chosen.length > 1 && (
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={t('remove', { title: one.title })}
                onClick={() => onChange(chosen.filter(({ id }) => id !== one.id))}
              >
                <IconX size={14} stroke={1.6} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
