import { VisuallyHidden } from '@mantine/core'
import { useMessages } from '#web/messages'
import { words } from './words.ts'
import styles from './page.module.css'

/** One step of the thread that heads a record: scene, entered, lead, hit, trace, review. */
export interface ThreadStep {
  title: string
  /** How long it took, or how many. */
  detail?: string
  state: 'done' | 'now' | 'later'
}

/** The thread from scene to review: done filled, now ringed, later hollow. */
export function Thread({ label, steps }: { label: string; steps: readonly ThreadStep[] }) {
  const t = useMessages(words)
  return (
    <ol className={styles.thread} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.title}
          className={styles.step}
          data-state={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className={styles.dot} aria-hidden />
          <span className={styles.stepTitle}>{step.title}</span>
          <VisuallyHidden>, {t(step.state)} </VisuallyHidden>
          {step.detail}
        </li>
      ))}
    </ol>
  )
}
