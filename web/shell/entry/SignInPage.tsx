import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMessages } from '#web/messages'
import { usePageTitle } from '#web/pages'
import { sessionQuery, useSession } from '#web/session'
import type { Session } from '../../../platform/access/contract.ts'
import { DemonstrationAccounts } from './DemonstrationAccounts.tsx'
import { EntryPage } from './EntryPage.tsx'
import { SessionSteps } from './SessionSteps.tsx'
import { useForgetPerson, useSignOut } from './useSignOut.ts'
import { words } from './words.ts'
import styles from './entry.module.css'

/** Stands at whatever address was asked for, so that signing in leads straight to it. */
export default function SignInPage() {
  const t = useMessages(words)
  const client = useQueryClient()
  const session = useSession()
  const forget = useForgetPerson()
  const signOut = useSignOut()
  const { state, setupNeeded, demonstration } = session
  const setup = setupNeeded && state === 'none'
  const take = (next: Session) => {
    // Codes of a sign-in that has run out lead back to its beginning.
    if (next.state === 'none') void forget()
    else client.setQueryData(sessionQuery.queryKey, next)
  }
  usePageTitle(t('signIn'))
  return (
    <EntryPage aside={demonstration && state === 'none' && <DemonstrationAccounts />}>
      <Head session={session} />
      {!setup && <SessionSteps session={session} onSession={take} />}
      {state !== 'none' && (
        <Button variant="subtle" onClick={signOut} fullWidth>
          {t('other')}
        </Button>
      )}
    </EntryPage>
  )
}

const heads = {
  'second-factor': ['secondTitle', 'secondText'],
  enrolment: ['enrolTitle', 'enrolText'],
  'new-password': ['newPasswordTitle', 'newPasswordText'],
} as const

function Head({ session }: { session: Session }) {
  const t = useMessages(words)
  const { state, step, account, setupNeeded } = session
  const [title, text] =
    state === 'locked'
      ? (['unlockTitle', 'unlockText'] as const)
      : state === 'pending' && step
        ? heads[step]
        : setupNeeded
          ? (['setupTitle', 'setupText'] as const)
          : (['signIn', 'about'] as const)
  return (
    <>
      <h1 className={styles.title}>{t(title)}</h1>
      <p className={styles.lead}>{t(text, { name: account?.name ?? '' })}</p>
    </>
  )
}
