import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import type { AgencyKind } from '#contract'
import { useChange } from '#web/client'
import { DraftOffer, Form, problemFields, useDraft } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { createAgency, listAgencies } from '../../../platform/access/contract.ts'
import { OneTimeLink } from '../people/OneTimeLink.tsx'
import { KindInput } from './AgencyForm.tsx'
import { words } from './words.ts'
import styles from './agencies.module.css'

const EMPTY = { name: '', kind: 'law-enforcement' as AgencyKind, contact: '', person: '', email: '' }

interface Made {
  agency: string
  name: string
  link: string
  expiresAt: string
}

/** Lets an agency in: what it is, and the one-time link for its first administrator. */
export function CreatePanel({ onDone }: { onDone: () => void }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const [made, setMade] = useState<Made | null>(null)
  if (!made) return <CreateForm onMade={setMade} />
  return (
    <OneTimeLink
      title={t('linkTitle', { agency: made.agency })}
      link={made.link}
      help={t('linkHelp', { name: made.name, moment: moment(made.expiresAt) })}
      next={t('linkNext')}
    >
      <Button variant="default" onClick={() => setMade(null)}>
        {t('another')}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t('done')}
      </Button>
    </OneTimeLink>
  )
}

function CreateForm({ onMade }: { onMade: (made: Made) => void }) {
  const t = useMessages(words)
  const draft = useDraft('agencies.create', EMPTY)
  const { values, change } = draft
  const { name, kind, contact, person, email } = values
  const create = useChange(createAgency, {
    invalidates: [listAgencies],
    onSuccess: ({ agency, link, expiresAt }) => {
      draft.saved()
      onMade({ agency: agency.name, name: person, link, expiresAt })
    },
  })
  const fields = problemFields(create.error)
  const text = (field: 'name' | 'contact' | 'person' | 'email', path: string) => ({
    value: values[field],
    autoComplete: 'off',
    error: fields.of(path),
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  })
  const send = () => create.mutate({ body: { name, kind, contact, administrator: { name: person, email } } })
  return (
    <>
      <DraftOffer draft={draft} />
      <Form
        label={t('create')}
        onSubmit={send}
        error={create.error}
        inputs={['name', 'kind', 'contact', 'administrator.name', 'administrator.email']}
        actions={
          <Button type="submit" loading={create.isPending}>
            {t('send')}
          </Button>
        }
      >
        <TextInput label={t('name')} description={t('nameHelp')} autoFocus {...text('name', 'name')} />
        <KindInput value={kind} onChange={(next) => change({ kind: next })} error={fields.of('kind')} />
        <TextInput label={t('contact')} description={t('contactHelp')} {...text('contact', 'contact')} />
        <p className={styles.quiet}>{t('administratorHelp')}</p>
        <TextInput label={t('personName')} {...text('person', 'administrator.name')} />
        <TextInput label={t('email')} type="email" {...text('email', 'administrator.email')} />
      </Form>
    </>
  )
}
