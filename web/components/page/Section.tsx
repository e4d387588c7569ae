import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './page.module.css'

export interface SectionProps {
  title: ReactNode
  /** A count or a period beside the title. */
  note?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page or a side panel, under its own heading and a hairline. */
export function Section({ title, note, actions, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <div className={styles.sectionHead}>
        <h2 className={styles.sectionTitle} id={id}>
          {title}
        </h2>
        {note !== undefined && <span className={styles.sectionNote}>{note}</span>}
        {actions && <div className={styles.sectionActions}>{actions}</div>}
      </div>
      <div className={styles.sectionBody}>{children}</div>
    </section>
  )
}

/** Short facts as name and value; facts without a value are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(([name, value]) => (
          <FactLine key={name} name={name} value={value} />
        ))}
    </dl>
  )
}

function FactLine({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  )
}
