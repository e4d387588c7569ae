import { useState } from 'react'
import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { Section } from '#web/page'
import { readAccount, removePasskey } from '../../../platform/access/contract.ts'
import type { Account, Passkey } from '../../../platform/access/contract.ts'
import { AskFirst } from './AskFirst.tsx'
import { PasskeyForm } from './proof/PasskeyForm.tsx'
import { passkeysAvailable } from './proof/passkeys.ts'
import { RecoveryCodes } from './proof/RecoveryCodes.tsx'
import { words as proofWords } from './proof/words.ts'
import { useSessionChange } from './useSessionChange.ts'
import { words } from './words.ts'
import styles from './account.module.css'

/** The passkeys of the account, to add and to remove. */
export function PasskeysSection({ account }: { account: Account }) {
  const t = useMessages(words)
  const p = useMessages(proofWords)
  const changed = useSessionChange()
  const [adding, setAdding] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const available = passkeysAvailable()
  return (
    <Section
      title={t('passkeys')}
      actions={
        available && (
          <Button variant={adding ? 'subtle' : 'default'} onClick={() => setAdding(!adding)}>
            {t(adding ? 'cancel' : 'passkeyAdd')}
          </Button>
        )
      }
    >
      {account.passkeys.length === 0 && <p className={styles.quiet}>{t('passkeysNone')}</p>}
      {!available && <p className={styles.quiet}>{p('passkeyUnavailable')}</p>}
      <ul className={styles.list}>
        {account.passkeys.map((passkey) => (
          <PasskeyLine key={passkey.id} passkey={passkey} />
        ))}
      </ul>
      {adding && (
        <div className={styles.form}>
          <PasskeyForm
            onEnrolled={({ session, recoveryCodes }) => {
              setAdding(false)
              setCodes(recoveryCodes)
              changed(session, t('passkeyAdded'))
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

function PasskeyLine({ passkey }: { passkey: Passkey }) {
  const t = useMessages(words)
  const { day, moment } = useFormats()
  const remove = useChange(removePasskey, {
    invalidates: [readAccount],
    onSuccess: () => notifyDone({ message: t('passkeyRemoved') }),
  })
  const used = passkey.usedAt ? t('passkeyUsed', { moment: moment(passkey.usedAt) }) : t('passkeyUnused')
  return (
    <li className={styles.line}>
      <div>
        <span className={styles.strong}>{passkey.name}</span>
        <span className={styles.quiet}>
          {t('passkeyMade', { day: day(passkey.createdAt) })} · {used}
        </span>
      </div>
      <AskFirst
        label={t('remove')}
        description={t('removeOne', { name: passkey.name })}
        title={t('passkeyRemoveTitle', { name: passkey.name })}
        text={t('passkeyRemoveText')}
        action={t('remove')}
        keep={t('keep')}
        danger
        quiet
        pending={remove.isPending}
        error={remove.error}
        onDo={() => remove.mutateAsync({ params: { id: passkey.id } })}
      />
    </li>
  )
}
