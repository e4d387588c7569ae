import type { ReactNode } from 'react'
import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useFormats, useMessages } from '#web/messages'
import type { TablePaging } from './types.ts'
import { words } from './words.ts'
import styles from './table.module.css'

interface BarProps {
  readonly title: string
  readonly titleId: string
  readonly chips: ReactNode
  readonly paging: TablePaging | undefined
  readonly children: ReactNode
}

/** The line above the rows: what they are, which of them are shown, and what can be done. */
export function Bar({ title, titleId, chips, paging, children }: BarProps) {
  return (
    <div className={styles['bar']}>
      <h2 id={titleId} className={styles['title']}>
        {title}
      </h2>
      {chips}
      <div className={styles['barEnd']}>
        {paging && <Range {...paging} />}
        {children}
      </div>
    </div>
  )
}

function Range({ from, to, total, more, order, onPrevious, onNext }: TablePaging) {
  const t = useMessages(words)
  const { number } = useFormats()
  const text =
    total === 0
      ? t('none')
      : t(more ? 'rangeMore' : 'range', {
          from: number(from),
          to: number(to),
          total: number(total),
          order: order ? `, ${order}` : '',
        })
  return (
    <>
      <span className={styles['range']} role="status">
        {text}
      </span>
      {(onPrevious || onNext) && (
        <span className={styles['pager']}>
          <ActionIcon size={28} disabled={!onPrevious} onClick={onPrevious} aria-label={t('previous')}>
            <IconChevronLeft size={16} stroke={1.6} />
          </ActionIcon>
          <ActionIcon size={28} disabled={!onNext} onClick={onNext} aria-label={t('next')}>
            <IconChevronRight size={16} stroke={1.6} />
          </ActionIcon>
        </span>
      )}
    </>
  )
}
