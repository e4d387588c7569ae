import { Button } from '@mantine/core'
import { IconMap2, IconPrinter } from '@tabler/icons-react'
import { queryString, useCall } from '#web/client'
import { FilterBar } from '#web/filters'
import { useFormats, useMessages } from '#web/messages'
import { PageHead } from '#web/page'
import { PageLink, parseSearch } from '#web/pages'
import { TrendPlot } from '#web/plots'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { readOverview, readPatterns, readTrend } from '../../contract/index.ts'
import type { OverviewFigures, Trend } from '../../contract/index.ts'
import { concerned, countsHit, periodWords, useBar, useComparison, useGround, useRoom } from '../map/index.ts'
import type { Ground } from '../map/index.ts'
import { Alerts } from './Alerts.tsx'
import { AreasTable } from './AreasTable.tsx'
import type { Sentences } from './change.ts'
import { Changes } from './Changes.tsx'
import { Figures } from './Figures.tsx'
import { Patterns } from './Patterns.tsx'
import { text } from './text.ts'
import styles from './overview.module.css'

/** The figures of a city or an area: how many, how sure, what changed, when, where and whom. */
export default function OverviewPage() {
  const { ground, error, retry } = useGround()
  const t = useMessages(text)
  if (ground && ground.reach.incidents > 0) return <Overview ground={ground} />
  return (
    <>
      <PageHead title={t('title')} />
      {error ? (
        <ErrorNotice error={error} onRetry={retry} />
      ) : ground ? (
        <Empty centred title={t('nothing')}>
          {t('nothingHelp')}
        </Empty>
      ) : (
        <Loading />
      )}
    </>
  )
}

function Overview({ ground }: { ground: Ground }) {
  const room = useRoom(ground)
  const t = useMessages(text)
  const formats = useFormats()
  const say = { t, formats }
  const { filter, unit, place, layer } = room
  const query = { ...filter, unit }
  const figures = useCall(readOverview, { query }, { keepPrevious: true })
  const { from: _from, to: _to, ...undated } = query
  const trend = useCall(readTrend, { query: undated }, { keepPrevious: true })
  const patterns = useCall(readPatterns, { query }, { keepPrevious: true })
  const comparison = useComparison(room)
  const error = figures.error ?? trend.error ?? patterns.error ?? comparison.error
  const bar = useBar(room)
  const period = figures.data ? periodWords(room.say, figures.data.span) : ''
  const onMap = parseSearch(queryString({ ...filter, unit: room.view.unit }))
  return (
    <>
      <div className={styles.head}>
        <PageHead
          title={t('title')}
          count={
            figures.data &&
            t('head', {
              period,
              where: place ? t('where', { place }) : '',
              asOf: formats.date(figures.data.asOf),
            })
          }
          actions={<HeadActions onMap={onMap} />}
        />
      </div>
      <div className={styles.filters}>
        <FilterBar {...bar} />
      </div>
      {error && (
        <div className={styles.failed}>
          <ErrorNotice error={error} onRetry={() => void figures.refetch()} />
        </div>
      )}
      {figures.data ? (
        <Figures
          figures={figures.data}
          trend={trend.data}
          period={period}
          say={say}
          hit={countsHit(filter)}
        />
      ) : (
        <Loading shape="list" />
      )}
      <div className={styles.board}>
        <div className={styles.pair}>
          {figures.data && <Changes figures={figures.data} say={say} />}
          <div className={styles.stack}>
            <Monthly trend={trend.data} figures={figures.data} say={say} hit={countsHit(filter)} />
            {figures.data && !statesCases(figures.data) && (
              <p className={styles.note}>{t('clearanceNone')}</p>
            )}
          </div>
        </div>
        <Patterns patterns={patterns.data} period={period} say={say} code={room.say.code} />
        {layer && comparison.data && (
          <AreasTable
            title={t('areasTitle', { one: layer.one })}
            areas={concerned(comparison.data.areas, filter.area)}
            one={layer.one}
            unitName={t(unit === 'victims' ? 'people' : 'incidents')}
            say={say}
            search={onMap}
          />
        )}
        {figures.data && figures.data.alerts.total > 0 && (
          <Alerts alerts={figures.data.alerts} period={period} say={say} />
        )}
      </div>
    </>
  )
}

const statesCases = ({ clearanceFatal, clearanceNonfatal }: OverviewFigures) =>
  clearanceFatal.of + clearanceNonfatal.of > 0

function HeadActions({ onMap }: { onMap: Record<string, string> }) {
  const t = useMessages(text)
  return (
    <>
      <Button
        variant="subtle"
        leftSection={<IconPrinter size={16} stroke={1.6} aria-hidden />}
        onClick={() => window.print()}
      >
        {t('print')}
      </Button>
      <Button
        variant="default"
        component={PageLink}
        to="/incidents"
        search={onMap}
        leftSection={<IconMap2 size={16} stroke={1.6} aria-hidden />}
      >
        {t('openMap')}
      </Button>
    </>
  )
}

interface MonthlyProps {
  readonly trend: Trend | undefined
  readonly figures: OverviewFigures | undefined
  readonly say: Sentences
  readonly hit: boolean
}

function Monthly({ trend, figures, hit, say: { t, formats } }: MonthlyProps) {
  if (!trend || !figures) return <Loading shape="chart" />
  const last = trend.months.findLast(
    ({ trend: fit, month }) => fit !== null && month <= figures.asOf.slice(0, 7),
  )
  const digits = (last?.trend ?? 0) < 3 ? 1 : 0
  const number = (value: number | null | undefined) => formats.number(value ?? 0, digits)
  return (
    <TrendPlot
      title={t(figures.unit === 'victims' ? 'trendPeople' : hit ? 'trendHit' : 'trendIncidents')}
      subtitle={
        last
          ? t(trend.note ? 'trendPlain' : 'trendNow', {
              month: formats.date(last.month),
              value: number(last.trend),
              low: number(last.low),
              high: number(last.high),
            })
          : (trend.note ?? '')
      }
      filename="incidents-a-month"
      height={230}
      months={trend.months.map(({ month, count, trend: fit, low, high }) => ({
        month,
        observed: count,
        fit,
        low,
        high,
      }))}
      range={figures.span}
      empty={trend.note}
    />
  )
}
