import { useState } from 'react'
import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { confirmSession } from '../../../../platform/access/contract.ts'
import { CodeInput, PasswordField } from './inputs.tsx'
import type { ProveFormProps } from './ProveForm.tsx'
import { words } from './words.ts'

/** Password and code; people who sign in at a provider have no password here, and give the code alone. */
export function CodesForm({ account, onSession }: ProveFormProps) {
  const t = useMessages(words)
  const { means, email } = account
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = useChange(confirmSession, { onSuccess: onSession })
  const fields = problemFields(confirm.error)
  const wrong = confirm.error?.code === 'session.refused' && t('proofWrong')
  const send = () => {
    setTried(true)
    if (code.trim() === '' || (means.password && password === '')) return
    const proof = { code: code.trim() }
    confirm.mutate({
      body: means.password ? { by: 'password', password, ...proof } : { by: 'code', ...proof },
    })
  }
  return (
    <Form
      label={t('confirm')}
      onSubmit={send}
      error={wrong ? null : confirm.error}
      inputs={['password', 'code']}
      actions={
        <Button
          type="submit"
          variant={means.passkeys ? 'default' : 'filled'}
          loading={confirm.isPending}
          fullWidth
        >
          {t('confirm')}
        </Button>
      }
    >
      {means.password && (
        <PasswordField
          label={t('password')}
          kind="current"
          email={email}
          value={password}
          onChange={setPassword}
          autoFocus
          error={fields.of('password') ?? (tried && password === '' ? t('passwordMissing') : null)}
        />
      )}
      <CodeInput
        means={means}
        value={code}
        onChange={setCode}
        autoFocus={!means.password}
        error={wrong || (fields.of('code') ?? (tried && code.trim() === '' ? t('codeMissing') : null))}
      />
    </Form>
  )
}
