import { useState } from 'react'
import type { ReactNode } from 'react'
import styles from './upload.module.css'

export interface DropAreaProps {
  icon?: ReactNode
  title?: string
  help: ReactNode
  /** What lies in what was dropped; a folder is told from a file by its entries. */
  onDrop: (dropped: DataTransfer) => void
  /** How else files are chosen, for who has no pointer. */
  children: ReactNode
}

/** Where files are dropped or chosen. */
export function DropArea({ icon, title, help, onDrop, children }: DropAreaProps) {
  const [over, setOver] = useState(false)
  return (
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onDrop(event.dataTransfer)
      }}
    >
      {icon}
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        <p className={styles.help}>{help}</p>
      </div>
      {children}
    </div>
  )
}
