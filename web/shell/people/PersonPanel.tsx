import { useState } from 'react'
import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Facts } from '#web/page'
import { roleWords, usePerson } from '#web/session'
import { changePerson, listPeople } from '../../../platform/access/contract.ts'
import type { Person } from '../../../platform/access/contract.ts'
import { DisableButton } from './DisableButton.tsx'
import { RolesInput } from './RolesInput.tsx'
import { words } from './words.ts'

/** One person: what they may do, when they were last here, and for administrators the way to change it. */
export function PersonPanel({ person, manages }: { person: Person; manages: boolean }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const self = usePerson()
  return (
    <>
      <Facts
        facts={[
          [t('state'), t(person.disabled ? 'disabled' : 'active')],
          [t('lastSeen'), person.lastSeenAt ? moment(person.lastSeenAt) : t('never')],
          [t('roles'), manages ? null : person.roles.map(roleWords).join(', ')],
        ]}
      />
      {manages && <RolesForm person={person} />}
      {manages && person.id !== self.id && <DisableButton person={person} />}
    </>
  )
}

function RolesForm({ person }: { person: Person }) {
  const t = useMessages(words)
  const [roles, setRoles] = useState(person.roles)
  const save = useChange(changePerson, {
    invalidates: [listPeople],
    onSuccess: () => notifyDone({ message: t('saved', { name: person.name }) }),
  })
  const unchanged = roles.toSorted().join() === person.roles.toSorted().join()
  return (
    <Form
      label={t('roles')}
      onSubmit={() => save.mutate({ params: { id: person.id }, body: { roles } })}
      error={save.error}
      inputs={['roles']}
      actions={
        <Button type="submit" disabled={unchanged || roles.length === 0} loading={save.isPending}>
          {t('save')}
        </Button>
      }
    >
      <RolesInput value={roles} onChange={setRoles} error={problemFields(save.error).of('roles')} />
    </Form>
  )
}
