import { Button } from '@mantine/core'
import { z } from 'zod'
import { useCall } from '#web/client'
import { FilterBar, type FilterField } from '#web/filters'
import { useFormats, useMessages, useNow, type Say } from '#web/messages'
import { PageHead } from '#web/page'
import { useGo, usePageTitle, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import {
  countNetworkLeads,
  listNetworkLeads,
  networkFilter,
  NetworkSort,
  NetworkStatus,
  type NetworkLeadRow,
} from '../../contract/index.ts'
import { wholeDay } from './days.ts'
import { CaseName, caseOfSide, State } from './parts.tsx'
import { PAGE, pagesOf } from './usePages.ts'
import { words, type Words } from './words.ts'
import styles from './network.module.css'

const Search = z.object({
  ...networkFilter,
  sort: NetworkSort.optional(),
  cursor: z.string().max(400).optional(),
  at: z.coerce.number().int().min(1).optional(),
})
type View = z.output<typeof Search>

/** Leads of ATF’s imaging network as its lists tell them, with what came of each. */
export default function NetworkPage() {
  const t = useMessages(words)
  const [view, change] = useSearch(Search)
  const { cursor, at: _, sort = 'issued-desc', ...filter } = view
  const query = inQuery(filter)
  const counts = useCall(countNetworkLeads, { query }, { keepPrevious: true })
  const answer = useCall(
    listNetworkLeads,
    { query: { ...query, sort, limit: PAGE, ...(cursor && { cursor }) } },
    { keepPrevious: true },
  )
  usePageTitle(t('network'))
  const pages = pagesOf(view, answer.data?.next ?? null, change)
  const rows = answer.data?.rows ?? []
  const go = useGo()
  const open = (id: string) => go(`/ballistics/network/leads/${id}`)
  const filtered = Object.values(filter).some((value) => value !== undefined)
  const columns = useColumns()
  return (
    <>
      <PageHead
        title={t('network')}
        {...(counts.data && { count: t('networkCount', counts.data) })}
        actions={<Actions open={counts.data?.open ?? 0} />}
      />
      <div className={styles['filters']}>
        <Bar view={view} change={change} />
      </div>
      <DataTable<NetworkLeadRow>
        title={t('leadsTitle', { count: counts.data?.leads ?? 0 })}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => t('leadOf', { number: row.number })}
        onSelect={open}
        onOpen={open}
        sort={{ by: 'issued', descending: sort === 'issued-desc' }}
        onSort={({ descending }) =>
          change({ sort: descending ? undefined : 'issued-asc', cursor: undefined, at: undefined })
        }
        storageKey="ballistics-network"
        phone={(row) => ({
          first: [caseOfSide(row.a), caseOfSide(row.b)]
            .map((one) => one?.number ?? t('hiddenCase'))
            .join(' – '),
          second: <State state={row.status} />,
          aside: row.number,
        })}
        paging={{
          from: rows.length > 0 ? pages.at : 0,
          to: pages.at + rows.length - 1,
          total: counts.data?.leads ?? 0,
          order: t(sort === 'issued-desc' ? 'newest' : 'oldest'),
          onPrevious: pages.onPrevious,
          onNext: pages.onNext,
        }}
        loading={answer.isPending}
        {...(answer.error && {
          error: <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />,
        })}
        empty={
          <Empty title={t(filtered ? 'nothingTitle' : 'emptyTitle')}>
            {t(filtered ? 'nothingText' : 'emptyText')}
          </Empty>
        }
      />
    </>
  )
}

function Actions({ open }: { open: number }) {
  const t = useMessages(words)
  const go = useGo()
  const may = useMay('ballistics.network')
  return (
    <>
      <Button variant="default" onClick={() => go('/ballistics/network/links')}>
        {t('links')}
      </Button>
      {may && open > 0 && (
        <Button variant="default" onClick={() => go('/ballistics/network/matching')}>
          {t('matchingOpen', { count: open })}
        </Button>
      )}
      {may && <Button onClick={() => go('/ballistics/network/lists')}>{t('sendList')}</Button>}
    </>
  )
}

