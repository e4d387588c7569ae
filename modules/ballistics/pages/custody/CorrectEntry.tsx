import { useState } from 'react'
import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import { ClockTimeInput, Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { DayInput } from '#web/sharing'
import {
  correctCustody,
  listExhibits,
  readCustody,
  readExhibit,
  type CustodyEntry,
} from '../../contract/index.ts'
import fields from '../fields.module.css'
import { text } from './text.ts'
import { momentOf } from './useHandOver.ts'

/** A further entry that says what is right. */
export function CorrectEntry({ entry, onClose }: { entry: CustodyEntry; onClose: () => void }) {
  const t = useMessages(text)
  const [happened, setHappened] = useState(true)
  const [values, setValues] = useState({
    to: entry.to ?? '',
    place: entry.place ?? '',
    reason: '',
    day: '',
    time: '',
  })
  const correct = useChange(correctCustody, {
    invalidates: [readCustody, readExhibit, listExhibits],
    onSuccess: onClose,
  })
  const { of } = problemFields(correct.error)
  const line = (name: 'to' | 'place' | 'reason', label: string) => (
    <TextInput
      label={label}
      autoComplete="off"
      required={name === 'reason'}
      value={values[name]}
      error={of(name)}
      onChange={(event) => {
        const { value } = event.currentTarget
        setValues((old) => ({ ...old, [name]: value }))
      }}
    />
  )
  const save = () =>
    correct.mutate({
      params: { id: entry.id },
      body: {
        happened,
        to: happened ? values.to : null,
        place: happened ? values.place : null,
        reason: values.reason,
        happenedAt: momentOf(values.day, values.time),
      },
    })
  return (
    <Modal opened onClose={onClose} title={t('correctTitle', { sequence: entry.sequence })} size="lg">
      <Form
        label={t('correctTitle', { sequence: entry.sequence })}
        onSubmit={save}
        error={correct.error}
        inputs={['to', 'place', 'reason', 'happenedAt']}
        actions={
          <>
            <Button type="submit" loading={correct.isPending}>
              {t('correctSave')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('correctHelp')}</p>
        <Checkbox
          label={t('didNotHappen')}
          checked={!happened}
          onChange={(event) => setHappened(!event.currentTarget.checked)}
        />
        {happened && (
          <div className={fields['two']}>
            {line('to', t('to'))}
            {line('place', t('place'))}
            <DayInput
              label={t('day')}
              value={values.day}
              error={of('happenedAt')}
              onChange={(day) => setValues((old) => ({ ...old, day }))}
            />
            {values.day !== '' && (
              <ClockTimeInput
                label={t('time')}
                value={values.time}
                onChange={(time) => setValues((old) => ({ ...old, time }))}
              />
            )}
          </div>
        )}
        {line('reason', t('correctReason'))}
      </Form>
    </Modal>
  )
}
