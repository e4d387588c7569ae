import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import type { Role } from '#contract'
import { useChange } from '#web/client'
import { DraftOffer, Form, problemFields, useDraft } from '#web/forms'
import { useMessages } from '#web/messages'
import { invitePerson, listPeople } from '../../../platform/access/contract.ts'
import { InvitationLink } from './InvitationLink.tsx'
import { RolesInput } from './RolesInput.tsx'
import { words } from './words.ts'

interface Invitation {
  name: string
  email: string
  roles: Role[]
}

const EMPTY: Invitation = { name: '', email: '', roles: [] }

/** Invites a person; the answer is a one-time link that is shown once. */
export function InvitePanel({ onDone }: { onDone: () => void }) {
  const [made, setMade] = useState<{ name: string; link: string; expiresAt: string } | null>(null)
  if (made) return <InvitationLink {...made} onAnother={() => setMade(null)} onDone={onDone} />
  return <InviteForm onMade={setMade} />
}

interface InviteFormProps {
  onMade: (made: { name: string; link: string; expiresAt: string }) => void
}

function InviteForm({ onMade }: InviteFormProps) {
  const t = useMessages(words)
  const draft = useDraft('people.invite', EMPTY)
  const { values, change } = draft
  const invite = useChange(invitePerson, {
    invalidates: [listPeople],
    onSuccess: (answer) => {
      draft.saved()
      onMade({ name: values.name, ...answer })
    },
  })
  const fields = problemFields(invite.error)
  return (
    <>
      <DraftOffer draft={draft} />
      <Form
        label={t('invite')}
        onSubmit={() => invite.mutate({ body: values })}
        error={invite.error}
        inputs={['name', 'email', 'roles']}
        actions={
          <Button type="submit" loading={invite.isPending}>
            {t('send')}
          </Button>
        }
      >
        <TextInput
          label={t('name')}
          autoComplete="off"
          autoFocus
          value={values.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
          error={fields.of('name')}
        />
        <TextInput
          label={t('email')}
          description={t('emailHelp')}
          type="email"
          autoComplete="off"
          value={values.email}
          onChange={(event) => change({ email: event.currentTarget.value })}
          error={fields.of('email')}
        />
        <RolesInput value={values.roles} onChange={(roles) => change({ roles })} error={fields.of('roles')} />
      </Form>
    </>
  )
}
