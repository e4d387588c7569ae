import { useMessages } from '#web/messages'
import { usePageTitle } from '#web/pages'
import { useSession } from '#web/session'
import { DemonstrationAccounts } from './DemonstrationAccounts.tsx'
import { EntryPage } from './EntryPage.tsx'
import { SignInForm } from './SignInForm.tsx'
import { words } from './words.ts'
import styles from './entry.module.css'

/** Stands at whatever address was asked for, so that signing in leads straight to it. */
export default function SignInPage() {
  const t = useMessages(words)
  const { demonstration, setupNeeded } = useSession()
  usePageTitle(t('signIn'))
  return (
    <EntryPage aside={demonstration && <DemonstrationAccounts />}>
      <h1 className={styles.title}>{setupNeeded ? t('setupTitle') : t('signIn')}</h1>
      <p className={styles.lead}>{setupNeeded ? t('setupText') : t('about')}</p>
      {!setupNeeded && <SignInForm />}
    </EntryPage>
  )
}
