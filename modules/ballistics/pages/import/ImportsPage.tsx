import { useState } from 'react'
import { Button, FileButton } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useCall, useChange, type UploadProgress } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageHead } from '#web/page'
import { PageLink, useGo, usePageTitle } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import { DropArea, Travelling } from '#web/upload'
import { listExhibitImports, uploadExhibits, type ExhibitImport } from '../../contract/index.ts'
import { MayNot } from './MayNot.tsx'
import { text } from './text.ts'
import styles from './import.module.css'

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.zip,.gz'
const LOOK_AGAIN = 3_000
const isBusy = ({ state }: ExhibitImport) => state === 'checking' || state === 'running'

/** Where files of exhibits are sent in, and those that were. */
export default function ImportsPage() {
  return useMay('ballistics.write') ? <Imports /> : <MayNot />
}

function Imports() {
  const t = useMessages(text)
  const list = useCall(listExhibitImports, {})
  const busy = list.data?.imports.some(isBusy) ?? false
  useCall(listExhibitImports, {}, { refreshEvery: busy ? LOOK_AGAIN : false })
  usePageTitle(t('title'))
  return (
    <>
      <PageHead
        title={t('title')}
        {...(list.data && { count: t('count', { count: list.data.imports.length }) })}
        actions={<PageLink to="/ballistics/exhibits">{t('toList')}</PageLink>}
      />
      <div className={styles['page']}>
        <Send />
        <Listed list={list} />
      </div>
    </>
  )
}

function Send() {
  const t = useMessages(text)
  const go = useGo()
  const [sending, setSending] = useState<{ name: string; progress: UploadProgress } | null>(null)
  const upload = useChange(uploadExhibits, {
    invalidates: [listExhibitImports],
    onSuccess: ({ id }) => go(`/ballistics/import/${id}`),
    onProgress: (progress) => setSending((known) => known && { ...known, progress }),
  })
  const send = (file: File | null | undefined) => {
    if (!file || upload.isPending) return
    setSending({ name: file.name, progress: { sent: 0, total: file.size } })
    upload.mutate({ query: { name: file.name.slice(0, 200) }, body: file })
  }
  return (
    <div className={styles['upload']}>
      <DropArea
        icon={<IconFileUpload size={22} stroke={1.5} aria-hidden />}
        title={t('dropTitle')}
        help={t('help')}
        onDrop={({ files }) => send(files[0])}
      >
        <FileButton onChange={send} accept={ACCEPT} inputProps={{ 'aria-label': t('choose') }}>
          {(props) => (
            <Button {...props} disabled={upload.isPending}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
      </DropArea>
      <Travelling sending={{ current: upload.isPending ? sending : null }} />
      {upload.error && (
        <ErrorNotice error={upload.error}>{sending && t('notTaken', { name: sending.name })}</ErrorNotice>
      )}
    </div>
  )
}

function Listed({ list }: { list: ReturnType<typeof useCall<typeof listExhibitImports>> }) {
  const t = useMessages(text)
  const go = useGo()
  const { moment } = useFormats()
  const open = (id: string) => go(`/ballistics/import/${id}`)
  return (
    <div className={styles['list']}>
      <DataTable<ExhibitImport>
        title={t('listTitle')}
        columns={useColumns()}
        rows={list.data?.imports ?? []}
        rowId={(row) => row.id}
        rowLabel={(row) => t('importOf', { name: row.fileName })}
        onSelect={open}
        onOpen={open}
        loading={list.isPending}
        {...(list.error && { error: <ErrorNotice error={list.error} onRetry={() => void list.refetch()} /> })}
        empty={<Empty title={t('emptyTitle')}>{t('emptyText')}</Empty>}
        phone={(row) => ({
          first: row.fileName,
          second: [t(`state.${row.state}`), moment(row.recordedAt), row.recordedBy].join(' · '),
          aside: row.report && t('rowsLine', { fresh: row.report.new, rejected: row.report.rejected }),
        })}
      />
    </div>
  )
}

function useColumns(): DataColumn<ExhibitImport>[] {
  const t = useMessages(text)
  const { number, moment } = useFormats()
  const count = (id: 'rows' | 'new' | 'advanced' | 'known' | 'rejected'): DataColumn<ExhibitImport> => ({
    id,
    header: t(`column.${id}`),
    kind: 'number',
    cell: ({ report }) => (report ? number(report[id]) : ''),
  })
  return [
    { id: 'file', header: t('file'), hideable: false, cell: (row) => row.fileName },
    {
      id: 'state',
      header: t('state'),
      cell: ({ state }) => (
        <span className={styles['state']} data-state={state}>
          {t(`state.${state}`)}
        </span>
      ),
    },
    { id: 'holds', header: t('column.holds'), quiet: true, cell: (row) => t(`holds.${row.holds}`) },
    count('rows'),
    count('new'),
    count('advanced'),
    count('known'),
    count('rejected'),
    { id: 'who', header: t('who'), quiet: true, cell: (row) => row.recordedBy },
    { id: 'when', header: t('when'), quiet: true, cell: (row) => moment(row.recordedAt) },
  ]
}
