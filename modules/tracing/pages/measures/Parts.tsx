import { useMemo } from 'react'
import { Facts, Section } from '#web/page'
import { BarsPlot, TrendPlot } from '#web/plots'
import type { TraceFigures, TraceMeasures } from '../../contract/index.ts'
import { Caveat, useCaveat } from '../parts/Caveat.tsx'
import { FigureTable } from '../parts/FigureTable.tsx'
import { causeWords, dayWords, partsOf, shareWords, TRENDS, type Sayings, type Trend } from './say.ts'
import styles from './measures.module.css'

interface PartProps {
  readonly measures: TraceMeasures
  readonly say: Sayings
}

const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1000) / 10

export function InShort({ measures, say }: PartProps) {
  const { t, formats } = say
  const { whole, undated } = measures
  const shares = TRENDS.map((trend) => {
    const { part, whole: all } = partsOf(trend, whole)
    const value = t('shareOf', {
      share: shareWords(say, whole[trend]),
      part: formats.number(part),
      whole: formats.number(all),
      of: t(`of.${trend}`),
    })
    return [t(trend), all === 0 ? '–' : value] as const
  })
  return (
    <Section title={t('short')}>
      <div className={styles['stack']}>
        <Facts
          facts={[
            [t('recovered'), formats.number(whole.recovered)],
            ...shares.slice(0, 1),
            [t('toRequest'), dayWords(say, whole.toRequest)],
            [t('toResult'), dayWords(say, whole.toResult)],
            ...shares.slice(1),
            [t('timeUnknown'), t('guns', { count: whole.unknown })],
            [t('undated'), undated > 0 && t('undatedValue', { count: undated })],
          ]}
        />
        <Caveat />
      </div>
    </Section>
  )
}

/** One share month by month, with its interval as a band. */
export function ShareTrend({ measures, trend, say }: PartProps & { trend: Trend }) {
  const caveat = useCaveat()
  const { t, formats } = say
  const months = useMemo(
    () =>
      measures.months.map((month) => {
        const { value, low, high } = month[trend]
        return {
          month: month.month,
          observed: percent(value),
          fit: percent(value),
          low: percent(low),
          high: percent(high),
        }
      }),
    [measures, trend],
  )
  const { whole } = partsOf(trend, measures.whole)
  return (
    <TrendPlot
      title={t(trend)}
      subtitle={t('trendSub', { count: formats.number(whole), of: t(`of.${trend}`) })}
      filename={`tracing-${trend}`}
      note={caveat}
      months={whole > 0 ? months : []}
      empty={t('trendNone')}
    />
  )
}

export function Months({ measures, say }: PartProps) {
  const { t, formats } = say
  const days = (value: number | null) => (value === null ? '–' : formats.number(value))
  const cells = (of: TraceFigures) => [
    formats.number(of.recovered),
    shareWords(say, of.comprehensive),
    days(of.toRequest.median),
    formats.number(of.requested),
    formats.number(of.sentBack),
    formats.number(of.answered),
    shareWords(say, of.purchaser),
    days(of.toResult.median),
    shareWords(say, of.underThreeYearsShare),
    formats.number(of.privatelyMade),
  ]
  return (
    <Section title={t('months')}>
      <div className={styles['stack']}>
        <FigureTable
          label={t('months')}
          heads={[
            t('month'),
            t('recoveredShort'),
            t('tracedShort'),
            t('daysRequest'),
            t('requests'),
            t('back'),
            t('answers'),
            t('purchaserShort'),
            t('daysAnswer'),
            t('threeShort'),
            t('made'),
          ]}
          rows={measures.months.map((one) => [one.month, formats.date(one.month), ...cells(one)])}
          foot={[t('whole'), ...cells(measures.whole)]}
        />
        <Caveat />
      </div>
    </Section>
  )
}

export function Outcomes({ measures, say }: PartProps) {
  const caveat = useCaveat()
  const { t, code, formats } = say
  const bars = useMemo(
    () =>
      measures.outcomes.map(({ outcome, count }) => ({
        id: outcome,
        label: code(`outcome.${outcome}`),
        count,
      })),
    [measures, code],
  )
  const list = measures.priorities
    .filter(({ days }) => days.n > 0)
    .map(({ priority, days }) =>
      t('priority', { priority: code(`priority.${priority}`).toLowerCase(), days: dayWords(say, days) }),
    )
  return (
    <div className={styles['stack']}>
      <BarsPlot
        title={t('outcomes')}
        subtitle={t('outcomesSub', { count: measures.whole.answered })}
        filename="tracing-outcomes"
        note={caveat}
        bars={bars}
        empty={t('outcomesNone')}
      />
      {list.length > 0 && <p className={styles['help']}>{t('priorities', { list: formats.list(list) })}</p>}
    </div>
  )
}

export function Causes({ measures, say }: PartProps) {
  const caveat = useCaveat()
  const { t, formats } = say
  const bars = useMemo(
    () => measures.causes.map(({ cause, count }) => ({ id: cause, label: causeWords({ t }, cause), count })),
    [measures, t],
  )
  return (
    <BarsPlot
      title={t('causes')}
      subtitle={t('causesSub', {
        back: formats.number(measures.whole.sentBack),
        requested: formats.number(measures.whole.requested),
      })}
      filename="tracing-sent-back"
      note={caveat}
      bars={bars}
      empty={t('causesNone')}
    />
  )
}
