import { useQueryClient } from '@tanstack/react-query'
import type { CallOutput } from '#contract'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { useGo, usePageParams } from '#web/pages'
import { sessionQuery } from '#web/session'
import { ErrorNotice, Loading } from '#web/states'
import { readInvitation } from '../../../platform/access/contract.ts'
import { AcceptForm } from './AcceptForm.tsx'
import { EntryPage } from './EntryPage.tsx'
import { Notice } from './Notice.tsx'
import { words } from './words.ts'
import styles from './entry.module.css'

/** Where a one-time link leads: the first setup, a colleague's invitation, or the recovery of an account. */
export default function Welcome() {
  const t = useMessages(words)
  const { token } = usePageParams<'token'>()
  const invitation = useCall(readInvitation, { params: { token } })
  if (invitation.isPending)
    return (
      <EntryPage>
        <Loading shape="form" rows={4} />
      </EntryPage>
    )
  if (invitation.error)
    return (
      <EntryPage>
        <h1 className={styles.title}>{t('linkOver')}</h1>
        <ErrorNotice error={invitation.error} onRetry={() => void invitation.refetch()} />
      </EntryPage>
    )
  return <Invited token={token} invitation={invitation.data} />
}

type Invitation = CallOutput<typeof readInvitation>

const heads = {
  setup: ['setupHead', 'setupHelp'],
  invitation: ['inviteHead', 'inviteHelp'],
  recovery: ['recoveryHead', 'recoveryHelp'],
} as const

function Invited({ token, invitation }: { token: string; invitation: Invitation }) {
  const t = useMessages(words)
  const client = useQueryClient()
  const go = useGo()
  const [title, help] = heads[invitation.kind]
  return (
    <EntryPage>
      <h1 className={styles.title}>{t(title, { agency: invitation.agency ?? 'Throughline' })}</h1>
      <p className={styles.lead}>{t(help)}</p>
      <Notice>
        {({ banner }, again) => (
          <AcceptForm
            token={token}
            invitation={invitation}
            banner={banner.version}
            onBanner={again}
            onSession={(session) => {
              client.setQueryData(sessionQuery.queryKey, session)
              go('/')
            }}
          />
        )}
      </Notice>
    </EntryPage>
  )
}
