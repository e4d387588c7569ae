import type { ReactNode } from 'react'
import styles from './states.module.css'

export interface EmptyProps {
  /** What is empty, in words: "No shootings here in 2024". */
  title: ReactNode
  /** Why, and what to do. */
  children?: ReactNode
  action?: ReactNode
  /** In the middle of a page of its own; at the left edge of a list otherwise. */
  centred?: boolean
}

/** Nothing to show, why, and what to do. Unknown and forbidden records share one. */
export function Empty({ title, children, action, centred = false }: EmptyProps) {
  return (
    <div className={`${styles.empty} ${centred ? styles.emptyCentred : ''}`}>
      <p className={styles.emptyTitle}>{title}</p>
      {children && <div className={styles.emptyWhy}>{children}</div>}
      {action && <div className={styles.emptyAction}>{action}</div>}
    </div>
  )
}
