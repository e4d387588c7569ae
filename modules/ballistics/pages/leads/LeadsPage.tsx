import { useMemo } from 'react'
import { Button } from '@mantine/core'
import { useCall } from '#web/client'
import { FilterBar } from '#web/filters'
import { MarkLegend } from '#web/marks'
import { useNow } from '#web/messages'
import { PageHead } from '#web/page'
import { useGo, usePageTitle, useSearch } from '#web/pages'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable } from '#web/table'
import { countLeads } from '../../contract/index.ts'
import { Actions } from './Actions.tsx'
import { columnsOf, phoneItem } from './columns.tsx'
import { barOf, fieldsOf, fromBar } from './filters.ts'
import { useLeadSay, type LeadSay } from './say.ts'
import { useLeads } from './useLeads.ts'
import { filterOf, viewSearch } from './view.ts'
import styles from './leads.module.css'

/** Every lead and hit under a filter that the address holds; leads and hits are counted apart. */
export default function LeadsPage() {
  const say = useLeadSay()
  const { t } = say
  const go = useGo()
  const now = useNow(60_000)
  const [view, change] = useSearch(viewSearch)
  const filter = filterOf(view)
  const list = useLeads(view, change)
  const counted = useCall(countLeads, { query: filter }, { keepPrevious: true })
  const agencies = counted.data?.agencies
  const fields = useMemo(() => fieldsOf({ t }, agencies ?? []), [t, agencies])
  const bar = barOf(view)
  const rows = list.data?.rows ?? []
  const all = counted.data?.all ?? 0
  usePageTitle(t('title'))
  const open = (id: string) => go(`/ballistics/leads/${id}`)
  return (
    <>
      <PageHead
        title={t('title')}
        {...(counted.data && { count: countWords(say, counted.data) })}
        actions={<Actions filter={filter} count={all} />}
      />
      <div className={styles['filters']}>
        <FilterBar
          fields={fields}
          value={bar}
          onChange={(next) => change(fromBar(next, bar), { push: true })}
        />
      </div>
      <DataTable
        title={t('tableTitle', { count: all })}
        columns={columnsOf(say, now)}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => t('lead', { number: row.number })}
        onSelect={open}
        onOpen={open}
        storageKey="leads"
        phone={(row) => phoneItem(say, row, now)}
        chips={<MarkLegend kinds={['hit', 'lead']} />}
        paging={{
          from: rows.length > 0 ? list.at : 0,
          to: rows.length > 0 ? list.at + rows.length - 1 : 0,
          total: all,
          order: t('newest'),
          onPrevious: list.onPrevious,
          onNext: list.onNext,
        }}
        loading={list.isPending}
        {...(list.error && { error: <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> })}
        empty={<Nothing filtered={Object.keys(filter).length > 0} />}
      />
    </>
  )
}

interface Counts {
  readonly leads: number
  readonly hits: number
  readonly proposed: number
  readonly late: number
}

function countWords({ t }: LeadSay, { leads, hits, proposed, late }: Counts): string {
  return [
    t('count', { leads: t('leads', { count: leads }), hits: t('hits', { count: hits }) }),
    proposed > 0 && t('proposed', { count: proposed }),
    late > 0 && t('late', { count: late }),
  ]
    .filter(Boolean)
    .join(' · ')
}

function Nothing({ filtered }: { filtered: boolean }) {
  const { t } = useLeadSay()
  const go = useGo()
  if (!filtered) return <Empty title={t('beginTitle')}>{t('beginHelp')}</Empty>
  return (
    <Empty
      title={t('emptyTitle')}
      action={
        <Button variant="default" onClick={() => go('/ballistics/leads')}>
          {t('clear')}
        </Button>
      }
    >
      {t('emptyHelp')}
    </Empty>
  )
}
