import { useMemo } from 'react'
import { Button } from '@mantine/core'
import { useCall } from '#web/client'
import { FilterBar } from '#web/filters'
import { useFormats, useMessages } from '#web/messages'
import { PageHead, WithSidePanel } from '#web/page'
import { PageLink, useGo, usePageTitle, useSearch, type ChangeSearch } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { DataTable } from '#web/table'
import { listQueue, summariseQueue, type QueueRow, type QueueSummary } from '../../contract/index.ts'
import { clockWords } from '../clocks/words.ts'
import { words } from '../words.ts'
import { columnsOf, pathOf, phoneItem, type Sayings } from './columns.tsx'
import { delayText } from './delay-text.ts'
import { fieldsOf, type BarValue } from './filters.ts'
import { panelOf } from './panel.tsx'
import { Decided, lateOf, Steps } from './Steps.tsx'
import { text } from './text.ts'
import { filterOf, groundOf, viewSearch, type View } from './view.ts'
import styles from './queue.module.css'

/** What is due next and what is late, by step: the first page of the room. */
export default function QueuePage() {
  const t = useMessages(text)
  const [view, change] = useSearch(viewSearch)
  const summary = useCall(
    summariseQueue,
    { query: groundOf(view) },
    { keepPrevious: true, refreshEvery: 60_000 },
  )
  usePageTitle(t('title'))
  const total = summary.data && totals(summary.data)
  return (
    <>
      <PageHead
        title={t('title')}
        {...(total && {
          count: t(total.more ? 'countMore' : 'count', { count: total.count, late: total.late }),
        })}
        actions={
          <>
            <Button component={PageLink} to="/ballistics/clocks" variant="subtle">
              {t('clocks')}
            </Button>
            <Button component={PageLink} to="/ballistics/measures" variant="default">
              {t('measures')}
            </Button>
          </>
        }
      />
      {summary.error && <ErrorNotice error={summary.error} onRetry={() => void summary.refetch()} />}
      {summary.data ? (
        <Queues summary={summary.data} view={view} change={change} />
      ) : (
        !summary.error && <Loading shape="table" />
      )}
    </>
  )
}

function totals({ stages }: QueueSummary) {
  return {
    count: stages.reduce((sum, { count }) => sum + count, 0),
    late: stages.reduce((sum, stage) => sum + lateOf(stage), 0),
    more: stages.some(({ more }) => more),
  }
}

interface QueuesProps {
  readonly summary: QueueSummary
  readonly view: View
  readonly change: ChangeSearch
}

function Queues({ summary, view, change }: QueuesProps) {
  const say = useSayings(summary)
  const { t } = say
  const filter = filterOf(view)
  const list = useCall(
    listQueue,
    { query: { ...filter, ...(view.cursor && { cursor: view.cursor }) } },
    { keepPrevious: true, refreshEvery: 60_000 },
  )
  const rows = list.data?.rows ?? []
  const selected = rows.find(({ id }) => id === view.row)
  const open = (id: string | undefined) => change({ row: id })
  const at = selected ? rows.indexOf(selected) : -1
  const fields = useMemo(() => fieldsOf(t, summary), [t, summary])
  const panel = selected && {
    ...panelOf(selected, rows, say),
    onClose: () => open(undefined),
    onPrevious: at > 0 ? () => open(rows[at - 1]?.id) : undefined,
    onNext: at < rows.length - 1 ? () => open(rows[at + 1]?.id) : undefined,
  }
  return (
    <WithSidePanel panel={panel ?? null}>
      <Steps
        summary={summary}
        chosen={view.stage ?? []}
        onChoose={(stage) => change({ stage: stage ?? undefined, ...FIRST }, { push: true })}
      />
      <Decided summary={summary} />
      <div className={styles.filters}>
        <FilterBar<BarValue>
          fields={fields}
          value={filter}
          onChange={(next) => change({ ...CLEARED, ...next, ...FIRST }, { push: true })}
        />
      </div>
      <QueueTable rows={rows} say={say} view={view} change={change} list={list} />
    </WithSidePanel>
  )
}

/** A changed filter begins at the first page, with nothing open. */
const FIRST = { cursor: undefined, row: undefined }
const CLEARED = { late: undefined, delayed: undefined, agency: undefined, site: undefined, keeper: undefined }

interface TableProps {
  readonly rows: readonly QueueRow[]
  readonly say: Sayings
  readonly view: View
  readonly change: ChangeSearch
  readonly list: ReturnType<typeof useCall<typeof listQueue>>
}

function QueueTable({ rows, say, view, change, list }: TableProps) {
  const { t } = say
  const go = useGo()
  const next = list.data?.next
  return (
    <DataTable
      title={t('tableFiltered')}
      columns={columnsOf(say)}
      rows={rows}
      rowId={(row) => row.id}
      rowLabel={(row) =>
        t(row.kind === null ? 'leadNamed' : 'exhibitNamed', {
          number: row.number,
          stage: t(`stage.${row.stage}`),
        })
      }
      selected={view.row ?? null}
      onSelect={(id) => change({ row: id })}
      onOpen={(id) => {
        const row = rows.find((one) => one.id === id)
        if (row) go(pathOf(row))
      }}
      storageKey="ballistics-queue"
      phone={(row) => phoneItem(say, row)}
      loading={list.isPending}
      tools={
        <>
          {view.cursor && (
            <Button variant="subtle" onClick={() => change(FIRST)}>
              {t('firstPage')}
            </Button>
          )}
          {next && (
            <Button
              variant="default"
              onClick={() => change({ cursor: next, row: undefined }, { push: true })}
            >
              {t('nextPage')}
            </Button>
          )}
        </>
      }
      {...(list.error && { error: <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> })}
      empty={<Nothing filtered={Object.keys(filterOf(view)).length > 0} />}
    />
  )
}

function useSayings({ clocks }: QueueSummary): Sayings {
  const t = useMessages(text)
  const code = useMessages(words)
  const clock = useMessages(clockWords)
  const delay = useMessages(delayText)
  const formats = useFormats()
  const rules = useMemo(() => new Map(clocks.map(({ key, rule }) => [key, rule])), [clocks])
  return { t, code, clock, delay, formats, rules }
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useMessages(text)
  const go = useGo()
  if (!filtered) return <Empty title={t('emptyTitle')}>{t('emptyHelp')}</Empty>
  return (
    <Empty
      title={t('filteredTitle')}
      action={
        <Button variant="default" onClick={() => go('/ballistics')}>
          {t('clear')}
        </Button>
      }
    >
      {t('filteredHelp')}
    </Empty>
  )
}
