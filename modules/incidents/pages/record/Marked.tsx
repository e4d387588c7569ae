import { useContext } from 'react'
import type { ReactNode } from 'react'
import { VisuallyHidden } from '@mantine/core'
import { useMessages } from '#web/messages'
import { Differences } from './differences.ts'
import { text } from './text.ts'
import styles from './record.module.css'

/** A value that stands out where an older version differs from the newest. */
export function Marked({ path, children }: { path: string; children: ReactNode }) {
  const t = useMessages(text)
  if (!useContext(Differences).has(path)) return <>{children}</>
  return (
    <mark className={styles['marked']}>
      {children}
      <VisuallyHidden> ({t('marked')})</VisuallyHidden>
    </mark>
  )
}
