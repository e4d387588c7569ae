import { useState } from 'react'
import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { giveGrant, listGrants, readRecordSharing } from '../../../platform/sharing/contract.ts'
import type { RecordSharing } from '../../../platform/sharing/contract.ts'
import { DayInput } from './DayInput.tsx'
import { words } from './words.ts'
import styles from './sharing.module.css'

interface ShareFormProps {
  record: RecordSharing
  onDone: () => void
}

/** Gives one record to another agency, under an agreement in force that covers it. */
export function ShareForm({ record, onDone }: ShareFormProps) {
  const t = useMessages(words)
  const first = record.agreements[0]
  if (first) return <Chosen record={record} first={first} onDone={onDone} />
  return (
    <div className={styles.stack}>
      <p>{t('noAgreement')}</p>
      <div>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </div>
    </div>
  )
}

type Way = RecordSharing['agreements'][number]

function useShare(record: RecordSharing, first: Way, onDone: () => void) {
  const t = useMessages(words)
  const [way, setWay] = useState(first)
  const [to, setTo] = useState<number | undefined>(first.recipients[0]?.id)
  const recipient = way.recipients.find((one) => one.id === to) ?? way.recipients[0]
  const give = useChange(giveGrant, {
    invalidates: [readRecordSharing, listGrants],
    onSuccess: () => {
      notifyDone({ message: t('shared', { name: recipient?.name ?? '' }) })
      onDone()
    },
  })
  const parts = record.parts.filter(({ part }) => way.fields === null || way.fields.includes(part))
  return { way, setWay, recipient, setTo, give, parts }
}

function Chosen({ record, first, onDone }: ShareFormProps & { first: Way }) {
  const t = useMessages(words)
  const { way, setWay, recipient, setTo, give, parts } = useShare(record, first, onDone)
  const [chosen, setChosen] = useState(parts.map(({ part }) => part))
  const [text, setText] = useState({ reason: '', basis: '', until: '' })
  const kept = chosen.filter((part) => parts.some((one) => one.part === part))
  const submit = () =>
    give.mutate({
      body: {
        agreementId: way.id,
        to: { kind: 'agency', id: recipient?.id ?? 0 },
        what: { kind: 'record', type: record.type, id: record.id },
        upTo: way.upTo,
        fields: kept.length === parts.length ? null : kept,
        purposes: null,
        reshare: false,
        expiresOn: text.until || null,
        reason: text.reason,
        basis: text.basis,
      },
    })
  const fields = problemFields(give.error)
  return (
    <Form
      label={t('share')}
      onSubmit={submit}
      error={give.error}
      inputs={['reason', 'basis', 'expiresOn']}
      actions={
        <>
          <Button type="submit" loading={give.isPending}>
            {t('send')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <Select
        label={t('agreement')}
        data={record.agreements.map(({ id, name }) => ({ value: id, label: name }))}
        value={way.id}
        allowDeselect={false}
        onChange={(id) => setWay(record.agreements.find((one) => one.id === id) ?? way)}
      />
      <Select
        label={t('recipient')}
        data={way.recipients.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={recipient ? String(recipient.id) : null}
        allowDeselect={false}
        onChange={(id) => setTo(Number(id))}
      />
      {parts.length > 0 && (
        <MultiSelect
          label={t('parts')}
          description={t('partsHelp')}
          data={parts.map(({ part, title }) => ({ value: part, label: title }))}
          value={kept}
          onChange={setChosen}
        />
      )}
      <Textarea
        label={t('reason')}
        autosize
        minRows={2}
        value={text.reason}
        onChange={(event) => setText({ ...text, reason: event.currentTarget.value })}
        error={fields.of('reason')}
      />
      {record.basisNeeded && (
        <TextInput
          label={t('basis')}
          description={t('basisHelp')}
          value={text.basis}
          onChange={(event) => setText({ ...text, basis: event.currentTarget.value })}
          error={fields.of('basis')}
        />
      )}
      <DayInput
        label={t('until')}
        description={t('untilHelp')}
        max={way.expiresOn}
        value={text.until}
        onChange={(until) => setText({ ...text, until })}
        error={fields.of('expiresOn')}
      />
    </Form>
  )
}
