import { useState } from 'react'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import type { CallOutput } from '#contract'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { acceptInvitation, PASSWORD_MINIMUM } from '../../../platform/access/contract.ts'
import type { readInvitation, Session } from '../../../platform/access/contract.ts'
import { words } from './words.ts'

export interface AcceptFormProps {
  token: string
  invitation: CallOutput<typeof readInvitation>
  onDone: (session: Session) => void
}

const INPUTS = ['name', 'email', 'agency', 'password'] as const

/** Name, address and password of a new account; the first one names the agency too. */
export function AcceptForm({ token, invitation, onDone }: AcceptFormProps) {
  const t = useMessages(words)
  const setup = invitation.kind === 'setup'
  const [values, setValues] = useState({
    name: invitation.name ?? '',
    email: invitation.email ?? '',
    agency: invitation.agency ?? '',
    password: '',
  })
  const accept = useChange(acceptInvitation, { onSuccess: onDone })
  const fields = problemFields(accept.error)
  const input = (name: (typeof INPUTS)[number]) => ({
    name,
    value: values[name],
    error: fields.of(name),
    onChange: (event: { currentTarget: { value: string } }) =>
      setValues((old) => ({ ...old, [name]: event.currentTarget.value })),
  })
  const send = () => {
    const { agency, ...rest } = values
    accept.mutate({ params: { token }, body: setup ? { ...rest, agency } : rest })
  }
  return (
    <Form
      label={t(setup ? 'setupHead' : 'accept')}
      onSubmit={send}
      error={accept.error}
      inputs={INPUTS}
      actions={
        <Button type="submit" loading={accept.isPending} fullWidth>
          {t(setup ? 'acceptSetup' : 'accept')}
        </Button>
      }
    >
      {setup && (
        <TextInput label={t('agency')} description={t('agencyHelp')} autoFocus {...input('agency')} />
      )}
      <TextInput label={t('name')} autoComplete="name" {...input('name')} />
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        readOnly={invitation.email !== null}
        {...input('email')}
      />
      <PasswordInput
        label={t('password')}
        description={t('passwordHelp', { count: PASSWORD_MINIMUM })}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        {...input('password')}
      />
    </Form>
  )
}
