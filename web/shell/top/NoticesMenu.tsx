import { ActionIcon, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import { useNoticeHistory } from '#web/notices'
import { words } from '../words.ts'
import styles from './top.module.css'

/** What was announced since the window was opened: six seconds are not enough for everyone. */
export function NoticesMenu() {
  const t = useMessages(words)
  const { clock } = useFormats()
  const history = useNoticeHistory()
  return (
    <Popover width={320} position="bottom-end" trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('notices')}>
          <IconBell size={18} stroke={1.6} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('notices')}>
        <h2 className={styles.noticesTitle}>{t('notices')}</h2>
        {history.length === 0 ? (
          <p className={styles.noticesNone}>{t('noticesNone')}</p>
        ) : (
          <ol className={styles.notices} reversed>
            {history.map((notice) => (
              <li key={notice.id} data-failed={notice.failed}>
                <time dateTime={notice.at}>{clock(notice.at)}</time>
                <span>{notice.message}</span>
              </li>
            ))}
          </ol>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
