import { forwardRef } from 'react'
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { IconChevronDown, IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './filters.module.css'

interface PillProps extends ComponentPropsWithoutRef<'button'> {
  readonly label?: string
  /** What is set; undefined shows "any". */
  readonly shown?: string | undefined
  /** What stands there instead of "any". */
  readonly usual?: string | undefined
  readonly icon?: ReactNode
  /** Present when the filter can be taken away by itself. */
  readonly onClear?: (() => void) | undefined
}

/** A filter as a pill: tinted when it is set. The button opens it, the cross takes it away. */
export const Pill = forwardRef<HTMLButtonElement, PillProps>(function Pill(props, ref) {
  const { label, shown, usual, icon, onClear, ...button } = props
  const t = useMessages(words)
  const clearable = shown !== undefined && onClear !== undefined
  return (
    <span className={styles['pill']} data-set={shown !== undefined}>
      <button type="button" {...button} ref={ref}>
        {icon}
        {label && <span className={styles['label']}>{label}</span>}
        <span className={styles['shown']}>{shown ?? usual ?? t('any')}</span>
        {!clearable && <IconChevronDown size={14} stroke={1.6} aria-hidden />}
      </button>
      {clearable && (
        <button
          type="button"
          className={styles['cross']}
          onClick={onClear}
          aria-label={t('clearOne', { label: label ?? shown })}
        >
          <IconX size={14} stroke={1.6} aria-hidden />
        </button>
      )}
    </span>
  )
})

/** What another view has narrowed the list to: "From map  precinct 73 ×". */
export function Chip({ source, label, onClear }: { source: string; label: string; onClear: () => void }) {
  const t = useMessages(words)
  return (
    <span className={styles['chip']}>
      {source} <span>{label}</span>
      <button type="button" onClick={onClear} aria-label={t('removeChip', { label })}>
        <IconX size={13} stroke={1.6} aria-hidden />
      </button>
    </span>
  )
}
