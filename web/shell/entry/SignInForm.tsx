import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { signIn } from '../../../platform/access/contract.ts'
import type { Session } from '../../../platform/access/contract.ts'
import { PasswordField } from '../account/proof/inputs.tsx'
import { words } from './words.ts'

export interface SignInFormProps {
  /** Whose session ended; the address then stands. */
  email?: string
  banner: string
  onBanner: () => void
  onSession: (session: Session) => void
}

/** E-mail address and password; a refusal keeps both. */
export function SignInForm({ email: given = '', banner, onBanner, onSession }: SignInFormProps) {
  const t = useMessages(words)
  const [email, setEmail] = useState(given)
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const enter = useChange(signIn, {
    onSuccess: onSession,
    onError: ({ code }) => code === 'session.banner' && onBanner(),
  })
  const fields = problemFields(enter.error)
  const send = () => {
    setTried(true)
    if (email.trim() !== '' && password !== '')
      enter.mutate({ body: { email: email.trim(), password, banner } })
  }
  return (
    <Form
      label={t('signIn')}
      onSubmit={send}
      error={enter.error}
      inputs={['email', 'password']}
      actions={
        <Button type="submit" loading={enter.isPending} fullWidth>
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
      <PasswordField
        label={t('password')}
        kind="current"
        value={password}
        onChange={setPassword}
        autoFocus={given !== ''}
        error={fields.of('password') ?? (tried && password === '' ? t('passwordMissing') : null)}
      />
    </Form>
  )
}
