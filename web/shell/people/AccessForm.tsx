import { useState } from 'react'
import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { changePerson, listPeople } from '../../../platform/access/contract.ts'
import type { PersonDetails } from '../../../platform/access/contract.ts'
import { DayInput, dayOf, endOfDay } from './DayInput.tsx'
import { RolesInput } from './RolesInput.tsx'
import { UnitInput } from './UnitInput.tsx'
import { words } from './words.ts'

/** Roles, unit and end of an account; only what was changed is sent. */
export function AccessForm({ person }: { person: PersonDetails }) {
  const t = useMessages(words)
  const first = {
    roles: person.roles,
    unitId: person.unit?.id ?? null,
    until: person.expiresAt ? dayOf(person.expiresAt) : '',
  }
  const [values, setValues] = useState(first)
  const save = useChange(changePerson, {
    invalidates: [listPeople],
    onSuccess: ({ name }) => notifyDone({ message: t('saved', { name }) }),
  })
  const fields = problemFields(save.error)
  const change = (patch: Partial<typeof values>) => setValues((old) => ({ ...old, ...patch }))
  const body = {
    ...(values.roles.toSorted().join() !== first.roles.toSorted().join() && { roles: values.roles }),
    ...(values.unitId !== first.unitId && { unitId: values.unitId }),
    ...(values.until !== first.until && { expiresAt: endOfDay(values.until) }),
  }
  const unchanged = Object.keys(body).length === 0
  return (
    <Form
      label={t('access')}
      onSubmit={() => save.mutate({ params: { id: person.id }, body })}
      error={save.error}
      inputs={['roles', 'unitId', 'expiresAt']}
      actions={
        <>
          <Button type="submit" disabled={unchanged || values.roles.length === 0} loading={save.isPending}>
            {t('save')}
          </Button>
          {!unchanged && <span style={{ color: 'var(--ink-3)' }}>{t('saveHelp')}</span>}
        </>
      }
    >
      <RolesInput value={values.roles} onChange={(roles) => change({ roles })} error={fields.of('roles')} />
      <UnitInput
        value={values.unitId}
        onChange={(unitId) => change({ unitId })}
        error={fields.of('unitId')}
      />
      <DayInput
        label={t('until')}
        description={t('untilHelp')}
        value={values.until}
        onChange={(until) => change({ until })}
        error={fields.of('expiresAt')}
      />
    </Form>
  )
}
