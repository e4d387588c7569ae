import { useMemo } from 'react'
import { BarsPlot, TrendPlot } from '#web/plots'
import { AGES, type Measures } from '../../contract/index.ts'
import { ruleWords } from '../clocks/say.ts'
import { monthsWords, type Sayings } from './say.ts'

type Clock = Measures['clocks'][number]
interface PlotProps {
  readonly measures: Measures
  readonly say: Sayings
}

const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1000) / 10

/** The share in time month by month, with its interval as a band. */
export function ShareTrend({ measures, clock, say }: PlotProps & { clock: Clock }) {
  const { t, clock: words } = say
  const months = useMemo(
    () =>
      clock.months.map(({ month, share }) => ({
        month,
        observed: percent(share.value),
        fit: percent(share.value),
        low: percent(share.low),
        high: percent(share.high),
      })),
    [clock],
  )
  const counted = clock.whole.inTime + clock.whole.late
  const rule = ruleWords(words, clock.rule)
  return (
    <TrendPlot
      title={t('trend', { rule })}
      subtitle={t('trendSub', {
        unit: t(clock.rule.from === 'lead-made' ? 'leadsUnit' : 'exhibits'),
        count: counted,
        ...monthsWords(say, measures),
      })}
      filename={`in-time-${clock.key}`}
      months={counted > 0 ? months : []}
      empty={t('noTrend')}
    />
  )
}

/** Agencies or sites beside each other, in the order of their names. */
export function ShareGroups({ clock, by, say }: { clock: Clock; by: 'agency' | 'site'; say: Sayings }) {
  const { t, clock: words } = say
  const bars = useMemo(
    () =>
      clock.groups.flatMap(({ name, share }) =>
        share.value === null || share.low === null || share.high === null
          ? []
          : [
              {
                id: name ?? '',
                label: name ?? t(`none.${by}`),
                count: Math.round(share.value * 100),
                low: share.low * 100,
                high: share.high * 100,
              },
            ],
      ),
    [clock, by, t],
  )
  return (
    <BarsPlot
      title={t('groups', { rule: ruleWords(words, clock.rule), by: t(`by.${by}`).toLowerCase() })}
      subtitle={t('groupsSub', { count: clock.whole.inTime + clock.whole.late })}
      filename={`in-time-by-${by}`}
      bars={bars}
      empty={t('noTrend')}
    />
  )
}

/** How long what waited had waited, at the end of the period. */
export function BacklogAges({ measures: { backlog }, say: { t, formats } }: PlotProps) {
  const bars = useMemo(
    () =>
      AGES.map((age) => ({
        id: age,
        label: t(`age.${age}`),
        count: backlog.stages.reduce(
          (sum, { ages }) => sum + (ages.find((one) => one.age === age)?.count ?? 0),
          0,
        ),
      })),
    [backlog, t],
  )
  const count = backlog.stages.reduce((sum, one) => sum + one.count, 0)
  return (
    <BarsPlot
      title={t('backlog')}
      subtitle={t('backlogSub', { count, moment: formats.moment(backlog.at) })}
      filename="waiting-by-age"
      bars={count > 0 ? bars : []}
      empty={t('nothingWaited')}
    />
  )
}

export function Entered({ measures, say }: PlotProps) {
  const { t } = say
  const bars = useMemo(
    () =>
      measures.months.map(({ month, acquisitions }) => ({
        id: month,
        // A year of months is told apart without its years, which would not fit below the bars.
        label: say.formats.date(month).replace(/ 20(\d\d)$/, measures.months.length > 12 ? ' $1' : ''),
        count: acquisitions,
      })),
    [measures, say.formats],
  )
  return (
    <BarsPlot
      title={t('entered')}
      subtitle={t('enteredSub', {
        count: measures.acquisitions,
        cases: measures.cases,
        ...monthsWords(say, measures),
      })}
      filename="acquisitions-by-month"
      bars={measures.acquisitions > 0 ? bars : []}
      direction="standing"
      empty={t('emptyTitle')}
    />
  )
}
