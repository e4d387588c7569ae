import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { notifyFailed } from '#web/notices'
import { sessionQuery, useSession } from '#web/session'
import { dismissRecovered } from '../../../platform/access/contract.ts'
import { words } from './proof/words.ts'
import styles from './account.module.css'

/** Tells the person on every page that a recovery link opened their account, until they say they know. */
export function RecoveredNotice() {
  const t = useMessages(words)
  const { moment } = useFormats()
  const client = useQueryClient()
  const session = useSession()
  const dismiss = useChange(dismissRecovered, {
    onSuccess: () => client.setQueryData(sessionQuery.queryKey, { ...session, recovered: null }),
    onError: notifyFailed,
  })
  const { recovered } = session
  if (!recovered) return null
  return (
    <section className={styles.recovered} aria-label={t('recoveredTitle')}>
      <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
      <div>
        <strong>{t('recoveredTitle')}</strong>
        <p>{t('recoveredText', { by: recovered.by, moment: moment(recovered.at) })}</p>
      </div>
      <Button variant="default" loading={dismiss.isPending} onClick={() => dismiss.mutate({})}>
        {t('recoveredSeen')}
      </Button>
    </section>
  )
}
