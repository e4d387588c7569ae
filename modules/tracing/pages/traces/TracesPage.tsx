import { Button } from '@mantine/core'
import { IconDownload, IconSend } from '@tabler/icons-react'
import { z } from 'zod'
import { addressOf, useCall, useChange } from '#web/client'
import { FilterBar, type FilterField } from '#web/filters'
import { useFormats, useMessages, useNow } from '#web/messages'
import { notifyDone, notifyFailed } from '#web/notices'
import { PageHead } from '#web/page'
import { useGo, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import {
  Band,
  exportTraces,
  listTraces,
  Outcome,
  Priority,
  submitTraces,
  traceFilter,
  TraceStatus,
  type TraceRow,
} from '../../contract/index.ts'
import { Caveat } from '../parts/Caveat.tsx'
import { words, type Code } from '../words.ts'
import { text } from './text.ts'
import styles from './traces.module.css'

const Search = z.object({ ...traceFilter, cursor: z.string().optional(), at: z.coerce.number().optional() })
type Value = z.output<typeof Search>
const PAGE = 50

/** Trace requests and how they stand; what is ready leaves together. */
export default function TracesPage() {
  const t = useMessages(text)
  const go = useGo()
  const [search, change] = useSearch(Search)
  const { cursor, at = 1, ...filter } = search
  const raw = Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  ) as Record<string, string>
  const list = useCall(
    listTraces,
    { query: { ...raw, limit: PAGE, ...(cursor && { cursor }) } },
    { keepPrevious: true },
  )
  const rows = list.data?.rows ?? []
  const total = list.data?.total ?? 0
  const by = (status: string) => list.data?.byStatus[status] ?? 0
  const ready = rows.filter(({ status, faults }) => status === 'draft' && faults === 0)
  return (
    <>
      <PageHead
        title={t('title')}
        count={
          list.data &&
          t('count', { total, draft: by('draft'), submitted: by('submitted'), rejected: by('rejected') })
        }
        actions={
          <>
            <Button
              variant="default"
              component="a"
              download
              href={addressOf(exportTraces, {}, raw)}
              leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
            >
              {t('export')}
            </Button>
            <SubmitReady ready={ready} />
          </>
        }
      />
      <div className={styles['filters']}>
        <FilterBar
          fields={useFields()}
          value={filter as Value}
          onChange={(next) =>
            change({
              ...Object.fromEntries(Object.keys(filter).map((name) => [name, undefined])),
              ...next,
              cursor: undefined,
              at: undefined,
            })
          }
        />
      </div>
      <DataTable
        title={t('traces', { count: total })}
        columns={useColumns()}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => t('traceOf', { reference: row.reference })}
        onSelect={(id) => go(`/tracing/traces/${id}`)}
        onOpen={(id) => go(`/tracing/traces/${id}`)}
        storageKey="traces"
        phone={usePhone()}
        paging={{
          from: rows.length > 0 ? at : 0,
          to: at + rows.length - 1,
          total,
          order: t('newest'),
          onNext: list.data?.next
            ? () => change({ cursor: list.data.next ?? undefined, at: at + PAGE }, { push: true })
            : undefined,
          onPrevious: cursor ? () => history.back() : undefined,
        }}
        loading={list.isPending}
        {...(list.error && { error: <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> })}
        empty={<Empty title={t('none')}>{t('noneHelp')}</Empty>}
      />
      <div className={styles['under']}>
        <Caveat />
      </div>
    </>
  )
}

function SubmitReady({ ready }: { ready: readonly TraceRow[] }) {
  const t = useMessages(text)
  const may = useMay('tracing.write')
  const ids = ready.map(({ id }) => id)
  const submit = useChange(submitTraces, {
    invalidates: [listTraces],
    onSuccess: ({ submitted }) => {
      notifyDone({ message: t('submittedMany', { count: submitted }) })
      // The file of exactly what left, in the layout the guide describes.
      window.location.assign(addressOf(exportTraces, {}, { ids }))
    },
    onError: notifyFailed,
  })
  if (!may || ready.length === 0) return null
  return (
    <Button
      loading={submit.isPending}
      onClick={() => submit.mutate({ body: { ids, by: 'file' } })}
      leftSection={<IconSend size={16} stroke={1.6} aria-hidden />}
    >
      {t('submitReady', { count: ready.length })}
    </Button>
  )
}

