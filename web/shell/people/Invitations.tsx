import { Button } from '@mantine/core'
import { useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { Section } from '#web/page'
import { roleWords } from '#web/session'
import { listPeople, withdrawInvitation } from '../../../platform/access/contract.ts'
import type { Invited } from '../../../platform/access/contract.ts'
import { words } from './words.ts'
import styles from './people.module.css'

/** Invitations that were not used yet. */
export function Invitations({ invited, manages }: { invited: readonly Invited[]; manages: boolean }) {
  const t = useMessages(words)
  if (invited.length === 0) return null
  return (
    <Section title={t('invited')} note={t('invitedNote', { count: invited.length })}>
      <ul className={styles.list}>
        {invited.map((one) => (
          <InvitedLine key={one.id} invited={one} manages={manages} />
        ))}
      </ul>
    </Section>
  )
}

function InvitedLine({ invited, manages }: { invited: Invited; manages: boolean }) {
  const t = useMessages(words)
  const { moment, list } = useFormats()
  const { name, email, roles, madeBy, expiresAt } = invited
  const withdraw = useChange(withdrawInvitation, {
    invalidates: [listPeople],
    onSuccess: () => notifyDone({ message: t('invitationWithdrawn', { name }) }),
    onError: notifyFailed,
  })
  return (
    <li className={styles.line}>
      <div>
        <span className={styles.strong}>{name}</span>
        <span className={styles.quiet}>{email}</span>
        <span className={styles.quiet}>
          {t('invitedFacts', {
            roles: list(roles.map(roleWords)),
            by: madeBy ?? t('server'),
            moment: moment(expiresAt),
          })}
        </span>
      </div>
      {manages && (
        <Button
          variant="subtle"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params: { id: invited.id } })}
          aria-label={t('invitationWithdrawOne', { name })}
        >
          {t('invitationWithdraw')}
        </Button>
      )}
    </li>
  )
}
