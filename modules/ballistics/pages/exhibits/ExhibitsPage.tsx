import { useMemo } from 'react'
import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { addressOf, useCall } from '#web/client'
import { FilterBar } from '#web/filters'
import { useFormats, useMessages, useNow } from '#web/messages'
import { PageHead } from '#web/page'
import { PageLink, useGo, usePageTitle, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable, type TableSort } from '#web/table'
import { countExhibits, exportExhibits, type ExhibitSort } from '../../contract/index.ts'
import styles from '../room.module.css'
import { words } from '../words.ts'
import { columnsOf, phoneItem } from './columns.tsx'
import { fieldsOf, fromBar, type BarValue } from './filters.ts'
import { text } from './text.ts'
import { useExhibits } from './useExhibits.ts'
import { filterOf, viewSearch } from './view.ts'

const NONE: readonly { id: number; name: string }[] = []

/** Every exhibit under a filter that the address holds. */
export default function ExhibitsPage() {
  const t = useMessages(text)
  const code = useMessages(words)
  const formats = useFormats()
  const go = useGo()
  const now = useNow(3_600_000)
  const [view, change] = useSearch(viewSearch)
  const filter = filterOf(view)
  const list = useExhibits(view, change)
  const counted = useCall(countExhibits, { query: filter }, { keepPrevious: true })
  const agencies = counted.data?.agencies ?? NONE
  const { exhibits = 0, more = false } = counted.data ?? {}
  const say = { t, code, formats }
  const today = now.toISOString().slice(0, 10)
  const fields = useMemo(() => fieldsOf({ t, code, agencies, today }), [t, code, agencies, today])
  const bar = view as BarValue
  const rows = list.data?.rows ?? []
  const exportable = useMay('ballistics.export')
  const title = t(more ? 'tableMore' : 'tableTitle', { count: exhibits })
  usePageTitle(t('title'))
  return (
    <>
      <PageHead title={t('title')} {...(counted.data && { count: title })} actions={<Actions />} />
      <div className={styles['filters']}>
        <FilterBar
          fields={fields}
          value={bar}
          onChange={(next) => change(fromBar(next, bar), { push: true })}
        />
      </div>
      <DataTable
        title={title}
        columns={columnsOf(say, agencies.length > 1)}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => t('exhibit', { number: row.number })}
        onSelect={(id) => go(`/ballistics/exhibits/${id}`)}
        onOpen={(id) => go(`/ballistics/exhibits/${id}`)}
        sort={sortOf(list.sort)}
        onSort={(sort) => change({ sort: sortName(sort), cursor: undefined, at: undefined })}
        storageKey="exhibits"
        phone={(row) => phoneItem(say, row)}
        tools={exportable && <Export query={{ ...filter, sort: list.sort }} />}
        paging={{
          from: rows.length > 0 ? list.at : 0,
          to: list.at + rows.length - 1,
          total: exhibits,
          more,
          order: t(ORDER[list.sort]),
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

function Export({ query }: { query: Record<string, string> }) {
  const t = useMessages(text)
  return (
    <Menu>
      <Menu.Target>
        <Button variant="subtle" leftSection={<IconDownload size={16} stroke={1.6} />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['csv', 'xlsx'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={addressOf(exportExhibits, undefined, { ...query, format })}
            download
          >
            {t(format)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Actions() {
  const t = useMessages(text)
  return (
    <>
      {useMay('ballistics.write') && (
        <>
          <Button variant="default" component={PageLink} to="/ballistics/scans/send">
            {t('send')}
          </Button>
          <Button variant="default" component={PageLink} to="/ballistics/import">
            {t('import')}
          </Button>
        </>
      )}
      <Enter />
    </>
  )
}

function Enter() {
  const t = useMessages(text)
  if (!useMay('ballistics.write')) return null
  return (
    <Button component={PageLink} to="/ballistics/entry" leftSection={<IconPlus size={16} stroke={1.6} />}>
      {t('enter')}
    </Button>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useMessages(text)
  const go = useGo()
  if (!filtered)
    return (
      <Empty title={t('beginTitle')} action={<Enter />}>
        {t('beginHelp')}
      </Empty>
    )
  return (
    <Empty
      title={t('emptyTitle')}
      action={
        <Button variant="default" onClick={() => go('/ballistics/exhibits')}>
          {t('clear')}
        </Button>
      }
    >
      {t('emptyHelp')}
    </Empty>
  )
}

const ORDER = {
  'recorded-desc': 'newest',
  'recorded-asc': 'oldest',
  'number-asc': 'byNumber',
  'number-desc': 'byNumber',
  'received-desc': 'byReceived',
  'received-asc': 'byReceived',
} as const satisfies Record<ExhibitSort, string>

function sortOf(sort: ExhibitSort): TableSort {
  const [by = 'recorded', way] = sort.split('-')
  return { by, descending: way === 'desc' }
}

const sortName = ({ by, descending }: TableSort) => `${by}-${descending ? 'desc' : 'asc'}` as ExhibitSort
