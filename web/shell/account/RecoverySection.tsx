import { useState } from 'react'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { Section } from '#web/page'
import { readAccount, renewRecoveryCodes } from '../../../platform/access/contract.ts'
import type { Account } from '../../../platform/access/contract.ts'
import { AskFirst } from './AskFirst.tsx'
import { RecoveryCodes } from './proof/RecoveryCodes.tsx'
import { words } from './words.ts'
import styles from './account.module.css'

/** How many recovery codes are left, and new ones. */
export function RecoverySection({ account }: { account: Account }) {
  const t = useMessages(words)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const renew = useChange(renewRecoveryCodes, {
    invalidates: [readAccount],
    onSuccess: ({ recoveryCodes }) => setCodes(recoveryCodes),
  })
  return (
    <Section
      title={t('codes')}
      actions={
        !codes && (
          <AskFirst
            label={t('codesRenew')}
            title={t('codesRenewTitle')}
            text={t('codesRenewText')}
            action={t('codesRenew')}
            keep={t('cancel')}
            pending={renew.isPending}
            error={renew.error}
            onDo={() => renew.mutateAsync({})}
          />
        )
      }
    >
      <p className={styles.quiet}>{t('codesLeft', { count: account.recoveryCodesLeft })}</p>
      {codes && (
        <div className={styles.form}>
          <RecoveryCodes codes={codes} email={account.email} onKept={() => setCodes(null)} />
        </div>
      )}
    </Section>
  )
}
