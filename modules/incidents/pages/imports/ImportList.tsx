import { useFormats, useMessages } from '#web/messages'
import { DataTable } from '#web/table'
import type { DataColumn } from '#web/table'
import { useGo } from '#web/pages'
import { Empty, ErrorNotice } from '#web/states'
import { useCall } from '#web/client'
import { listImports } from '../../contract/index.ts'
import type { Import } from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './imports.module.css'

/** An import as the list has it. */
export type Listed = Omit<Import, 'columns' | 'profile'>

const underWay = (record: Listed) => record.state === 'waiting' || record.state === 'running'
const REFRESH = 3_000

/** The imports of the agency; while one is under way the list looks again every few seconds. */
export function useImports() {
  const list = useCall(listImports, {})
  const busy = list.data?.imports.some(underWay) ?? false
  useCall(listImports, {}, { refreshEvery: busy ? REFRESH : false })
  return list
}

/** Every file that came in, newest first. */
export function ImportList({ list }: { list: ReturnType<typeof useImports> }) {
  const t = useMessages(text)
  const go = useGo()
  const columns = useColumns()
  const { moment } = useFormats()
  const rows = list.data?.imports ?? []
  const open = (id: string) => go(`/incidents/imports/${id}`)
  return (
    <div className={styles['list']}>
      <DataTable<Listed>
        title={t('listTitle')}
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => t('importOf', { name: row.fileName })}
        onSelect={open}
        onOpen={open}
        loading={list.isPending}
        {...(list.error && { error: <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> })}
        empty={<Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>}
        phone={(row) => ({
          first: row.fileName,
          second: [t(`state.${row.state}`), moment(row.createdAt), row.createdBy].join(' · '),
          aside: row.report && t('rowsLine', lineOf(row.report.rows)),
        })}
      />
    </div>
  )
}

const lineOf = (rows: { new: number; changed: number; rejected: number }) => ({
  fresh: rows.new,
  changed: rows.changed,
  rejected: rows.rejected,
})

function useColumns(): DataColumn<Listed>[] {
  const t = useMessages(text)
  const { number, moment } = useFormats()
  const count = (id: 'new' | 'changed' | 'unchanged' | 'rejected', header: string): DataColumn<Listed> => ({
    id,
    header,
    kind: 'number',
    cell: (row) => (row.report ? number(row.report.rows[id]) : ''),
  })
  return [
    {
      id: 'file',
      header: t('file'),
      hideable: false,
      cell: (row) => row.fileName,
    },
    { id: 'state', header: t('state'), cell: (row) => <State record={row} /> },
    {
      id: 'recognised',
      header: t('recognised'),
      quiet: true,
      cell: (row) => row.recognised ?? t('unknownLayout'),
    },
    count('new', t('rowsNew')),
    count('changed', t('rowsChanged')),
    count('unchanged', t('rowsSame')),
    count('rejected', t('rowsRejected')),
    { id: 'who', header: t('who'), quiet: true, cell: (row) => row.createdBy },
    { id: 'when', header: t('when'), quiet: true, cell: (row) => moment(row.createdAt) },
  ]
}

function State({ record }: { record: Listed }) {
  const t = useMessages(text)
  return (
    <span className={styles['state']} data-state={record.state}>
      {t(`state.${record.state}`)}
    </span>
  )
}
