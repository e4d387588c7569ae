import { useState } from 'react'
import { Button } from '@mantine/core'
import { call, useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { giveCode, givePasskey } from '../../../../platform/access/contract.ts'
import { CodeInput } from './inputs.tsx'
import { Or } from './Or.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { passkeysAvailable } from './passkeys.ts'
import type { ProveFormProps } from './ProveForm.tsx'
import { words } from './words.ts'
import styles from './proof.module.css'

/** The second step of a sign-in: passkey, code of the authenticator, or a recovery code. */
export function SecondFactor({ account, banner, onSession }: ProveFormProps & { banner: string }) {
  const t = useMessages(words)
  const { means } = account
  const passkey = means.passkeys && passkeysAvailable()
  const codes = means.authenticator || means.recoveryCodes
  return (
    <div className={styles.ways}>
      {passkey && (
        <PasskeyButton
          label={t('passkeyUse')}
          give={(answer) => call(givePasskey, { body: { answer, banner } })}
          onSession={onSession}
          filled
        />
      )}
      {passkey && codes && <Or />}
      {codes && <CodeForm account={account} onSession={onSession} filled={!passkey} />}
      {means.passkeys && !passkey && !codes && <p>{t('passkeyUnavailable')}</p>}
    </div>
  )
}

function CodeForm({ account, onSession, filled }: ProveFormProps & { filled: boolean }) {
  const t = useMessages(words)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const give = useChange(giveCode, { onSuccess: onSession })
  const send = () => {
    setTried(true)
    if (code.trim() !== '') give.mutate({ body: { code: code.trim() } })
  }
  return (
    <Form
      label={t('code')}
      onSubmit={send}
      error={give.error}
      inputs={['code']}
      actions={
        <Button type="submit" variant={filled ? 'filled' : 'default'} loading={give.isPending} fullWidth>
          {t('goOn')}
        </Button>
      }
    >
      <CodeInput
        means={account.means}
        value={code}
        onChange={setCode}
        autoFocus
        error={
          problemFields(give.error).of('code') ?? (tried && code.trim() === '' ? t('codeMissing') : null)
        }
      />
    </Form>
  )
}
