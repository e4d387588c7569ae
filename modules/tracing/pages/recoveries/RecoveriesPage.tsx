import { Button, Menu } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { z } from 'zod'
import { addressOf, useCall } from '#web/client'
import { FilterBar, type FilterField } from '#web/filters'
import { useFormats, useMessages, useNow } from '#web/messages'
import { PageHead } from '#web/page'
import { PageLink, useGo, useSearch } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import {
  Circumstance,
  exportRecoveries,
  FirearmKind,
  listRecoveries,
  recoveryFilter,
  SerialState,
  type RecoveryRow,
} from '../../contract/index.ts'
import { words, type Code } from '../words.ts'
import { text } from './text.ts'
import styles from './recoveries.module.css'

const Search = z.object({
  ...recoveryFilter,
  cursor: z.string().optional(),
  at: z.coerce.number().optional(),
})
type Value = z.output<typeof Search>
const PAGE = 50

/** Recovered guns: filters in the address, newest first, with how each stands with its trace. */
export default function RecoveriesPage() {
  const t = useMessages(text)
  const go = useGo()
  const [search, change] = useSearch(Search)
  const { cursor, at = 1, ...filter } = search
  const raw = asText(filter)
  const list = useCall(
    listRecoveries,
    { query: { ...raw, limit: PAGE, ...(cursor && { cursor }) } },
    { keepPrevious: true },
  )
  const fields = useFields()
  const columns = useColumns()
  const rows = list.data?.rows ?? []
  const total = list.data?.total ?? 0
  return (
    <>
      <PageHead
        title={t('title')}
        count={list.data && t('count', { total, untraced: list.data.untraced })}
        actions={<Actions filter={raw} />}
      />
      <div className={styles['filters']}>
        <FilterBar
          fields={fields}
          value={filter as Value}
          onChange={(next) => change({ ...cleared(filter), ...next, cursor: undefined, at: undefined })}
        />
      </div>
      <DataTable
        title={t('guns', { count: total })}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => t('gunOf', { number: row.caseNumber })}
        onSelect={(id) => go(`/tracing/${id}`)}
        onOpen={(id) => go(`/tracing/${id}`)}
        storageKey="recoveries"
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
    </>
  )
}

/** Lists as the address has them. */
function asText(filter: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value as string)]),
  )
}

const cleared = (filter: object) => Object.fromEntries(Object.keys(filter).map((name) => [name, undefined]))

function Actions({ filter }: { filter: Record<string, string> }) {
  const t = useMessages(text)
  const may = useMay('tracing.write')
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}>
            {t('export')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['csv', 'xlsx'] as const).map((format) => (
            <Menu.Item
              key={format}
              component="a"
              href={addressOf(exportRecoveries, {}, { ...filter, format })}
              download
            >
              {format.toUpperCase()}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {may && (
        <Button
          component={PageLink}
          to="/tracing/new"
          leftSection={<IconPlus size={16} stroke={1.6} aria-hidden />}
        >
          {t('record')}
        </Button>
      )}
    </>
  )
}

function useFields(): FilterField<Value>[] {
  const t = useMessages(text)
  const code = useMessages(words)
  const today = useNow().toISOString().slice(0, 10)
  const options = (list: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: code(`${list}.${value}` as Code) }))
  return [
    { kind: 'dates', from: 'from', to: 'to', label: t('recovered'), today, pinned: true },
    {
      kind: 'choice',
      key: 'traced',
      label: t('trace'),
      pinned: true,
      options: TRACED.map((value) => ({ value, label: t(`traced.${value}`) })),
    },
    {
      kind: 'choice',
      key: 'type',
      label: t('type'),
      multiple: true,
      pinned: true,
      options: options('type', FirearmKind.options),
    },
    {
      kind: 'choice',
      key: 'circumstance',
      label: t('circumstance'),
      multiple: true,
      options: options('circumstance', Circumstance.options),
    },
    {
      kind: 'choice',
      key: 'serial',
      label: t('serial'),
      multiple: true,
      options: options('serial', SerialState.options),
    },
    {
      kind: 'choice',
      key: 'special',
      label: t('special'),
      options: SPECIAL.map((value) => ({ value, label: t(`special.${value}`) })),
    },
    { kind: 'text', key: 'q', label: t('words'), placeholder: t('wordsHelp') },
  ]
}

const TRACED = ['none', 'waiting', 'answered', 'rejected'] as const
const SPECIAL = ['privately-made', 'conversion-device', 'stolen'] as const

function useColumns(): DataColumn<RecoveryRow>[] {
  const t = useMessages(text)
  const code = useMessages(words)
  const { date } = useFormats()
  return [
    {
      id: 'serial',
      header: t('serial'),
      hideable: false,
      cell: (row) => <SerialCell row={row} />,
    },
    { id: 'gun', header: t('gun'), cell: (row) => gunWords(row, code(`type.${row.type}`)) },
    {
      id: 'recovered',
      header: t('recovered'),
      cell: (row) =>
        row.recoveredLatest ? t('noLater', { day: date(row.recoveredOn) }) : date(row.recoveredOn),
    },
    {
      id: 'circumstance',
      header: t('circumstance'),
      quiet: true,
      cell: (row) => code(`circumstance.${row.circumstance}`),
    },
    { id: 'case', header: t('case'), kind: 'record', cell: (row) => row.caseNumber },
    { id: 'tag', header: t('tag'), kind: 'record', quiet: true, cell: (row) => row.propertyTag },
    {
      id: 'trace',
      header: t('trace'),
      cell: (row) =>
        row.trace ? (
          <>
            <PageLink to={`/tracing/traces/${row.trace.id}`}>{row.trace.reference}</PageLink>{' '}
            <span className={styles['quiet']}>{code(`status.${row.trace.status}`).toLowerCase()}</span>
          </>
        ) : (
          <span className={styles['open']}>{t('noTrace')}</span>
        ),
    },
    { id: 'address', header: t('address'), quiet: true, hidden: true, cell: (row) => row.address },
    { id: 'sharedBy', header: t('sharedBy'), quiet: true, hidden: true, cell: (row) => row.sharedBy },
  ]
}

function SerialCell({ row }: { row: RecoveryRow }) {
  const code = useMessages(words)
  const t = useMessages(text)
  return (
    <>
      {row.serialState === 'legible' || row.serialState === 'partial' ? (
        <span className={styles['mono']}>{row.serial}</span>
      ) : (
        <span className={styles['quiet']}>{code(`serial.${row.serialState}`)}</span>
      )}
      {row.readingState === 'differ' && <span className={styles['mark']}>{t('differs')}</span>}
      {row.conversionDevice && <span className={styles['mark']}>{t('converted')}</span>}
      {row.privatelyMade && <span className={styles['mark']}>{t('madeAtHome')}</span>}
    </>
  )
}

const gunWords = ({ make, model, calibre }: RecoveryRow, type: string): string =>
  [type, [make, model].filter(Boolean).join(' '), calibre].filter(Boolean).join(', ')

function usePhone() {
  const code = useMessages(words)
  const t = useMessages(text)
  const { date } = useFormats()
  return (row: RecoveryRow) => ({
    first: gunWords(row, code(`type.${row.type}`)),
    second: [row.serial || code(`serial.${row.serialState}`), date(row.recoveredOn), row.caseNumber].join(
      ' · ',
    ),
    aside: row.trace ? row.trace.reference : t('noTrace'),
  })
}
