import { useState } from 'react'
import { Button, SegmentedControl, TextInput } from '@mantine/core'
import type { Role } from '#contract'
import { useChange } from '#web/client'
import { DraftOffer, Form, problemFields, useDraft } from '#web/forms'
import { useFormats, useMessages, useNow } from '#web/messages'
import { notifyDone } from '#web/notices'
import { addProviderPerson, invitePerson, listPeople } from '../../../platform/access/contract.ts'
import { DayInput, dayOf, endOfDay } from './DayInput.tsx'
import { OneTimeLink } from './OneTimeLink.tsx'
import { RolesInput } from './RolesInput.tsx'
import { UnitInput, useOwnAgency } from './UnitInput.tsx'
import { words } from './words.ts'

const EMPTY = { name: '', email: '', roles: [] as Role[], unitId: null as number | null, until: '' }

interface Made {
  name: string
  link: string
  expiresAt: string
}

/** Invites a person; the answer is a one-time link that is shown once. */
export function InvitePanel({ onDone }: { onDone: () => void }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const [made, setMade] = useState<Made | null>(null)
  if (!made) return <InviteForm onMade={setMade} onDone={onDone} />
  return (
    <OneTimeLink
      title={t('linkTitle', { name: made.name })}
      link={made.link}
      help={t('linkHelp', { moment: moment(made.expiresAt) })}
      next={t('linkNext', { name: made.name })}
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

function InviteForm({ onMade, onDone }: { onMade: (made: Made) => void; onDone: () => void }) {
  const t = useMessages(words)
  const draft = useDraft('people.invite', EMPTY)
  const { values, change } = draft
  const provider = useOwnAgency()?.provider
  const [there, setThere] = useState(false)
  const today = dayOf(useNow())
  const atProvider = there && Boolean(provider)
  const invite = useChange(invitePerson, {
    invalidates: [listPeople],
    onSuccess: (answer) => {
      draft.saved()
      onMade({ name: values.name, ...answer })
    },
  })
  const add = useChange(addProviderPerson, {
    invalidates: [listPeople],
    onSuccess: ({ name }) => {
      draft.saved()
      notifyDone({ message: t('addedProvider', { name }) })
      onDone()
    },
  })
  const send = atProvider ? add : invite
  const fields = problemFields(send.error)
  const { name, email, roles, unitId, until } = values
  return (
    <>
      <DraftOffer draft={draft} />
      <Form
        label={t('invite')}
        onSubmit={() => send.mutate({ body: { name, email, roles, unitId, expiresAt: endOfDay(until) } })}
        error={send.error}
        inputs={['name', 'email', 'roles', 'unitId', 'expiresAt']}
        actions={
          <Button type="submit" loading={send.isPending}>
            {t(atProvider ? 'addProvider' : 'send')}
          </Button>
        }
      >
        {provider && <WayInput provider={provider} there={there} onChange={setThere} />}
        <TextInput
          label={t('name')}
          autoComplete="off"
          autoFocus
          value={name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={fields.of('name')}
        />
        <TextInput
          label={t('email')}
          description={t('emailHelp')}
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => change({ email: event.currentTarget.value })}
          error={fields.of('email')}
        />
        <RolesInput value={roles} onChange={(next) => change({ roles: next })} error={fields.of('roles')} />
        <UnitInput value={unitId} onChange={(next) => change({ unitId: next })} error={fields.of('unitId')} />
        <DayInput
          label={t('until')}
          description={t('untilHelp')}
          min={today}
          value={until}
          onChange={(day) => change({ until: day })}
          error={fields.of('expiresAt')}
        />
      </Form>
    </>
  )
}

interface WayInputProps {
  provider: string
  there: boolean
  onChange: (there: boolean) => void
}

function WayInput({ provider, there, onChange }: WayInputProps) {
  const t = useMessages(words)
  return (
    <div>
      <SegmentedControl
        aria-label={t('way')}
        data={[
          { value: 'link', label: t('wayLink') },
          { value: 'provider', label: t('wayProvider', { name: provider }) },
        ]}
        value={there ? 'provider' : 'link'}
        onChange={(value) => onChange(value === 'provider')}
        fullWidth
      />
      {there && <p style={{ color: 'var(--ink-2)' }}>{t('wayProviderHelp', { name: provider })}</p>}
    </div>
  )
}
