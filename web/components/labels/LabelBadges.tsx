import { IconLock, IconWorld } from '@tabler/icons-react'
import type { Label } from '#contract'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './labels.module.css'

export interface LabelBadgesProps {
  label: Label
  /** Further short facts of the record: its version, its state. */
  also?: readonly string[]
}

/** Category, owner and sensitivity of a record, under its title. */
export function LabelBadges({ label, also = [] }: LabelBadgesProps) {
  const t = useMessages(words)
  const Icon = label.category === 'public' ? IconWorld : IconLock
  return (
    <ul className={styles.badges} aria-label={t('label')}>
      <li className={styles.badge}>
        <Icon size={12} stroke={1.6} aria-hidden />
        {t(label.category)}
      </li>
      <li className={styles.badge}>{label.ownerAgency}</li>
      {label.sensitivity !== 'open' && (
        <li className={styles.badge} data-sensitivity={label.sensitivity}>
          {t(label.sensitivity)}
        </li>
      )}
      {also.map((text) => (
        <li className={styles.badge} key={text}>
          {text}
        </li>
      ))}
    </ul>
  )
}
