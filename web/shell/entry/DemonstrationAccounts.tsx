import { useQueryClient } from '@tanstack/react-query'
import { IconChevronRight } from '@tabler/icons-react'
import type { CallOutput } from '#contract'
import { useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { sessionQuery } from '#web/session'
import { ErrorNotice, Loading } from '#web/states'
import { enterDemonstration, listDemonstrationAccounts } from '../../../platform/access/contract.ts'
import { words } from './words.ts'
import styles from './entry.module.css'

type Account = CallOutput<typeof listDemonstrationAccounts>['accounts'][number]

/** Each agency with its people, in the order they came. */
function byAgency(accounts: readonly Account[]): [string, Account[]][] {
  const agencies = new Map<string, Account[]>()
  for (const account of accounts)
    agencies.set(account.agency, [...(agencies.get(account.agency) ?? []), account])
  return [...agencies]
}

/** The sample accounts by agency, one click each. */
export function DemonstrationAccounts() {
  const t = useMessages(words)
  const client = useQueryClient()
  const accounts = useCall(listDemonstrationAccounts, {})
  const enter = useChange(enterDemonstration, {
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
  })
  return (
    <section className={styles.demo} aria-labelledby="demonstration">
      <h2 id="demonstration" className={styles.demoTitle}>
        {t('demoTitle')}
      </h2>
      <p className={styles.demoText}>{t('demoText')}</p>
      {accounts.isPending && <Loading shape="list" rows={4} />}
      {accounts.error && <ErrorNotice error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {enter.error && <ErrorNotice error={enter.error} />}
      {byAgency(accounts.data?.accounts ?? []).map(([agency, people]) => (
        <div key={agency} className={styles.agency}>
          <h3 className={styles.agencyName}>{agency}</h3>
          <ul className={styles.accounts}>
            {people.map((account) => (
              <li key={account.email}>
                <button
                  type="button"
                  className={styles.account}
                  disabled={enter.isPending}
                  onClick={() => enter.mutate({ body: { email: account.email } })}
                  aria-label={t('enterAs', account)}
                >
                  <span className={styles.accountName}>{account.name}</span>
                  <span className={styles.accountRole}>{account.role}</span>
                  <IconChevronRight size={16} stroke={1.6} className={styles.accountGo ?? ''} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
