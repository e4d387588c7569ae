import type { ReactNode } from 'react'
import { Sparkline } from '#web/plots'
import type { Estimate } from '#contract'
import type { OverviewFigures, Share, Trend } from '../../contract/index.ts'
import type { Sentences } from './change.ts'
import styles from './overview.module.css'

interface FiguresProps {
  readonly figures: OverviewFigures
  readonly trend: Trend | undefined
  /** `2024`. */
  readonly period: string
  readonly say: Sentences
  /** Whether no outcome is chosen: then only incidents in which someone was hit are counted. */
  readonly hit: boolean
}

/** The figures of the period in a row, each with its unit, its period and its interval. */
export function Figures({ figures, trend, period, say, hit }: FiguresProps) {
  const { t } = say
  const { number } = say.formats
  const victims = figures.unit === 'victims'
  const months = trend?.months.filter(inSpan(figures)) ?? []
  const all = months.map(({ count }) => count)
  const fatal = months.map((month) => month.fatal)
  const deaths = t('fatalOf', { count: number(fatal.reduce((sum, count) => sum + count, 0)) })
  const spark = (name: string, of: readonly number[]) => <Months {...{ name, of, period, say }} />
  return (
    <dl className={styles.strip}>
      <Figure
        name={t(hit ? 'hit' : 'incidents')}
        value={number(figures.incidents)}
        lines={[period, !victims && months.length > 0 && deaths]}
        spark={!victims && spark(t('incidents'), all)}
      />
      <Figure
        name={t('people')}
        value={number(figures.killed + figures.wounded)}
        lines={[period, t('woundedOf', { count: number(figures.wounded) })]}
        spark={victims && spark(t('people'), all)}
      />
      <Figure
        name={t('killed')}
        value={number(figures.killed)}
        lines={[period]}
        spark={victims && spark(t('killed'), fatal)}
      />
      <Rate {...{ figures, period, say }} />
      <Proportion name={t('lethality')} share={figures.lethality} of="ofShot" say={say} />
      {figures.clearanceFatal.of > 0 && (
        <Proportion name={t('clearedFatal')} share={figures.clearanceFatal} of="casesKnown" say={say} />
      )}
      {figures.clearanceNonfatal.of > 0 && (
        <Proportion name={t('clearedNonfatal')} share={figures.clearanceNonfatal} of="casesKnown" say={say} />
      )}
    </dl>
  )
}

const inSpan =
  ({ span }: OverviewFigures) =>
  ({ month }: { month: string }) =>
    month >= span.from.slice(0, 7) && month <= span.to.slice(0, 7)

interface FigureProps {
  readonly name: string
  readonly value: string
  readonly lines: readonly (string | false)[]
  readonly spark?: ReactNode
}

function Figure({ name, value, lines, spark }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt>{name}</dt>
      <dd className={styles.number}>
        {value}
        {spark && <span className={styles.spark}>{spark}</span>}
      </dd>
      {lines
        .filter((line) => line !== false)
        .map((line) => (
          <dd key={line}>{line}</dd>
        ))}
    </div>
  )
}

function Rate({
  figures: { ratePer100k: rate, unit },
  period,
  say,
}: Pick<FiguresProps, 'figures' | 'period' | 'say'>) {
  const { t } = say
  const format = (value: number) => say.formats.number(value, 1)
  return (
    <Figure
      name={t(unit === 'victims' ? 'ratePeople' : 'rateIncidents')}
      value={rate.value === null ? '–' : format(rate.value)}
      lines={
        rate.value === null ? [t('noResidents')] : [t('residents', { period }), between(say, rate, format)]
      }
    />
  )
}

interface ProportionProps {
  readonly name: string
  readonly share: Share
  readonly of: 'ofShot' | 'casesKnown'
  readonly say: Sentences
}

function Proportion({ name, share, of, say }: ProportionProps) {
  const { number, percent } = say.formats
  const { estimate } = share
  return (
    <Figure
      name={name}
      value={estimate.value === null ? '–' : percent(estimate.value)}
      lines={[
        say.t(of, { count: number(share.count), of: number(share.of) }),
        between(say, estimate, (value) => number(value * 100), '%'),
      ]}
    />
  )
}

function between(
  { t }: Sentences,
  { low, high }: Estimate,
  format: (value: number) => string,
  unit = '',
): string | false {
  return low !== null && high !== null && t('interval', { low: format(low), high: `${format(high)}${unit}` })
}

interface MonthsProps {
  readonly name: string
  readonly of: readonly number[]
  readonly period: string
  readonly say: Sentences
}

function Months({ name, of, period, say }: MonthsProps) {
  if (of.length < 3) return null
  const [first = 0, last = 0] = [of[0], of.at(-1)]
  const label = say.t('series', { what: name, period, first, last, highest: Math.max(...of) })
  return <Sparkline values={of} label={label} width={72} height={26} />
}
