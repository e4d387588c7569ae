import { Button } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import type { ActItem } from '../../../platform/acts/contract.ts'
import { words } from './words.ts'
import styles from './approvals.module.css'

/** One request in the list. */
export function ActRow({ act, onOpen }: { act: ActItem; onOpen: () => void }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const asked = moment(act.askedAt)
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <p className={styles.summary}>{act.summary}</p>
        <p className={styles.about}>
          {act.title}
          {' · '}
          {act.mine ? t('askedByMe', { moment: asked }) : t('askedBy', { name: act.askedBy, moment: asked })}
          {' · '}
          <span className={styles.state} data-state={act.state}>
            {act.state === 'waiting' ? t('until', { moment: moment(act.expiresAt) }) : t(act.state)}
          </span>
        </p>
      </div>
      <Button variant={act.mayDecide ? 'filled' : 'default'} onClick={onOpen}>
        {t(act.mayDecide ? 'read' : 'open')}
      </Button>
    </li>
  )
}
