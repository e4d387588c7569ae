import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Section } from '#web/page'
import { createUnit, listAgencies, removeUnit } from '../../../platform/access/contract.ts'
import type { Agency, Unit } from '../../../platform/access/contract.ts'
import { AskFirst } from '../account/AskFirst.tsx'
import { words } from './words.ts'
import styles from './agencies.module.css'

/** The units of the person's own agency. */
export function Units({ agency, manages }: { agency: Agency; manages: boolean }) {
  const t = useMessages(words)
  return (
    <Section title={t('units')}>
      {agency.units.length === 0 && <p className={styles.quiet}>{t('unitsNone')}</p>}
      <ul className={styles.list}>
        {agency.units.map((unit) => (
          <UnitLine key={unit.id} unit={unit} manages={manages} />
        ))}
      </ul>
      {manages && <UnitForm agency={agency} />}
    </Section>
  )
}

function UnitLine({ unit, manages }: { unit: Unit; manages: boolean }) {
  const t = useMessages(words)
  const { name, people } = unit
  const remove = useChange(removeUnit, {
    invalidates: [listAgencies],
    onSuccess: () => notifyDone({ message: t('unitRemoved', { name }) }),
  })
  return (
    <li className={styles.line}>
      <div>
        {name} <span className={styles.quiet}>· {t('unitPeople', { count: people })}</span>
      </div>
      {manages && (
        <AskFirst
          label={t('unitRemove')}
          description={t('unitRemoveOne', { name })}
          title={t('unitRemoveTitle', { name })}
          text={t('unitRemoveText')}
          action={t('unitRemove')}
          keep={t('keepUnit')}
          danger
          quiet
          pending={remove.isPending}
          error={remove.error}
          onDo={() => remove.mutateAsync({ params: { id: unit.id } })}
        />
      )}
    </li>
  )
}

function UnitForm({ agency }: { agency: Agency }) {
  const t = useMessages(words)
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const add = useChange(createUnit, {
    invalidates: [listAgencies],
    onSuccess: (unit) => {
      setName('')
      setTried(false)
      notifyDone({ message: t('unitAdded', { name: unit.name }) })
    },
  })
  const send = () => {
    setTried(true)
    if (name.trim() !== '') add.mutate({ params: { id: agency.id }, body: { name } })
  }
  return (
    <div className={styles.add}>
      <Form
        label={t('unitAdd')}
        onSubmit={send}
        error={add.error}
        inputs={['name']}
        actions={
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('unitAdd')}
          </Button>
        }
      >
        <TextInput
          label={t('unitName')}
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={
            problemFields(add.error).of('name') ?? (tried && name.trim() === '' ? t('unitMissing') : null)
          }
        />
      </Form>
    </div>
  )
}
