import { useState } from 'react'
import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { changePassword, PASSWORD_MINIMUM } from '../../../../platform/access/contract.ts'
import type { Session } from '../../../../platform/access/contract.ts'
import { PasswordField } from './inputs.tsx'
import { words } from './words.ts'

/** The old password and a new one. A refusal keeps both. */
export function NewPasswordForm({
  email,
  onSession,
}: {
  email: string
  onSession: (session: Session) => void
}) {
  const t = useMessages(words)
  const [old, setOld] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const change = useChange(changePassword, { onSuccess: onSession })
  const fields = problemFields(change.error)
  const wrong = change.error?.code === 'session.refused'
  const send = () => {
    setTried(true)
    if (old !== '' && password !== '') change.mutate({ body: { old, password } })
  }
  const missing = (value: string) => (tried && value === '' ? t('passwordMissing') : null)
  return (
    <Form
      label={t('setPassword')}
      onSubmit={send}
      error={wrong ? null : change.error}
      inputs={['old', 'password']}
      actions={
        <Button type="submit" loading={change.isPending}>
          {t('setPassword')}
        </Button>
      }
    >
      <PasswordField
        label={t('oldPassword')}
        kind="current"
        email={email}
        value={old}
        onChange={setOld}
        autoFocus
        error={wrong ? t('passwordWrong') : (fields.of('old') ?? missing(old))}
      />
      <PasswordField
        label={t('newPassword')}
        description={t('passwordHelp', { count: PASSWORD_MINIMUM })}
        kind="new"
        value={password}
        onChange={setPassword}
        error={fields.of('password') ?? missing(password)}
      />
    </Form>
  )
}
