import type { ReactNode } from 'react'
import type { RecoveryContent } from '../../contract/index.ts'
import styles from './recoveries.module.css'

/** What each part of the form of a recovered gun works with. */
export interface PartProps {
  readonly content: RecoveryContent
  readonly change: (patch: Partial<RecoveryContent>) => void
  readonly wrong: (path: string) => string | null
}

/** Inputs under one heading. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles['group']} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
