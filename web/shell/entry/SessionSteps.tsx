import type { CallOutput } from '#contract'
import { call } from '#web/client'
import { useMessages } from '#web/messages'
import { givePasskey } from '../../../platform/access/contract.ts'
import type { readEntrance, Session } from '../../../platform/access/contract.ts'
import { Enrolment } from '../account/proof/Enrolment.tsx'
import { NewPasswordForm } from '../account/proof/NewPasswordForm.tsx'
import { Or } from '../account/proof/Or.tsx'
import { PasskeyButton } from '../account/proof/PasskeyButton.tsx'
import { passkeysAvailable } from '../account/proof/passkeys.ts'
import { ProviderProof } from '../account/proof/ProviderProof.tsx'
import { ProveForm } from '../account/proof/ProveForm.tsx'
import { SecondFactor } from '../account/proof/SecondFactor.tsx'
import { words as proofWords } from '../account/proof/words.ts'
import { Notice } from './Notice.tsx'
import { ProviderButtons } from './ProviderButtons.tsx'
import { SignInForm } from './SignInForm.tsx'
import { words } from './words.ts'
import styles from './entry.module.css'

export interface SessionStepsProps {
  session: Session
  /** Whose session ended, when someone is asked to sign in again over a page. */
  email?: string
  onSession: (session: Session) => void
}

/** Whatever is to be done next until the session is open: sign in, second step, enrolment, new password, unlock. */
export function SessionSteps({ session, email, onSession }: SessionStepsProps) {
  const { state, step, account } = session
  if (state === 'locked' && account) return <ProveForm account={account} onSession={onSession} />
  if (state === 'pending' && account) {
    if (step === 'enrolment') return <Enrolment email={account.email} onSession={onSession} />
    if (step === 'new-password') return <NewPasswordForm email={account.email} onSession={onSession} />
    return (
      <Notice acknowledged>
        {({ banner }) => <SecondFactor account={account} banner={banner.version} onSession={onSession} />}
      </Notice>
    )
  }
  return (
    <Notice>
      {(entrance, again) => (
        <Ways entrance={entrance} onBanner={again} onSession={onSession} {...(email ? { email } : {})} />
      )}
    </Notice>
  )
}

interface WaysProps {
  entrance: CallOutput<typeof readEntrance>
  email?: string
  onBanner: () => void
  onSession: (session: Session) => void
}

/** The ways to begin: passkey first, then the password, then the providers of agencies. */
function Ways({ entrance, onBanner, ...rest }: WaysProps) {
  const t = useMessages(words)
  const p = useMessages(proofWords)
  const banner = entrance.banner.version
  const giveOrRead = (answer: Record<string, unknown>) =>
    call(givePasskey, { body: { answer, banner } }).catch((error: unknown) => {
      if ((error as { code?: string }).code === 'session.banner') onBanner()
      throw error
    })
  return (
    <div className={styles.ways}>
      {passkeysAvailable() && (
        <>
          <PasskeyButton label={p('passkeySignIn')} give={giveOrRead} onSession={rest.onSession} />
          <Or />
        </>
      )}
      <SignInForm banner={banner} onBanner={onBanner} {...rest} />
      {entrance.providers.length > 0 && (
        <>
          <Or />
          {rest.email === undefined ? (
            <ProviderButtons providers={entrance.providers} banner={banner} onBanner={onBanner} />
          ) : (
            // Over a page that must stay, in a window of its own.
            entrance.providers.map(({ id }) => (
              <ProviderProof key={id} provider={id} onSession={rest.onSession} />
            ))
          )}
        </>
      )}
      <p className={styles.small}>{t('forgotten')}</p>
    </div>
  )
}
