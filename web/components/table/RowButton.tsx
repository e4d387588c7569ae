import type { MouseEvent, ReactNode } from 'react'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './table.module.css'

interface RowButtonProps {
  readonly id: string
  readonly selected: boolean
  readonly label: string | undefined
  readonly onSelect: (id: string) => void
  readonly onOpen: ((id: string) => void) | undefined
  readonly children: ReactNode
}

/** The way into a row without a mouse: the first press selects it, a press on the selected row opens it. */
export function RowButton({ id, selected, label, onSelect, onOpen, children }: RowButtonProps) {
  const t = useMessages(words)
  const press = (event: MouseEvent) => {
    event.stopPropagation()
    // A click by mouse always selects; the keyboard's second Enter opens.
    if (selected && event.detail === 0) onOpen?.(id)
    else onSelect(id)
  }
  return (
    <button
      type="button"
      data-print
      className={styles['rowButton']}
      onClick={press}
      aria-current={selected ? 'true' : undefined}
      aria-label={label && t('openRow', { row: label })}
    >
      {children}
    </button>
  )
}
