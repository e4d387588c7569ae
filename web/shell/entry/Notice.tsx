import type { ReactNode } from 'react'
import { useState } from 'react'
import { Button } from '@mantine/core'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice, Loading } from '#web/states'
import { readEntrance } from '../../../platform/access/contract.ts'
import type { CallOutput } from '#contract'
import { words } from './words.ts'
import styles from './entry.module.css'

type Entrance = CallOutput<typeof readEntrance>

export interface NoticeProps {
  /** What comes once the notice was acknowledged; `again` shows a notice that has changed meanwhile. */
  children: (entrance: Entrance, again: () => void) => ReactNode
  /** Acknowledged already, in an earlier step of the same sign-in. */
  acknowledged?: boolean
}

/** The use notice stays until it is acknowledged (CJIS Security Policy AC-8); only then can anyone sign in. */
export function Notice({ children, acknowledged = false }: NoticeProps) {
  const t = useMessages(words)
  const entrance = useCall(readEntrance, {})
  const [read, setRead] = useState<string | null>(null)
  const [changed, setChanged] = useState(false)
  if (entrance.isPending) return <Loading shape="form" rows={3} />
  if (entrance.error) return <ErrorNotice error={entrance.error} onRetry={() => void entrance.refetch()} />
  const { banner } = entrance.data
  const again = () => {
    setChanged(true)
    setRead(null)
    void entrance.refetch()
  }
  if (acknowledged || read === banner.version) return children(entrance.data, again)
  return (
    <section className={styles.notice} aria-label={t('notice')}>
      {changed && <p role="status">{t('noticeChanged')}</p>}
      <div className={styles.noticeText}>
        {banner.text.split(/\n+/).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <Button onClick={() => setRead(banner.version)} data-autofocus autoFocus fullWidth>
        {t('acknowledge')}
      </Button>
    </section>
  )
}
