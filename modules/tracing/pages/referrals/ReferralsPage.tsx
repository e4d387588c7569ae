import { SegmentedControl } from '@mantine/core'
import { z } from 'zod'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageHead } from '#web/page'
import { PageLink, useGo, useSearch } from '#web/pages'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import { listReferrals, ReferralState, type ReferralRow } from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { text } from './text.ts'
import styles from './referrals.module.css'

const Search = z.object({ state: ReferralState.optional() })
const OPEN = ['draft', 'sent', 'acknowledged', 'accepted'] as const

/** What was handed to trafficking units and ATF, and what became of it. */
export default function ReferralsPage() {
  const t = useMessages(text)
  const go = useGo()
  const [{ state }, change] = useSearch(Search)
  const list = useCall(listReferrals, { query: { ...(state && { state }) } }, { keepPrevious: true })
  const { data } = list
  const rows = data?.rows ?? []
  return (
    <>
      <PageHead title={t('title')} count={<Counts data={data} />} />
      <div className={styles['filters']}>
        <SegmentedControl
          aria-label={t('state')}
          value={state ?? 'all'}
          onChange={(value) => change({ state: value === 'all' ? undefined : (value as ReferralState) })}
          data={[
            { value: 'all', label: t('allStates') },
            ...ReferralState.options.map((value) => ({ value, label: t(`state.${value}`) })),
          ]}
        />
      </div>
      <DataTable
        title={t('referrals', { count: rows.length })}
        columns={useColumns()}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        onSelect={(id) => go(`/tracing/referrals/${id}`)}
        onOpen={(id) => go(`/tracing/referrals/${id}`)}
        storageKey="referrals"
        phone={usePhone()}
        loading={list.isPending}
        {...(list.error && { error: <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> })}
        empty={
          <Empty title={t('none')} action={<PageLink to="/tracing/indicators">{t('toIndicators')}</PageLink>}>
            {t('noneHelp')}
          </Empty>
        }
      />
      <div className={styles['under']}>
        <Caveat />
      </div>
    </>
  )
}

type Listed = NonNullable<ReturnType<typeof useCall<typeof listReferrals>>['data']>

function Counts({ data }: { data: Listed | undefined }) {
  const t = useMessages(text)
  if (!data) return null
  const { states, answered } = data
  const open = OPEN.reduce((sum, state) => sum + (states[state] ?? 0), 0)
  return [
    t('count', { open, closed: states.closed ?? 0 }),
    answered.medianDays !== null &&
      t('answered', {
        acknowledged: answered.acknowledged,
        sent: answered.sent,
        days: answered.medianDays,
      }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function useColumns(): DataColumn<ReferralRow>[] {
  const t = useMessages(text)
  const { date, number } = useFormats()
  return [
    { id: 'number', header: t('number'), kind: 'record', hideable: false, cell: (row) => row.number },
    { id: 'state', header: t('state'), cell: (row) => t(`state.${row.state}`) },
    { id: 'to', header: t('to'), cell: (row) => row.receiverName },
    { id: 'indicators', header: t('indicators'), kind: 'number', cell: (row) => number(row.indicators) },
    { id: 'guns', header: t('guns'), kind: 'number', cell: (row) => number(row.guns) },
    { id: 'sent', header: t('sentOn'), cell: (row) => (row.sentOn ? date(row.sentOn) : '–') },
    { id: 'last', header: t('lastOn'), cell: (row) => date(row.lastOn) },
    {
      id: 'outcome',
      header: t('outcome'),
      cell: (row) => (row.outcome ? t(`outcome.${row.outcome}`) : '–'),
    },
    { id: 'by', header: t('by'), quiet: true, cell: (row) => row.recordedBy },
  ]
}

function usePhone() {
  const t = useMessages(text)
  const { date } = useFormats()
  return (row: ReferralRow) => ({
    first: `${row.number} ${t(`state.${row.state}`)}`,
    second: [row.receiverName, row.outcome && t(`outcome.${row.outcome}`)].filter(Boolean).join(' · '),
    aside: date(row.lastOn),
  })
}
