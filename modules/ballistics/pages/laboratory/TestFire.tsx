import { useState } from 'react'
import { Button, Modal, NumberInput, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useMay } from '#web/session'
import { DayInput } from '#web/sharing'
import {
  listExhibits,
  readCase,
  readCustody,
  readExhibit,
  testFire,
  type Exhibit,
} from '../../contract/index.ts'
import type { SectionProps } from '../exhibit/sections.ts'
import fields from '../fields.module.css'
import { text } from './text.ts'

/** Makes exhibits of the test fires of a firearm. */
export function TestFire({ exhibit }: SectionProps) {
  const t = useMessages(text)
  const [open, setOpen] = useState(false)
  const may = useMay('ballistics.acquire')
  if (!may || exhibit.sharedBy !== null || exhibit.kind !== 'firearm' || exhibit.receivedAt === null)
    return null
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('testFire')}</Button>
      {open && <TestFireForm exhibit={exhibit} onClose={() => setOpen(false)} />}
    </>
  )
}

function TestFireForm({ exhibit, onClose }: { exhibit: Exhibit; onClose: () => void }) {
  const t = useMessages(text)
  const [values, setValues] = useState({ firedOn: '', calibre: '', headstamp: '', remarks: '' })
  const [count, setCount] = useState(2)
  const fire = useChange(testFire, {
    invalidates: [readExhibit, readCustody, listExhibits, readCase],
    onSuccess: ({ exhibits }) => {
      notifyDone({ message: t('fired', { count: exhibits.length }) })
      onClose()
    },
  })
  const { of } = problemFields(fire.error)
  const line = (name: 'calibre' | 'headstamp' | 'remarks', description?: string) => (
    <TextInput
      label={t(name)}
      description={description}
      autoComplete="off"
      value={values[name]}
      error={of(name)}
      onChange={(event) => {
        const { value } = event.currentTarget
        setValues((old) => ({ ...old, [name]: value }))
      }}
    />
  )
  const { firedOn, ...texts } = values
  const save = () =>
    fire.mutate({ params: { id: exhibit.id }, body: { ...texts, count, firedAt: firedOn || null } })
  return (
    <Modal opened onClose={onClose} title={t('testFire')} size="lg">
      <Form
        label={t('testFire')}
        onSubmit={save}
        error={fire.error}
        inputs={['count', 'firedAt', 'calibre', 'headstamp', 'remarks']}
        actions={
          <>
            <Button type="submit" loading={fire.isPending}>
              {t('fire')}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{t('testFireHelp')}</p>
        <div className={fields['two']}>
          <NumberInput
            label={t('count')}
            min={1}
            max={20}
            value={count}
            error={of('count')}
            onChange={(value) => setCount(Number(value))}
          />
          <DayInput
            label={t('firedOn')}
            description={t('dayHelp')}
            value={values.firedOn}
            error={of('firedAt')}
            onChange={(day) => setValues((old) => ({ ...old, firedOn: day }))}
          />
          {line('calibre', t('calibreHelp'))}
          {line('headstamp')}
          {line('remarks')}
        </div>
      </Form>
    </Modal>
  )
}