/** The filter as the API takes it: text. */
const inQuery = ({ status, told, open, ...rest }: Omit<View, 'sort' | 'cursor' | 'at'>) => ({
  ...rest,
  ...(status?.length && { status: status.join(',') }),
  ...(told !== undefined && { told: `${told}` as const }),
  ...(open !== undefined && { open: `${open}` as const }),
})

interface BarProps {
  view: View
  change: (patch: Record<string, unknown>, options?: { push?: boolean }) => void
}

type BarValue = Readonly<Record<string, string | readonly string[] | undefined>>

function Bar({ view, change }: BarProps) {
  const t = useMessages(words)
  const today = useNow(3_600_000).toISOString().slice(0, 10)
  const may = useMay('ballistics.network')
  const { status, told, open, from, to, q } = view
  const value: BarValue = { status, told: told?.toString(), open: open?.toString(), from, to, q }
  return (
    <FilterBar<BarValue>
      fields={fieldsOf(t, today, may)}
      value={value}
      onChange={(next) => {
        const { status, told, open, q } = next
        const days = { from: wholeDay(next['from'], 'from'), to: wholeDay(next['to'], 'to') }
        change({ status, told, open, q, ...days, cursor: undefined, at: undefined }, { push: true })
      }}
    />
  )
}

function fieldsOf(t: Say<Words>, today: string, mayMatch: boolean): FilterField<BarValue>[] {
  const yesNo = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  return [
    { kind: 'dates', from: 'from', to: 'to', label: t('period'), today, pinned: true },
    {
      kind: 'choice',
      key: 'status',
      label: t('status'),
      multiple: true,
      pinned: true,
      options: NetworkStatus.options.map((status) => ({ value: status, label: t(`status.${status}`) })),
    },
    {
      kind: 'choice',
      key: 'told',
      label: t('toldOn'),
      pinned: true,
      options: yesNo(t('toldYes'), t('toldNo')),
    },
    { kind: 'text', key: 'q', label: t('words'), placeholder: t('wordsHelp'), pinned: true },
    ...(mayMatch
      ? [
          {
            kind: 'choice' as const,
            key: 'open',
            label: t('open'),
            options: yesNo(t('openYes'), t('openNo')),
          },
        ]
      : []),
  ]
}

const isOneCase = ({ a, b }: NetworkLeadRow): boolean =>
  a.casefile !== null && a.casefile.id === b.casefile?.id

function useColumns(): DataColumn<NetworkLeadRow>[] {
  const t = useMessages(words)
  const { date } = useFormats()
  const quiet = (words: string) => <span className={styles['quiet']}>{words}</span>
  return [
    {
      id: 'number',
      header: t('lead'),
      kind: 'record',
      hideable: false,
      cell: (row) => row.number,
    },
    { id: 'issued', header: t('issued'), sortable: true, cell: (row) => date(row.issuedOn) },
    { id: 'status', header: t('status'), cell: (row) => <State state={row.status} /> },
    { id: 'a', header: t('firstCase'), cell: (row) => <CaseName one={caseOfSide(row.a)} /> },
    {
      id: 'b',
      header: t('secondCase'),
      cell: (row) => (isOneCase(row) ? quiet(t('sameCase')) : <CaseName one={caseOfSide(row.b)} />),
    },
    {
      id: 'told',
      header: t('told'),
      cell: (row) => (row.notifiedOn ? date(row.notifiedOn) : quiet(t('notTold'))),
    },
    {
      id: 'confirmed',
      header: t('examined'),
      quiet: true,
      cell: (row) => [row.confirmedOn && date(row.confirmedOn), row.examiner].filter(Boolean).join(', '),
    },
    { id: 'owner', header: t('owner'), quiet: true, hidden: true, cell: (row) => row.owner },
  ]
}
