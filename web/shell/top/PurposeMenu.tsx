import { Menu } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { IconCheck, IconChevronDown, IconShieldHalf } from '@tabler/icons-react'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyFailed } from '#web/notices'
import { purposeWords, sessionQuery, useSession } from '#web/session'
import { choosePurpose } from '../../../platform/access/contract.ts'
import { words } from '../words.ts'
import styles from './top.module.css'

/** Why the person opens records now. What may be seen can change with it, so every answer is read again. */
export function PurposeMenu() {
  const t = useMessages(words)
  const { purpose, purposes } = useSession()
  const client = useQueryClient()
  const choose = useChange(choosePurpose, {
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      return client.invalidateQueries({
        predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0],
      })
    },
    onError: notifyFailed,
  })
  if (purposes.length === 0) return null
  const current = purpose ? purposeWords(purpose) : t('purposeNone')
  return (
    <Menu width={260}>
      <Menu.Target>
        <button type="button" className={styles.purpose} aria-label={`${t('purpose')}: ${current}`}>
          <IconShieldHalf size={16} stroke={1.6} aria-hidden />
          <span className={styles.purposeWord}>{t('purpose')}</span>
          <strong className={styles.purposeName}>{current}</strong>
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.menuLabel}>{t('purposeHelp')}</div>
        {purposes.map((one) => (
          <Menu.Item
            key={one}
            onClick={() => choose.mutate({ body: { purpose: one } })}
            leftSection={<IconCheck size={16} stroke={1.6} style={{ opacity: one === purpose ? 1 : 0 }} />}
            aria-current={one === purpose ? 'true' : undefined}
          >
            {purposeWords(one)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
