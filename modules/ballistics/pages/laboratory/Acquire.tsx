import { useState } from 'react'
import { Button, Modal, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import { ClockTimeInput, Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useMay } from '#web/session'
import { DayInput } from '#web/sharing'
import { acquireExhibit, listExhibits, readCustody, readExhibit, type Exhibit } from '../../contract/index.ts'
import type { SectionProps } from '../exhibit/sections.ts'
import fields from '../fields.module.css'
import { text } from './text.ts'

/** Marks a received exhibit as entered, or corrects what was written of it. */
export function Acquire({ exhibit }: SectionProps) {
  const t = useMessages(text)
  const [open, setOpen] = useState(false)
  const may = useMay('ballistics.acquire')
  if (!may || exhibit.sharedBy !== null || exhibit.kind === 'firearm' || exhibit.receivedAt === null)
    return null
  const entered = exhibit.acquiredAt !== null
  return (
    <>
      <Button variant={entered ? 'default' : 'filled'} onClick={() => setOpen(true)}>
        {t(entered ? 'enterAgain' : 'enter')}
      </Button>
      {open && <AcquireForm exhibit={exhibit} onClose={() => setOpen(false)} />}
    </>
  )
}

function AcquireForm({ exhibit, onClose }: { exhibit: Exhibit; onClose: () => void }) {
  const t = useMessages(text)
  const [values, setValues] = useState({
    acquisition: exhibit.acquisition ?? '',
    site: exhibit.site ?? '',
    day: '',
    time: '',
  })
  const [noTime, setNoTime] = useState(false)
  const acquire = useChange(acquireExhibit, {
    invalidates: [readExhibit, readCustody, listExhibits],
    onSuccess: ({ number }) => {
      notifyDone({ message: t('entered', { number }) })
      onClose()
    },
  })
  const { of } = problemFields(acquire.error)
  const save = () => {
    const { acquisition, site, day, time } = values
    setNoTime(day !== '' && time === '')
    if (day !== '' && time === '') return
    acquire.mutate({
      params: { id: exhibit.id },
      body: { acquisition, site, acquiredAt: day === '' ? null : `${day}T${time}` },
    })
  }
  const line = (name: 'acquisition' | 'site') => (
    <TextInput
      label={t(name)}
      autoComplete="off"
      value={values[name]}
      error={of(name)}
      onChange={(event) => {
        const { value } = event.currentTarget
        setValues((old) => ({ ...old, [name]: value }))
      }}
    />
  )
  return (
    <Modal opened onClose={onClose} title={t(exhibit.acquiredAt === null ? 'enter' : 'enterAgain')} size="lg">
      <Form
        label={t('enter')}
        onSubmit={save}
        error={acquire.error}
        inputs={['acquisition', 'site', 'acquiredAt']}
        actions={
          <>
            <Button type="submit" loading={acquire.isPending}>
              {t('save')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('enterHelp')}</p>
        <div className={fields['two']}>
          {line('acquisition')}
          {line('site')}
          <DayInput
            label={t('day')}
            description={t('dayHelp')}
            value={values.day}
            error={of('acquiredAt')}
            onChange={(day) => setValues((old) => ({ ...old, day }))}
          />
          {values.day !== '' && (
            <ClockTimeInput
              label={t('time')}
              value={values.time}
              error={noTime ? t('timeNeeded') : null}
              onChange={(time) => setValues((old) => ({ ...old, time }))}
            />
          )}
        </div>
      </Form>
    </Modal>
  )
}
