import { useState } from 'react'
import { Button, Group } from '@mantine/core'
import { useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Section } from '#web/page'
import { ErrorNotice } from '#web/states'
import { askAuthenticator, readAccount, removeAuthenticator } from '../../../platform/access/contract.ts'
import type { Account } from '../../../platform/access/contract.ts'
import { AskFirst } from './AskFirst.tsx'
import { AuthenticatorForm } from './proof/AuthenticatorForm.tsx'
import { RecoveryCodes } from './proof/RecoveryCodes.tsx'
import { useSessionChange } from './useSessionChange.ts'
import { words } from './words.ts'
import styles from './account.module.css'

/** The authenticator app: set up, moved to another phone, removed where a passkey stays. */
export function AuthenticatorSection({ account }: { account: Account }) {
  const t = useMessages(words)
  const { day } = useFormats()
  const changed = useSessionChange()
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const ask = useChange(askAuthenticator)
  const since = account.authenticatorSince
  return (
    <Section
      title={t('app')}
      actions={
        <Group gap={4}>
          {since && account.passkeys.length > 0 && !ask.data && <RemoveButton />}
          <Button
            variant={ask.data ? 'subtle' : 'default'}
            loading={ask.isPending}
            onClick={() => (ask.data ? ask.reset() : ask.mutate({}))}
          >
            {t(ask.data ? 'cancel' : since ? 'appReplace' : 'appSet')}
          </Button>
        </Group>
      }
    >
      <p className={styles.quiet}>{since ? t('appSince', { day: day(since) }) : t('appNone')}</p>
      {ask.error && <ErrorNotice error={ask.error} />}
      {ask.data && (
        <div className={styles.form}>
          <AuthenticatorForm
            {...ask.data}
            onEnrolled={({ session, recoveryCodes }) => {
              ask.reset()
              setCodes(recoveryCodes)
              changed(session, t('appAdded'))
            }}
          />
        </div>
      )}
      {codes && (
        <div className={styles.form}>
          <RecoveryCodes codes={codes} email={account.email} onKept={() => setCodes(null)} />
        </div>
      )}
    </Section>
  )
}

function RemoveButton() {
  const t = useMessages(words)
  const remove = useChange(removeAuthenticator, {
    invalidates: [readAccount],
    onSuccess: () => notifyDone({ message: t('appRemoved') }),
  })
  return (
    <AskFirst
      label={t('remove')}
      title={t('appRemoveTitle')}
      text={t('appRemoveText')}
      action={t('remove')}
      keep={t('keep')}
      danger
      quiet
      pending={remove.isPending}
      error={remove.error}
      onDo={() => remove.mutateAsync({})}
    />
  )
}
