import { useEffect, useState } from 'react'
import { Skeleton, VisuallyHidden } from '@mantine/core'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './states.module.css'

export interface LoadingProps {
  /** The shape of what is coming. */
  shape?: 'page' | 'table' | 'list' | 'chart' | 'form'
  rows?: number
  /** Milliseconds before anything shows; a short wait should not flicker. */
  after?: number
}

const WIDTHS = ['9%', '13%', '11%', '22%', '8%', '14%'] as const

/** The outline of the result while it loads. */
export function Loading({ shape = 'page', rows = 8, after = 300 }: LoadingProps) {
  const t = useMessages(words)
  const [shown, setShown] = useState(after === 0)
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), after)
    return () => clearTimeout(timer)
  }, [after])
  return (
    <div role="status" aria-busy="true">
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      {shown && <div aria-hidden>{outline(shape, rows)}</div>}
    </div>
  )
}

function outline(shape: NonNullable<LoadingProps['shape']>, rows: number) {
  if (shape === 'table') return <Rows count={rows} />
  if (shape === 'chart') return <Skeleton height={200} />
  if (shape === 'list' || shape === 'form') return <Lines count={rows} tall={shape === 'form'} />
  return (
    <div className={styles.skeletonStack} style={{ padding: 'var(--space-page)' }}>
      <Skeleton height={26} width={220} />
      <Skeleton height={14} width={340} />
      <Rows count={rows} />
    </div>
  )
}

function Rows({ count }: { count: number }) {
  return Array.from({ length: count }, (_, row) => (
    <div className={styles.skeletonRow} key={row}>
      {WIDTHS.map((width) => (
        <Skeleton key={width} height={10} width={width} />
      ))}
    </div>
  ))
}

function Lines({ count, tall }: { count: number; tall: boolean }) {
  return (
    <div className={styles.skeletonStack}>
      {Array.from({ length: count }, (_, line) => (
        <Skeleton key={line} height={tall ? 30 : 14} width={tall ? '100%' : `${90 - (line % 3) * 14}%`} />
      ))}
    </div>
  )
}
