import { useFormats, useMessages } from '#web/messages'
import type { Formats } from '#web/messages'
import { Section } from '#web/page'
import type { Comparison } from '../../contract/index.ts'
import { PopulationPlot } from './PopulationPlot.tsx'
import { text } from './text.ts'
import styles from './comparison.module.css'

/** How many cells agree, both ways, and what pairs of known origin score. */
export function Scores({ comparison }: { comparison: Comparison }) {
  const t = useMessages(text)
  const formats = useFormats()
  const { counts, turnDegrees, shift } = comparison
  // The lesser way stands first: it is the one that pairs of known origin are counted by.
  const [least, most] = counts.original[0] <= counts.original[1] ? ([0, 1] as const) : ([1, 0] as const)
  return (
    <>
      <div className={styles['score']}>
        <p className={styles['scoreLine']}>
          <strong>{t('count', { count: counts.original[least], of: counts.compared[least] })}</strong>
          <span>{t('agree')}</span>
          <em>{t('ranking')}</em>
        </p>
        <p>
          {t('otherWay', {
            count: counts.original[most],
            of: counts.compared[most],
            turn: signed(turnDegrees, formats),
            x: signed(shift.x, formats),
            y: signed(shift.y, formats),
          })}
        </p>
        <p>
          {t('high', { count: counts.high, agreed: t(counts.highAgreed ? 'highAgreed' : 'highNot') })}{' '}
          {t('notIdentity')}
        </p>
      </div>
      <PopulationPlot comparison={comparison} />
    </>
  )
}

const signed = (value: number, { number }: Formats): string => {
  const round = Math.round(value)
  return round > 0 ? `+${number(round)}` : round < 0 ? `−${number(-round)}` : '0'
}

/** What readers recorded, as far as the person may know it, and how the pair was compared. */
export function Readings({ comparison }: { comparison: Comparison }) {
  const t = useMessages(text)
  const formats = useFormats()
  const { reviews, state, method, madeAt, myReading } = comparison
  return (
    <>
      <Section title={t('readings')}>
        <p className={styles['state']} data-lead={state === 'probable-link' || undefined}>
          {t(`state.${state}`)}
        </p>
        <ol className={styles['readings']}>
          {reviews.map((review) => (
            <li key={review.id}>
              <strong>{t(`decision.${review.decision}`)}</strong>
              <span>
                {t('reading', { number: review.reading })} · {review.mine ? t('mine') : review.readBy} ·{' '}
                {formats.moment(review.readAt)}
                {review.blind && ` · ${t('readBlind')}`}
              </span>
              <p>{review.words}</p>
            </li>
          ))}
        </ol>
        {state === 'first-read' && !myReading && <p className={styles['caveat']}>{t('waits')}</p>}
      </Section>
      <Section title={t('method')}>
        <p className={styles['caveat']}>
          {t('methodText', {
            engine: method.engine,
            preset: method.preset,
            translation: formats.number(method.thresholds.translation),
            rotation: method.thresholds.rotation,
            correlation: formats.number(method.thresholds.correlation, 2),
            score: method.score,
            when: formats.moment(madeAt),
          })}
        </p>
      </Section>
    </>
  )
}
