import type { ReactNode } from 'react'
import styles from './page.module.css'

export interface PageHeadProps {
  title: ReactNode
  /** The count in a sentence: "287 in Brooklyn in 2024 · 330 people shot, 66 killed". */
  count?: ReactNode
  labels?: ReactNode
  /** Buttons, the filled one last; at most one is filled. */
  actions?: ReactNode
}

/** What the page is, how much of it there is, and what can be done. */
export function PageHead({ title, count, labels, actions }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.headText}>
        <div className={styles.titleLine}>
          <h1 className={styles.title}>{title}</h1>
          {count && <span className={styles.count}>{count}</span>}
        </div>
        {labels && <div className={styles.labels}>{labels}</div>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}

/** The column under a page head. `narrow` keeps forms and prose at a readable width. */
export function PageBody({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return <div className={`${styles.body} ${narrow ? styles.bodyNarrow : ''}`}>{children}</div>
}
