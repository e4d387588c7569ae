import type { ReactNode } from 'react'
import styles from './lead.module.css'

/** A part of the side of a record's page. */
export function SidePart({
  title,
  actions,
  children,
}: {
  title: string
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={styles['part']}>
      <div className={styles['partHead']}>
        <h2 className={styles['partTitle']}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}
