import { useFormats, useMessages } from '#web/messages'
import { SidePart } from '#web/record'
import type { Population, Search } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './candidates.module.css'

/** Of each step of a search what came in, what went on and why the rest did not. */
export function SearchSteps({ search }: { search: Search }) {
  const t = useMessages(text)
  const { number } = useFormats()
  return (
    <SidePart title={t('steps')}>
      {search.steps === null ? (
        <p className={styles['quiet']}>{t('noSteps')}</p>
      ) : (
        <ol className={styles['list']}>
          {search.steps.map(({ step, entered, kept, dropped }) => (
            <li key={step} className={styles['step']}>
              <span>{t(`step.${step}`)}</span>
              <span className={styles['figure']}>
                {t('stepLine', { kept: number(kept), entered: number(entered) })}
              </span>
              {dropped.map(({ reason, count }) => (
                <p key={reason} className={styles['quiet']}>
                  {t('dropped', { count: number(count), reason })}
                </p>
              ))}
            </li>
          ))}
        </ol>
      )}
    </SidePart>
  )
}

/** How pairs whose origin is known compare, and of whom that can be said. */
export function KnownPairs({ population }: { population: Population }) {
  const t = useMessages(text)
  const { number } = useFormats()
  const { edges, same, different, source, caveat, fits } = population
  const first = same.counts.findIndex((pairs) => pairs > 0)
  const last = different.counts.findLastIndex((pairs) => pairs > 0)
  return (
    <SidePart title={t('known')}>
      <div className={styles['list']}>
        <p>{t('knownSame', { label: same.label, pairs: number(same.pairs), cells: edges[first] ?? 0 })}</p>
        <p>
          {t('knownDifferent', {
            label: different.label,
            pairs: number(different.pairs),
            cells: (edges[last + 1] ?? 1) - 1,
          })}
        </p>
        <p className={styles['quiet']}>
          {!fits && <strong>{t('knownNot')} </strong>}
          {caveat}
        </p>
        <p className={styles['quiet']}>{t('source', { source })}</p>
      </div>
    </SidePart>
  )
}
