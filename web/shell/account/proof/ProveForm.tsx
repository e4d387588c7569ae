import { Button } from '@mantine/core'
import { call, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice } from '#web/states'
import { confirmSession } from '../../../../platform/access/contract.ts'
import type { Session } from '../../../../platform/access/contract.ts'
import { CodesForm } from './CodesForm.tsx'
import { Or } from './Or.tsx'
import { PasskeyButton } from './PasskeyButton.tsx'
import { ProviderProof } from './ProviderProof.tsx'
import { passkeysAvailable } from './passkeys.ts'
import { words } from './words.ts'
import styles from './proof.module.css'

export interface ProveFormProps {
  account: NonNullable<Session['account']>
  onSession: (session: Session) => void
}

/** Proves again who is at the screen, by every means the account has: to unlock, or for a privileged act. */
export function ProveForm({ account, onSession }: ProveFormProps) {
  const t = useMessages(words)
  const { means } = account
  if (means.sample) return <SampleProof account={account} onSession={onSession} />
  const passkey = means.passkeys && passkeysAvailable()
  const codes = means.authenticator || means.recoveryCodes
  return (
    <div className={styles.ways}>
      {passkey && (
        <PasskeyButton
          label={t('passkeyUse')}
          give={(answer) => call(confirmSession, { body: { by: 'passkey', answer } })}
          onSession={onSession}
          filled
        />
      )}
      {passkey && codes && <Or />}
      {codes && <CodesForm account={account} onSession={onSession} />}
      {means.provider && (passkey || codes) && <Or />}
      {means.provider && <ProviderProof provider={means.provider} onSession={onSession} />}
      {means.passkeys && !passkey && !codes && <p>{t('passkeyUnavailable')}</p>}
    </div>
  )
}

/** Sample accounts have no password to ask for. */
function SampleProof({ account, onSession }: ProveFormProps) {
  const t = useMessages(words)
  const confirm = useChange(confirmSession, { onSuccess: onSession })
  return (
    <div className={styles.ways}>
      {confirm.error && <ErrorNotice error={confirm.error} />}
      <Button
        onClick={() => confirm.mutate({ body: { by: 'sample' } })}
        loading={confirm.isPending}
        data-autofocus
        fullWidth
      >
        {t('sample', { name: account.name })}
      </Button>
    </div>
  )
}
