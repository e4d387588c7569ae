import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead } from '#web/page'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { readAccount } from '../../../platform/access/contract.ts'
import { AuthenticatorSection } from './AuthenticatorSection.tsx'
import { PasskeysSection } from './PasskeysSection.tsx'
import { PasswordSection } from './PasswordSection.tsx'
import { RecoverySection } from './RecoverySection.tsx'
import { SessionsSection } from './SessionsSection.tsx'
import { words } from './words.ts'
import styles from './account.module.css'

/** A person's own account: how they prove who they are, and where they are signed in. */
export default function Account() {
  const t = useMessages(words)
  const { moment } = useFormats()
  const account = useCall(readAccount, {})
  const own = account.data
  return (
    <>
      <PageHead title={t('title')} count={own && `${own.name} · ${own.email} · ${own.agency}`} />
      <PageBody narrow>
        {account.isPending && <Loading shape="form" />}
        {account.error && <ErrorNotice error={account.error} onRetry={() => void account.refetch()} />}
        {own?.expiresAt && (
          <p className={styles.temporary}>{t('temporary', { moment: moment(own.expiresAt) })}</p>
        )}
        {own?.sample && <Empty title={t('sampleTitle')}>{t('sampleText')}</Empty>}
        {own && !own.sample && (
          <>
            <PasswordSection account={own} />
            <PasskeysSection account={own} />
            <AuthenticatorSection account={own} />
            <RecoverySection account={own} />
          </>
        )}
        <SessionsSection />
      </PageBody>
    </>
  )
}
