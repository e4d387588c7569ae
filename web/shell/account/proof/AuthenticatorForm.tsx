import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { CallOutput } from '#contract'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { addAuthenticator } from '../../../../platform/access/contract.ts'
import { QrCode } from './QrCode.tsx'
import { words } from './words.ts'
import styles from './proof.module.css'

/** What setting up a means answers with: recovery codes only the first time. */
export type Enrolled = CallOutput<typeof addAuthenticator>

export interface AuthenticatorFormProps {
  secret: string
  address: string
  onEnrolled: (enrolled: Enrolled) => void
}

/** The secret as picture and as text, and the first code of the app to prove that it took it. */
export function AuthenticatorForm({ secret, address, onEnrolled }: AuthenticatorFormProps) {
  const t = useMessages(words)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const add = useChange(addAuthenticator, { onSuccess: onEnrolled })
  const send = () => {
    setTried(true)
    if (code.trim() !== '') add.mutate({ body: { code: code.trim() } })
  }
  return (
    <Form
      label={t('addApp')}
      onSubmit={send}
      error={add.error}
      inputs={['code']}
      actions={
        <Button type="submit" loading={add.isPending} fullWidth>
          {t('addApp')}
        </Button>
      }
    >
      <div className={styles.scan}>
        <QrCode text={address} label={t('qr')} />
        <div>
          <p className={styles.strong}>{t('scan')}</p>
          <p className={styles.help}>{t('scanHelp')}</p>
          <p className={styles.help}>{t('secret')}</p>
          <Secret secret={secret} />
        </div>
      </div>
      <TextInput
        label={t('firstCode')}
        description={t('firstCodeHelp')}
        name="code"
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={12}
        autoFocus
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        error={problemFields(add.error).of('code') ?? (tried && code.trim() === '' ? t('codeMissing') : null)}
        classNames={{ input: 'mono' }}
      />
    </Form>
  )
}

function Secret({ secret }: { secret: string }) {
  const t = useMessages(words)
  const clipboard = useClipboard({ timeout: 3_000 })
  const Icon = clipboard.copied ? IconCheck : IconCopy
  return (
    <>
      <code className={styles.secret}>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      <Button
        variant="subtle"
        leftSection={<Icon size={16} stroke={1.6} />}
        onClick={() => clipboard.copy(secret)}
      >
        {t(clipboard.copied ? 'copied' : 'copySecret')}
      </Button>
    </>
  )
}
