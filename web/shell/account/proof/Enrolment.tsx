import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconDeviceMobile, IconFingerprint } from '@tabler/icons-react'
import type { Icon } from '@tabler/icons-react'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice } from '#web/states'
import { askAuthenticator } from '../../../../platform/access/contract.ts'
import type { Session } from '../../../../platform/access/contract.ts'
import { AuthenticatorForm } from './AuthenticatorForm.tsx'
import type { Enrolled } from './AuthenticatorForm.tsx'
import { PasskeyForm } from './PasskeyForm.tsx'
import { passkeysAvailable } from './passkeys.ts'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { words } from './words.ts'
import styles from './proof.module.css'

export interface EnrolmentProps {
  email: string
  onSession: (session: Session) => void
}

/** The first second factor of an account: passkey or authenticator app, then the recovery codes. */
export function Enrolment({ email, onSession }: EnrolmentProps) {
  const t = useMessages(words)
  const [way, setWay] = useState<'passkey' | 'app' | null>(null)
  const [done, setDone] = useState<Enrolled | null>(null)
  const ask = useChange(askAuthenticator, { onSuccess: () => setWay('app') })
  const take = (enrolled: Enrolled) => {
    if (enrolled.recoveryCodes) setDone(enrolled)
    else onSession(enrolled.session)
  }
  if (done?.recoveryCodes)
    return <RecoveryCodes codes={done.recoveryCodes} email={email} onKept={() => onSession(done.session)} />
  if (way === null)
    return (
      <div className={styles.ways}>
        {passkeysAvailable() && (
          <Way
            icon={IconFingerprint}
            title={t('choosePasskey')}
            help={t('choosePasskeyHelp')}
            onChoose={() => setWay('passkey')}
          />
        )}
        <Way
          icon={IconDeviceMobile}
          title={t('chooseApp')}
          help={t('chooseAppHelp')}
          onChoose={() => ask.mutate({})}
        />
        {ask.error && <ErrorNotice error={ask.error} />}
      </div>
    )
  return (
    <div className={styles.ways}>
      {way === 'app' && ask.data && <AuthenticatorForm {...ask.data} onEnrolled={take} />}
      {way === 'passkey' && <PasskeyForm onEnrolled={take} />}
      <Button variant="subtle" onClick={() => setWay(null)} fullWidth>
        {t('chooseAnother')}
      </Button>
    </div>
  )
}

interface WayProps {
  icon: Icon
  title: string
  help: string
  onChoose: () => void
}

function Way({ icon: Drawn, title, help, onChoose }: WayProps) {
  return (
    <button type="button" className={styles.way} onClick={onChoose}>
      <Drawn size={22} stroke={1.6} aria-hidden />
      <span>
        <span className={styles.strong}>{title}</span>
        <span className={styles.wayHelp}>{help}</span>
      </span>
    </button>
  )
}
