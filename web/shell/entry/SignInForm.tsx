import { useState } from 'react'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { sessionQuery } from '#web/session'
import { signIn } from '../../../platform/access/contract.ts'
import type { Session } from '../../../platform/access/contract.ts'
import { words } from './words.ts'

/** E-mail address and password; a refusal keeps both. */
export function SignInForm({
  email: given = '',
  onDone,
}: {
  email?: string
  onDone?: (session: Session) => void
}) {
  const t = useMessages(words)
  const client = useQueryClient()
  const [email, setEmail] = useState(given)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const enter = useChange(signIn, {
    onSuccess: (session) => {
      onDone?.(session)
      client.setQueryData(sessionQuery.queryKey, session)
    },
  })
  const fields = problemFields(enter.error)
  const send = () => {
    setTried(true)
    if (email.trim() !== '' && password !== '') enter.mutate({ body: { email: email.trim(), password } })
  }
  return (
    <Form
      label={t('signIn')}
      onSubmit={send}
      error={enter.error}
      inputs={['email', 'password']}
      actions={
        <Button
          type="submit"
          loading={enter.isPending}

          fullWidth
        >
          {t('signIn')}
        </Button>
      }
    >
      <TextInput
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        autoFocus={given === ''}
        readOnly={given !== ''}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={fields.of('email') ?? (tried && email.trim() === '' ? t('emailMissing') : null)}
      />
      <PasswordInput
        label={t('password')}
        name="password"
        autoComplete="current-password"
        autoFocus={given !== ''}
        visibilityToggleButtonProps={{ 'aria-label': t('show') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={fields.of('password') ?? (tried && password === '' ? t('passwordMissing') : null)}
      />
    </Form>
  )
}
