import { Button } from '@mantine/core'
import { z } from 'zod'
import { useCall } from '#web/client'
import { FilterBar, type FilterField } from '#web/filters'
import { useFormats, useMessages, useNow } from '#web/messages'
import { Facts, PageBody, PageHead, Section } from '#web/page'
import { PageLink, useSearch } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { analysisFilter, Compare, FirearmKind, readAnalysis, type Analysis } from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { FigureTable } from '../parts/FigureTable.tsx'
import { words, type Code } from '../words.ts'
import { Bands, Quarters } from './Bands.tsx'
import { Curves } from './Curves.tsx'
import { Routes } from './Routes.tsx'
import { medianWords, offenceGroup, placeWords, shareWords, spanWords, type Sayings } from './say.ts'
import { text } from './text.ts'
import { AtfTotals, Differences } from './Totals.tsx'
import styles from './analysis.module.css'

const Search = z.object({ ...analysisFilter, by: Compare.optional() })
type Value = z.output<typeof Search>

/** How long after their first sale recovered guns were recovered, and where they were sold. */
export default function AnalysisPage() {
  const say: Sayings = { t: useMessages(text), code: useMessages(words), formats: useFormats() }
  const { t, formats } = say
  const [search, change] = useSearch(Search)
  const query = Object.fromEntries(
    Object.entries(search).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  ) as Record<string, string>
  const analysis = useCall(readAnalysis, { query }, { keepPrevious: true })
  const { data } = analysis
  return (
    <>
      <PageHead
        title={t('title')}
        count={data && t('count', { guns: data.guns, known: formats.number(data.underOneYear.of) })}
        actions={
          <Button component={PageLink} to="/tracing/measures" variant="default">
            {t('measures')}
          </Button>
        }
      />
      <div className={styles['filters']}>
        <FilterBar
          fields={useFields(say, data, search)}
          value={search}
          onChange={(next) =>
            change({
              ...Object.fromEntries(Object.keys(search).map((name) => [name, undefined])),
              ...next,
            })
          }
        />
      </div>
      {analysis.error && <ErrorNotice error={analysis.error} onRetry={() => void analysis.refetch()} />}
      {data ? <Body analysis={data} by={search.by ?? 'none'} say={say} /> : !analysis.error && <Loading />}
    </>
  )
}

function useFields({ t, code }: Sayings, data: Analysis | undefined, search: Value): FilterField<Value>[] {
  const today = useNow().toISOString().slice(0, 10)
  const counts = new Map(data?.facets.types.map(({ key, count }) => [key, count]))
  const places = new Map(data?.facets.places.map(({ key, count }) => [key, count]))
  if (search.place && !places.has(search.place)) places.set(search.place, 0)
  const groups = new Map(data?.facets.offences.map(({ key, count }) => [key, count]))
  for (const digits of search.offence ?? []) if (!groups.has(digits)) groups.set(digits, 0)
  return [
    { kind: 'dates', from: 'from', to: 'to', label: t('recovered'), today, pinned: true },
    {
      kind: 'choice',
      key: 'type',
      label: t('type'),
      multiple: true,
      pinned: true,
      options: FirearmKind.options.map((value) => {
        const count = counts.get(value)
        return { value, label: code(`type.${value}` as Code), ...(count !== undefined && { count }) }
      }),
    },
    {
      kind: 'choice',
      key: 'place',
      label: t('place'),
      pinned: true,
      options: [...places].map(([value, count]) => ({ value, label: value, count })),
    },
    {
      kind: 'choice',
      key: 'offence',
      label: t('offence'),
      multiple: true,
      pinned: true,
      options: [...groups].map(([value, count]) => ({ value, label: offenceGroup(value), count })),
    },
    {
      kind: 'segment',
      key: 'by',
      label: t('compare'),
      options: [
        { value: 'none', label: t('by.none') },
        { value: 'type', label: t('by.type') },
        { value: 'origin', label: t('by.origin') },
        { value: 'offence', label: t('by.offence') },
      ],
    },
  ]
}

function Body({ analysis, by, say }: { analysis: Analysis; by: Compare; say: Sayings }) {
  const { t } = say
  if (analysis.guns === 0)
    return (
      <PageBody>
        <Empty title={t('emptyTitle')}>{t('emptyHelp')}</Empty>
      </PageBody>
    )
  return (
    <PageBody>
      <InShort analysis={analysis} say={say} />
      <div className={styles['pair']}>
        <div className={styles['stack']}>
          <Bands analysis={analysis} say={say} />
          <Reasons analysis={analysis} say={say} />
        </div>
        <Quarters analysis={analysis} say={say} />
      </div>
      <div className={styles['curve']}>
        <Curves analysis={analysis} by={by} say={say} />
        <details className={styles['what']}>
          <summary>{t('whatTitle')}</summary>
          <p>{t('what1')}</p>
          <p>{t('what2')}</p>
          <p>{t('what3')}</p>
        </details>
      </div>
      <Sources analysis={analysis} say={say} />
      <AtfTotals analysis={analysis} say={say} />
      <Differences say={say} />
    </PageBody>
  )
}

function InShort({ analysis, say }: { analysis: Analysis; say: Sayings }) {
  const { t, formats } = say
  const share = (of: Analysis['underOneYear']) =>
    of.share.value === null
      ? '–'
      : `${t('shareValue', {
          share: formats.percent(of.share.value),
          low: formats.number(of.share.low! * 100),
          high: formats.percent(of.share.high!),
          count: formats.number(of.count),
          of: formats.number(of.of),
        })}; ${t('ignorance', { least: formats.percent(of.least), most: formats.percent(of.most) })}`
  return (
    <Section title={t('short')}>
      <div className={styles['stack']}>
        <Facts
          facts={[
            [t('median'), medianWords(say, analysis.median)],
            [t('mean'), spanWords(say, analysis.meanDays)],
            [t('underOne'), share(analysis.underOneYear)],
            [t('underThree'), share(analysis.underThreeYears)],
          ]}
        />
        <Caveat />
      </div>
    </Section>
  )
}

function Reasons({ analysis: { reasons }, say: { t, code, formats } }: { analysis: Analysis; say: Sayings }) {
  if (reasons.length === 0) return null
  const list = reasons.map(({ outcome, count }) =>
    t('reason', { count, words: code(`outcome.${outcome}`).toLowerCase() }),
  )
  return <p className={styles['help']}>{t('reasons', { list: formats.list(list) })}</p>
}

/** States beyond these are in the table of the routes and its file. */
const SHOWN = 15

function Sources({ analysis, say }: { analysis: Analysis; say: Sayings }) {
  const { t, formats } = say
  const { sources } = analysis
  const total = sources.reduce((sum, { count }) => sum + count, 0)
  return (
    <Section title={t('sources')} note={t('sourcesNote', { count: total })}>
      {total === 0 ? (
        <p className={styles['help']}>{t('noSources')}</p>
      ) : (
        <div className={styles['stack']}>
          <div className={styles['sources']}>
            <FigureTable
              label={t('sources')}
              heads={[t('state'), t('guns'), t('shareColumn'), t('shortColumn'), t('medianColumn')]}
              rows={sources
                .slice(0, SHOWN)
                .map((one) => [
                  one.state ?? '',
                  placeWords(say, one.state),
                  formats.number(one.count),
                  shareWords(say, one.share),
                  one.known > 0 ? formats.percent(one.underThreeYears / one.known) : '–',
                  one.medianDays === null ? '–' : spanWords(say, one.medianDays),
                ])}
            />
            <Routes analysis={analysis} say={say} />
          </div>
        </div>
      )}
    </Section>
  )
}
