import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { ErrorNotice } from '#web/states'
import type { Sending } from './useSending.ts'
import { words } from './words.ts'
import styles from './upload.module.css'

/** Files that were not taken in, each with its reason, until they are put aside. */
export function NotTaken({
  sending: { refused, dismiss },
}: {
  sending: Pick<Sending, 'refused' | 'dismiss'>
}) {
  const t = useMessages(words)
  return refused.map(({ id, name, error }) => (
    <div key={id} className={styles.refused}>
      <p className={styles.name}>
        {t('notTaken', { name })}
        <ActionIcon aria-label={t('dismiss', { name })} onClick={() => dismiss(id)}>
          <IconX size={16} />
        </ActionIcon>
      </p>
      <ErrorNotice error={error} />
    </div>
  ))
}
