import { useId } from 'react'
import type { ReactNode } from 'react'
import styles from './record.module.css'

interface RecordSheetProps {
  children: ReactNode
  /** Short facts in `SidePart`s, at the right or under the rest. */
  side: ReactNode
  /** What the side is, for those who cannot see it: "About the trace". */
  sideLabel: string
  /** The parts keep their own distance from the edge: tables, figures from edge to edge. */
  flush?: boolean
}

/** The parts of a record in two columns: what it is, and beside it short facts. */
export function RecordSheet({ children, side, sideLabel, flush = false }: RecordSheetProps) {
  return (
    <div className={styles['sheet']}>
      <div className={flush ? styles['flush'] : styles['main']}>{children}</div>
      <aside className={styles['side']} aria-label={sideLabel}>
        {side}
      </aside>
    </div>
  )
}

interface SidePartProps {
  title: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A part of the side: under its own heading, apart from the next by a hairline. */
export function SidePart({ title, actions, children }: SidePartProps) {
  const id = useId()
  return (
    <section className={styles['part']} aria-labelledby={id}>
      <div className={styles['partHead']}>
        <h2 className={styles['partTitle']} id={id}>
          {title}
        </h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

interface RecordBannerProps {
  children: ReactNode
  tone?: 'attention' | 'accent' | 'plain'
  label?: string
  /** Said when it appears: it came by something the person did. */
  spoken?: boolean
}

/** What must be known on every view of the record, from edge to edge under its head. */
export function RecordBanner({ children, tone = 'attention', label, spoken = false }: RecordBannerProps) {
  return (
    <div className={styles['banner']} data-tone={tone} role={spoken ? 'status' : 'note'} aria-label={label}>
      {children}
    </div>
  )
}
