import { Progress } from '@mantine/core'
import { useFormats, useMessages, useNow } from '#web/messages'
import { clockState, spanParts } from './clock-state.ts'
import { words } from './words.ts'
import styles from './page.module.css'

export interface ClockProps {
  /** ISO moments between which it runs. */
  startedAt: string
  dueAt: string
  /** The limit and its rule: "48 h from recovery". */
  rule?: string
}

const COLOURS = { running: 'var(--ink-2)', last: 'var(--attention)', over: 'var(--over)' } as const

/** Time left until a limit: gray, ochre in the last quarter, rust when over. Nothing blinks. */
export function Clock({ startedAt, dueAt, rule }: ClockProps) {
  const t = useMessages(words)
  const { moment } = useFormats()
  const now = useNow().getTime()
  const { state, used, minutes } = clockState(Date.parse(startedAt), Date.parse(dueAt), now)
  const time = spanParts(minutes)
    .map(([unit, count]) => t(unit, { count }))
    .join(' ')
  return (
    <div className={styles.clock} data-state={state} title={t('due', { moment: moment(dueAt) })}>
      <div className={styles.clockLine}>
        <span className={styles.clockTime}>{t(state === 'over' ? 'over' : 'left', { time })}</span>
        {rule && <span className={styles.clockRule}>{rule}</span>}
      </div>
      <Progress.Root aria-hidden>
        <Progress.Section value={used * 100} color={COLOURS[state]} withAria={false} />
      </Progress.Root>
    </div>
  )
}
