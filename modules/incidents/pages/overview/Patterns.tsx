import { BarsPlot, HeatPlot } from '#web/plots'
import type { HeatCell } from '#web/plots'
import { Loading } from '#web/states'
import type { Say } from '#web/messages'
import type { Patterns as Counted } from '../../contract/index.ts'
import type { words } from '../words.ts'
import type { Sentences } from './change.ts'
import styles from './overview.module.css'

interface PatternsProps {
  readonly patterns: Counted | undefined
  readonly period: string
  readonly say: Sentences
  readonly code: Say<(typeof words)['en']>
}

/** When, where and whom: weekday by hour, kinds of place, ages and sexes. */
export function Patterns({ patterns, period, say, code }: PatternsProps) {
  const { t } = say
  if (!patterns) return <Loading shape="chart" />
  const victims = patterns.ages.reduce((sum, { count }) => sum + count, 0)
  const counted = patterns.kinds.reduce((sum, { count }) => sum + count, 0)
  const note = t(patterns.unit === 'victims' ? 'whenPeople' : 'whenNote', { count: counted, period })
  const people = t('whenPeople', { count: victims, period })
  const bar = (list: string, unknown: string) => (one: Counted['kinds'][number]) => ({
    id: one.key,
    label:
      { unknown, 'not-shared': code('notShared') }[one.key] ??
      code(`${list}.${one.key}` as Parameters<typeof code>[0]),
    count: one.count,
  })
  return (
    <>
      <div className={styles.pair}>
        <HeatPlot
          title={t('whenTitle')}
          subtitle={patterns.withoutTime > 0 ? t('withoutTime', { note, count: patterns.withoutTime }) : note}
          filename="weekday-and-hour"
          cells={wholeWeek(patterns.hours)}
        />
        <BarsPlot
          title={t('kindsTitle')}
          subtitle={note}
          filename="kinds-of-place"
          bars={patterns.kinds.map(bar('kind', code('notStated')))}
        />
      </div>
      <div className={styles.pair}>
        <BarsPlot
          title={t('agesTitle')}
          subtitle={people}
          filename="ages"
          bars={patterns.ages.map(({ key, count }) => ({
            id: key,
            label: key === 'unknown' ? t('ageUnknown') : key.replace('-', '–'),
            count,
          }))}
        />
        <div className={styles.stack}>
          <BarsPlot
            title={t('sexesTitle')}
            subtitle={people}
            filename="sexes"
            bars={patterns.sexes.map(bar('sex', code('notStated')))}
          />
          <BarsPlot
            title={t('settingsTitle')}
            subtitle={note}
            filename="inside-or-outside"
            bars={patterns.settings.map(bar('setting', code('notStated')))}
          />
        </div>
      </div>
    </>
  )
}

/** Every hour of the week, those in which nothing happened too. The plot counts weekdays from 0. */
function wholeWeek(hours: Counted['hours']): HeatCell[] {
  const counts = new Map(hours.map(({ weekday, hour, count }) => [`${weekday - 1}-${hour}`, count]))
  return Array.from({ length: 7 * 24 }, (_, at) => {
    const [weekday, hour] = [Math.floor(at / 24), at % 24]
    return { weekday, hour, count: counts.get(`${weekday}-${hour}`) ?? 0 }
  })
}
