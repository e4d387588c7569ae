import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './proof.module.css'

/** Stands between two ways of doing the same. */
export function Or() {
  const t = useMessages(words)
  return <div className={styles.or}>{t('or')}</div>
}
