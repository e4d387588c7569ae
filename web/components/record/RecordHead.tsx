import type { ReactNode } from 'react'
import styles from './record.module.css'

export interface RecordHeadProps {
  title: ReactNode
  /** How it stands and who may see it: a state, labels. */
  marks?: ReactNode
  /** The record in a line. */
  headline?: ReactNode
  /** How far it has come, or another figure of the whole record. */
  figure?: ReactNode
  /** Buttons, the filled one last. */
  actions?: ReactNode
}

/** What a record is, how it stands, how far it has come, and what can be done with it. */
export function RecordHead({ title, marks, headline, figure, actions }: RecordHeadProps) {
  return (
    <header className={styles['head']}>
      <div>
        <div className={styles['titleLine']}>
          <h1 className={styles['title']}>{title}</h1>
          {marks}
        </div>
        {headline && <p className={styles['headline']}>{headline}</p>}
      </div>
      {figure && <div className={styles['figure']}>{figure}</div>}
      {actions && <div className={styles['actions']}>{actions}</div>}
    </header>
  )
}