function useFields(): FilterField<Value>[] {
  const t = useMessages(text)
  const code = useMessages(words)
  const today = useNow().toISOString().slice(0, 10)
  const options = (list: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: code(`${list}.${value}` as Code) }))
  return [
    { kind: 'dates', from: 'from', to: 'to', label: t('requested'), today, pinned: true },
    {
      kind: 'choice',
      key: 'status',
      label: t('status'),
      multiple: true,
      pinned: true,
      options: options('status', TraceStatus.options),
    },
    {
      kind: 'choice',
      key: 'outcome',
      label: t('outcome'),
      multiple: true,
      pinned: true,
      options: options('outcome', Outcome.options),
    },
    { kind: 'choice', key: 'band', label: t('band'), multiple: true, options: options('band', Band.options) },
    { kind: 'choice', key: 'priority', label: t('priority'), options: options('priority', Priority.options) },
    { kind: 'text', key: 'q', label: t('words'), placeholder: t('wordsHelp') },
  ]
}

function useColumns(): DataColumn<TraceRow>[] {
  const t = useMessages(text)
  const code = useMessages(words)
  const { date, number } = useFormats()
  return [
    {
      id: 'reference',
      header: t('reference'),
      kind: 'record',
      hideable: false,
      cell: (row) => row.reference,
    },
    {
      id: 'status',
      header: t('status'),
      cell: (row) => (
        <>
          {code(row.outcome ? `outcome.${row.outcome}` : `status.${row.status}`)}
          {row.faults > 0 && <span className={styles['faults']}>{t('faults', { count: row.faults })}</span>}
        </>
      ),
    },
    {
      id: 'gun',
      header: t('gun'),
      cell: (row) => [code(`type.${row.type}` as Code), row.make, row.model].filter(Boolean).join(' '),
    },
    {
      id: 'serial',
      header: t('serial'),
      cell: (row) => <span className={styles['mono']}>{row.serial}</span>,
    },
    {
      id: 'requested',
      header: t('requested'),
      cell: (row) => (row.requestedOn ? date(row.requestedOn) : '–'),
    },
    {
      id: 'answered',
      header: t('answered'),
      quiet: true,
      cell: (row) => (row.answeredOn ? date(row.answeredOn) : '–'),
    },
    {
      id: 'days',
      header: t('daysToCrime'),
      kind: 'number',
      cell: (row) => (row.daysToCrime === null ? '–' : number(row.daysToCrime)),
    },
    { id: 'case', header: t('case'), kind: 'record', quiet: true, cell: (row) => row.caseNumber },
    {
      id: 'number',
      header: t('number'),
      kind: 'record',
      quiet: true,
      hidden: true,
      cell: (row) => row.number,
    },
    {
      id: 'priority',
      header: t('priority'),
      quiet: true,
      hidden: true,
      cell: (row) => code(`priority.${row.priority}`),
    },
    { id: 'sharedBy', header: t('sharedBy'), quiet: true, hidden: true, cell: (row) => row.sharedBy },
  ]
}

function usePhone() {
  const t = useMessages(text)
  const code = useMessages(words)
  return (row: TraceRow) => ({
    first: `${row.reference} ${code(row.outcome ? `outcome.${row.outcome}` : `status.${row.status}`)}`,
    second: [[row.make, row.model].filter(Boolean).join(' '), row.serial, row.caseNumber]
      .filter(Boolean)
      .join(' · '),
    aside: row.daysToCrime === null ? null : t('days', { count: row.daysToCrime }),
  })
}
