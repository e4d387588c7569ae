import { UnstyledButton } from '@mantine/core'
import { useMessages, useNow, type Say } from '#web/messages'
import { PageLink } from '#web/pages'
import type { QueueStage, QueueSummary, StageSummary } from '../../contract/index.ts'
import { spanWords, useSpan } from './span.ts'
import { text } from './text.ts'
import styles from './queue.module.css'

export interface StepsProps {
  readonly summary: QueueSummary
  readonly chosen: readonly QueueStage[]
  readonly onChoose: (stage: QueueStage | null) => void
}

/** How much waits at each step; pressing one shows it alone. */
export function Steps({ summary, chosen, onChoose }: StepsProps) {
  const t = useMessages(text)
  return (
    <div className={styles.steps} role="group" aria-label={t('stages')}>
      {summary.stages.map((one) => (
        <Step
          key={one.stage}
          one={one}
          pressed={chosen.includes(one.stage)}
          onPress={() => onChoose(chosen.includes(one.stage) ? null : one.stage)}
        />
      ))}
    </div>
  )
}

function Step({ one, pressed, onPress }: { one: StageSummary; pressed: boolean; onPress: () => void }) {
  const t = useMessages(text)
  const span = useSpan()
  const now = useNow(60_000).getTime()
  const late = lateOf(one)
  const stage = t(`stage.${one.stage}`)
  return (
    <UnstyledButton
      className={styles.step ?? ''}
      aria-pressed={pressed}
      aria-label={t('stageSpoken', { stage, count: one.count, late })}
      onClick={onPress}
      data-late={late > 0 || undefined}
    >
      <span className={styles.stepName}>{stage}</span>
      <span className={styles.stepCount}>
        {one.count.toLocaleString('en')}
        {one.more && '+'}
      </span>
      <span className={styles.stepLate}>{lateWords(t, one)}</span>
      <span className={styles.stepNote}>
        {[
          one.oldest && t('oldest', { span: spanWords(span, now - Date.parse(one.oldest)) }),
          one.delayed > 0 && t('delayed', { count: one.delayed }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </UnstyledButton>
  )
}

export const lateOf = ({ clocks }: StageSummary): number => clocks[0]?.late ?? 0

function lateWords(t: Say<(typeof text)['en']>, { count, clocks: [clock] }: StageSummary): string {
  if (count === 0) return t('nothing')
  if (!clock) return t('noClock')
  const parts = [
    clock.late > 0 && t('late', { count: clock.late }),
    clock.perhaps > 0 && t('perhaps', { count: clock.perhaps }),
    clock.unknown > 0 && t('unknown', { count: clock.unknown }),
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(' · ') : t('noneLate')
}

/** What a person decided not to enter: out of the queues, and still counted where they are looked at. */
export function Decided({ summary: { decided, elsewhere } }: { summary: QueueSummary }) {
  const t = useMessages(text)
  const some = (['represented', 'hold', 'not-suitable'] as const).filter((one) => decided[one] > 0)
  if (some.length === 0 && elsewhere.count === 0) return null
  return (
    <p className={styles.decided}>
      {some.length > 0 && <OutOfQueues decided={decided} some={some} />}
      {elsewhere.count > 0 && (
        <span>
          <PageLink to="/ballistics/exhibits" search={{ stage: 'acquired' }} inherit underline="always">
            {t('elsewhere', { count: `${elsewhere.count.toLocaleString('en')}${elsewhere.more ? '+' : ''}` })}
          </PageLink>
        </span>
      )}
    </p>
  )
}

interface OutProps {
  readonly decided: QueueSummary['decided']
  readonly some: readonly (keyof QueueSummary['decided'])[]
}

function OutOfQueues({ decided, some }: OutProps) {
  const t = useMessages(text)
  return (
    <span>
      {t('decided')}{' '}
      {some.map((one, index) => (
        <span key={one}>
          {index > 0 && ' · '}
          <PageLink
            to="/ballistics/exhibits"
            search={{ stage: 'triaged', triage: one }}
            inherit
            underline="always"
          >
            {t(one, { count: decided[one] })}
          </PageLink>
        </span>
      ))}
    </span>
  )
}
