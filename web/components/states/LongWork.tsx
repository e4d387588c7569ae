import { Button, Progress } from '@mantine/core'
import { useFormats, useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './states.module.css'

export interface LongWorkProps {
  /** What is under way: "Reading NYPD_Shooting.csv". */
  title: string
  /** The step inside it: "Step 2 of 4, placing points in precincts". */
  step?: string
  done: number
  /** Leave out while the size is unknown. */
  total?: number | undefined
  /** What is counted: "rows". */
  unit: string
  /** Time left in words, when it can be told. */
  remaining?: string
  onCancel?: (() => void) | undefined
}

/** Work that takes longer than a moment: step, count, a bar, and a way to stop it. */
export function LongWork({ title, step, done, total, unit, remaining, onCancel }: LongWorkProps) {
  const t = useMessages(words)
  const { number } = useFormats()
  const share = total ? Math.min(100, (done / total) * 100) : 100
  const count = total
    ? t('ofTotal', { done: number(done), total: number(total), unit })
    : t('sofar', { done: number(done), unit })
  return (
    <div className={styles.work}>
      <div className={styles.workHead}>
        <span className={styles.workTitle}>{title}</span>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            {t('cancel')}
          </Button>
        )}
      </div>
      <Progress.Root>
        <Progress.Section value={share} animated={!total} aria-label={title} />
      </Progress.Root>
      <p className={styles.workCount} role="status">
        {[step, count, remaining && t('remaining', { time: remaining })].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}
