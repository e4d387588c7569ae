import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import type { CallOutput } from '#contract'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { acceptInvitation, PASSWORD_MINIMUM } from '../../../platform/access/contract.ts'
import type { readInvitation, Session } from '../../../platform/access/contract.ts'
import { PasswordField } from '../account/proof/inputs.tsx'
import { words } from './words.ts'

export interface AcceptFormProps {
  token: string
  invitation: CallOutput<typeof readInvitation>
  banner: string
  onBanner: () => void
  onSession: (session: Session) => void
}

const INPUTS = ['name', 'email', 'agency', 'password'] as const
const sendWords = { setup: 'acceptSetup', invitation: 'accept', recovery: 'acceptRecovery' } as const

/** Name, address and password of a new account; the first one names the agency too, a recovery only the password. */
export function AcceptForm({ token, invitation, banner, onBanner, onSession }: AcceptFormProps) {
  const t = useMessages(words)
  const { kind } = invitation
  const [values, setValues] = useState({
    name: invitation.name ?? '',
    email: invitation.email ?? '',
    agency: invitation.agency ?? '',
    password: '',
  })
  const accept = useChange(acceptInvitation, {
    onSuccess: onSession,
    onError: ({ code }) => code === 'session.banner' && onBanner(),
  })
  const fields = problemFields(accept.error)
  const set = (name: (typeof INPUTS)[number], value: string) =>
    setValues((old) => ({ ...old, [name]: value }))
  const input = (name: (typeof INPUTS)[number]) => ({
    name,
    value: values[name],
    error: fields.of(name),
    onChange: (event: { currentTarget: { value: string } }) => set(name, event.currentTarget.value),
  })
  const send = () => {
    const { name, email, agency, password } = values
    const asked = { setup: { name, email, agency }, invitation: { name }, recovery: {} }[kind]
    accept.mutate({ params: { token }, body: { ...asked, password, banner } })
  }
  return (
    <Form
      label={t(sendWords[kind])}
      onSubmit={send}
      error={accept.error}
      inputs={INPUTS}
      actions={
        <Button type="submit" loading={accept.isPending} fullWidth>
          {t(sendWords[kind])}
        </Button>
      }
    >
      {kind === 'setup' && (
        <TextInput label={t('agency')} description={t('agencyHelp')} autoFocus {...input('agency')} />
      )}
      {kind !== 'recovery' && <TextInput label={t('name')} autoComplete="name" {...input('name')} />}
      <TextInput
        label={t('email')}
        type="email"
        autoComplete="username"
        readOnly={invitation.email !== null}
        {...input('email')}
      />
      <PasswordField
        label={t(kind === 'recovery' ? 'newPassword' : 'password')}
        description={t('passwordHelp', { count: PASSWORD_MINIMUM })}
        kind="new"
        value={values.password}
        onChange={(password) => set('password', password)}
        error={fields.of('password')}
      />
    </Form>
  )
}
