import { useState } from 'react'
import { Button, Select, TextInput } from '@mantine/core'
import { Clearance } from '#contract'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { listClearances, recordClearance } from '../../../platform/access/contract.ts'
import type { PersonDetails } from '../../../platform/access/contract.ts'
import { DayInput, dayOf } from './DayInput.tsx'
import { words } from './words.ts'
import styles from './people.module.css'

/** Records what a person is cleared for. */
export function ClearanceForm({ person, onDone }: { person: PersonDetails; onDone: () => void }) {
  const t = useMessages(words)
  const [values, setValues] = useState(() => ({
    kind: 'confidentiality' as Clearance,
    document: '',
    signedOn: dayOf(new Date()),
    expiresOn: '',
  }))
  const [tried, setTried] = useState(false)
  const save = useChange(recordClearance, {
    invalidates: [listClearances],
    onSuccess: () => {
      notifyDone({ message: t('clearanceSaved') })
      onDone()
    },
  })
  const fields = problemFields(save.error)
  const change = (patch: Partial<typeof values>) => setValues((old) => ({ ...old, ...patch }))
  const send = () => {
    setTried(true)
    if (values.document.trim() !== '' && values.signedOn !== '' && values.expiresOn !== '')
      save.mutate({ params: { id: person.id }, body: values })
  }
  const missing = (value: string, key: 'dayMissing' | 'documentMissing') =>
    tried && value.trim() === '' ? t(key) : null
  return (
    <Form
      label={t('clearanceRecord')}
      onSubmit={send}
      error={save.error}
      inputs={['kind', 'document', 'signedOn', 'expiresOn']}
      actions={
        <>
          <Button type="submit" loading={save.isPending}>
            {t('clearanceSave')}
          </Button>
          <Button variant="subtle" onClick={onDone}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <Select
        label={t('clearanceKind')}
        data={Clearance.options.map((kind) => ({ value: kind, label: t(`clearance-${kind}`) }))}
        value={values.kind}
        onChange={(kind) => kind && change({ kind: Clearance.parse(kind) })}
        allowDeselect={false}
        error={fields.of('kind')}
      />
      <TextInput
        label={t('document')}
        description={t('documentHelp')}
        maxLength={300}
        autoFocus
        value={values.document}
        onChange={(event) => change({ document: event.currentTarget.value })}
        error={fields.of('document') ?? missing(values.document, 'documentMissing')}
      />
      <div className={styles.pair}>
        <DayInput
          label={t('signedOn')}
          value={values.signedOn}
          onChange={(signedOn) => change({ signedOn })}
          error={fields.of('signedOn') ?? missing(values.signedOn, 'dayMissing')}
        />
        <DayInput
          label={t('expiresOn')}
          min={values.signedOn}
          value={values.expiresOn}
          onChange={(expiresOn) => change({ expiresOn })}
          error={fields.of('expiresOn') ?? missing(values.expiresOn, 'dayMissing')}
        />
      </div>
    </Form>
  )
}
