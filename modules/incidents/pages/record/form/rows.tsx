import { Button, Kbd } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { formText } from './text.ts'
import { useForm } from './useIncidentForm.ts'
import type { RowsKind } from './values.ts'
import styles from './form.module.css'

interface RowProps {
  /** "Person 2". */
  title: string
  onRemove: () => void
  children: ReactNode
}

/** One person, weapon or alert: its inputs in a grid, and the way to take it off. */
export function Row({ title, onRemove, children }: RowProps) {
  const t = useMessages(formText)
  return (
    <fieldset className={styles['row']}>
      <legend className={styles['rowTitle']}>{title}</legend>
      <Button
        variant="subtle"
        className={styles['remove'] ?? ''}
        leftSection={<IconX size={14} stroke={1.6} />}
        onClick={onRemove}
      >
        {t('remove', { what: title.toLowerCase() })}
      </Button>
      <div className={styles['grid']}>{children}</div>
    </fieldset>
  )
}

interface AddProps {
  label: string
  /** Letter pressed with Alt. */
  letter: string
  onClick: () => void
  kind: string
}

/** Adds a row, with the key that does the same. */
export function Add({ label, letter, onClick, kind }: AddProps) {
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.6} />}
        rightSection={<Kbd className={styles['kbd'] ?? ''}>Alt {letter}</Kbd>}
        aria-keyshortcuts={`Alt+${letter}`}
        data-add={kind}
        onClick={onClick}
      >
        {label}
      </Button>
    </div>
  )
}

/** Takes a row off, offers it back for a moment, and hands the focus to what stays. */
export function useRemove(kind: RowsKind, title: (number: number) => string) {
  const t = useMessages(formText)
  const form = useForm()
  return (index: number) => {
    const undo = form.removeRow(kind, index)
    notifyDone({ message: t('removed', { what: title(index + 1) }), undo })
    document.querySelector<HTMLElement>(`[data-add="${kind}"]`)?.focus()
  }
}

/** After a row was added, the focus goes to its first input. */
export function useFocusOnNew(kind: string, count: number) {
  const list = useRef<HTMLDivElement>(null)
  const before = useRef(count)
  useEffect(() => {
    const rows = list.current?.querySelectorAll<HTMLElement>(`[data-row="${kind}"]`)
    if (count > before.current && rows && count - before.current === 1)
      rows[rows.length - 1]?.querySelector<HTMLElement>('input')?.focus()
    before.current = count
  }, [count, kind])
  return list
}
