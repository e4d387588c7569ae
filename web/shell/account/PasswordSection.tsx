import { useState } from 'react'
import { Button } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { Section } from '#web/page'
import type { Account } from '../../../platform/access/contract.ts'
import { NewPasswordForm } from './proof/NewPasswordForm.tsx'
import { useProviderName } from './proof/useProviderName.ts'
import { useSessionChange } from './useSessionChange.ts'
import { words } from './words.ts'
import styles from './account.module.css'

/** When the password was set and must be changed, and the form to change it. */
export function PasswordSection({ account }: { account: Account }) {
  const t = useMessages(words)
  const { day } = useFormats()
  const changed = useSessionChange()
  const [changing, setChanging] = useState(false)
  const { password, provider, email } = account
  const providerName = useProviderName(provider)
  if (!password)
    return (
      <Section title={t('password')}>
        <p className={styles.quiet}>{t('passwordProvider', { name: providerName })}</p>
      </Section>
    )
  const facts = [
    t('passwordSince', { day: day(password.changedAt) }),
    password.changeBy && t('passwordBy', { day: day(password.changeBy) }),
  ]
  return (
    <Section
      title={t('password')}
      actions={
        <Button variant={changing ? 'subtle' : 'default'} onClick={() => setChanging(!changing)}>
          {t(changing ? 'cancel' : 'passwordChange')}
        </Button>
      }
    >
      <p className={styles.quiet}>{facts.filter(Boolean).join(' ')}</p>
      {changing && (
        <div className={styles.form}>
          <NewPasswordForm
            email={email}
            onSession={(session) => {
              setChanging(false)
              changed(session, t('passwordDone'))
            }}
          />
        </div>
      )}
    </Section>
  )
}
