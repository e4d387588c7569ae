import { Select } from '@mantine/core'
import { proportionInterval } from '@throughline/crime-statistics'
import { z } from 'zod'
import { useCall } from '#web/client'
import { Section } from '#web/page'
import { PageLink, useSearch } from '#web/pages'
import { ErrorNotice, Loading } from '#web/states'
import {
  readDifferences,
  readStateTotals,
  stateName,
  stateOf,
  type Analysis,
  type StateTotals,
} from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { FigureTable } from '../parts/FigureTable.tsx'
import { shareWords, type Sayings } from './say.ts'
import styles from './analysis.module.css'

const Search = z.object({ state: z.string().optional(), year: z.coerce.number().optional() })

/** ATF's own figures of a state beside the ones here. */
export function AtfTotals({ analysis, say }: { analysis: Analysis; say: Sayings }) {
  const { t, formats } = say
  const [{ state, year }, change] = useSearch(Search)
  // An invented state has no table; then the first one there is.
  const wanted = state ?? stateOf(analysis.home) ?? undefined
  const query = { ...(wanted && { state: wanted }), ...(year && { year: String(year) }) }
  const { data, error, refetch } = useCall(readStateTotals, { query }, { keepPrevious: true })
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading shape="chart" />
  const { shown, available } = data
  const years = available.find((one) => one.state === shown?.state)?.years ?? []
  const total = shown?.bands.reduce((sum, { count }) => sum + count, 0) ?? 0
  return (
    <Section
      title={t('atf')}
      {...(shown && {
        note: t('atfNote', {
          state: stateName(shown.state),
          year: String(shown.year),
          count: formats.number(total),
        }),
      })}
    >
      {available.length === 0 ? (
        <p className={styles['help']}>{t('atfNone')}</p>
      ) : (
        <div className={styles['stack']}>
          <div className={styles['bar']}>
            <Select
              label={t('atfState')}
              searchable
              allowDeselect={false}
              data={available.map((one) => ({ value: one.state, label: stateName(one.state) }))}
              value={shown?.state ?? null}
              onChange={(value) => change({ state: value ?? undefined, year: undefined })}
            />
            <Select
              label={t('atfYear')}
              allowDeselect={false}
              data={years.map(String)}
              value={shown ? String(shown.year) : null}
              onChange={(value) => change({ year: value ? Number(value) : undefined })}
            />
          </div>
          {shown && <Beside analysis={analysis} shown={shown} total={total} say={say} />}
        </div>
      )}
    </Section>
  )
}

interface BesideProps {
  readonly analysis: Analysis
  readonly shown: NonNullable<StateTotals['shown']>
  readonly total: number
  readonly say: Sayings
}

function Beside({ analysis, shown, total, say }: BesideProps) {
  const { t, code, formats } = say
  const known = analysis.underOneYear.of
  const years = (value: number | null) => (value === null ? '–' : formats.number(value, 1))
  return (
    <>
      <FigureTable
        label={t('atf')}
        heads={[t('band'), t('own'), t('ownShare'), t('theirs'), t('theirShare')]}
        rows={shown.bands.map(({ band, count }) => {
          const own = analysis.bands.find((one) => one.band === band)?.count ?? 0
          const { proportion, low, high } = proportionInterval(own, known)
          return [
            band,
            code(`band.${band}`),
            formats.number(own),
            shareWords(say, { value: proportion, low, high }),
            formats.number(count),
            total > 0 ? formats.percent(count / total) : '–',
          ]
        })}
      />
      <p className={styles['help']}>
        {t('average', {
          own: years(analysis.meanDays === null ? null : analysis.meanDays / 365.25),
          state: stateName(shown.state),
          theirs: years(shown.averageYears),
          nation: years(shown.nationalAverageYears),
        })}{' '}
        {t('atfHelp')}
      </p>
      <Caveat />
    </>
  )
}

/** Traces whose answer says another time than their own dates. */
export function Differences({ say }: { say: Sayings }) {
  const { t, formats } = say
  const { data } = useCall(readDifferences, { query: { limit: 50 } })
  if (!data || data.compared === 0) return null
  return (
    <Section
      title={t('differences')}
      note={t('differencesNote', {
        total: formats.number(data.total),
        compared: formats.number(data.compared),
      })}
    >
      {data.total === 0 ? (
        <p className={styles['help']}>{t('differencesNone')}</p>
      ) : (
        <>
          <FigureTable
            label={t('differences')}
            heads={[t('trace'), t('case'), t('daysColumn'), t('stated')]}
            rows={data.rows.map((row) => [
              row.traceId,
              <PageLink key="trace" to={`/tracing/traces/${row.traceId}`}>
                {row.reference}
              </PageLink>,
              row.caseNumber,
              formats.number(row.days),
              [
                row.statedDays !== null && row.statedDays !== row.days && formats.number(row.statedDays),
                row.statedBand && t(`stated.${row.statedBand}`),
              ]
                .filter(Boolean)
                .join(', '),
            ])}
          />
          <p className={styles['help']}>
            {data.total > data.rows.length && `${t('more', { count: data.total - data.rows.length })}. `}
            {t('differencesHelp')}
          </p>
          <Caveat />
        </>
      )}
    </Section>
  )
}
