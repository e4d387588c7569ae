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
import { listLists, uploadList, type NetworkList } from '../../contract/index.ts'
import { MayNot } from './parts.tsx'
import { words } from './words.ts'
import styles from './network.module.css'

type Listed = Omit<NetworkList, 'headers' | 'mapping'>

/** Lists of the imaging network that were sent in, and the place to send another. */
export default function ListsPage() {
  return useMay('ballistics.network') ? <Lists /> : <MayNot />
}

function Lists() {
  const t = useMessages(words)
  const go = useGo()
  const columns = useColumns()
  const { data, error, isPending, refetch } = useCall(listLists, {})
  usePageTitle(t('lists'))
  const open = (id: string) => go(`/ballistics/network/lists/${id}`)
  return (
    <>
      <PageHead
        title={t('lists')}
        {...(data && { count: t('listsCount', { count: data.lists.length }) })}
        actions={<PageLink to="/ballistics/network">{t('toNetwork')}</PageLink>}
      />
      <div className={styles['page']}>
        <Upload onTaken={open} />
        <DataTable<Listed>
          title={t('listTitle')}
          columns={columns}
          rows={data?.lists ?? []}
          rowId={(row) => row.id}
          rowLabel={(row) => row.fileName}
          onSelect={open}
          onOpen={open}
          loading={isPending}
          {...(error && { error: <ErrorNotice error={error} onRetry={() => void refetch()} /> })}
          empty={<Empty title={t('noLists')}>{t('noListsText')}</Empty>}
          phone={(row) => ({
            first: row.fileName,
            second: t(row.importedAt ? 'imported' : 'toConfirm'),
            aside: row.report?.rowsRead,
          })}
        />
      </div>
    </>
  )
}

function Upload({ onTaken }: { onTaken: (id: string) => void }) {
  const t = useMessages(words)
  const [file, setFile] = useState<{ name: string; progress: UploadProgress } | null>(null)
  const send = useChange(uploadList, {
    invalidates: [listLists],
    onSuccess: (list) => onTaken(list.id),
    onProgress: (progress) => setFile((now) => now && { ...now, progress }),
  })
  const take = (chosen: File | null) => {
    if (!chosen) return
    setFile({ name: chosen.name, progress: { sent: 0, total: chosen.size } })
    send.mutate({ query: { name: chosen.name.slice(0, 200) }, body: chosen })
  }
  return (
    <>
      <div className={styles['sendIn']}>
        <DropArea
          icon={<IconFileUpload size={22} stroke={1.5} aria-hidden />}
          help={t('dropHelp')}
          onDrop={({ files }) => take(files[0] ?? null)}
        >
          <FileButton
            onChange={take}
            accept=".csv,.tsv,.txt,.xlsx,.gz,.zip"
            inputProps={{ 'aria-label': t('choose') }}
          >
            {(props) => (
              <Button {...props} disabled={send.isPending}>
                {t('choose')}
              </Button>
            )}
          </FileButton>
        </DropArea>
      </div>
      {send.isPending && (
        <div className={styles['inset']}>
          <Travelling sending={{ current: file }} />
        </div>
      )}
      {send.error && (
        <div className={styles['inset']}>
          <ErrorNotice error={send.error} />
        </div>
      )}
    </>
  )
}

function useColumns(): DataColumn<Listed>[] {
  const t = useMessages(words)
  const { number, moment } = useFormats()
  const count = (id: 'new' | 'changed' | 'unchanged' | 'rejected'): DataColumn<Listed> => ({
    id,
    header: t(id),
    kind: 'number',
    cell: (row) => (row.report ? number(row.report[id]) : ''),
  })
  return [
    {
      id: 'file',
      header: t('file'),
      hideable: false,
      cell: (row) => row.fileName,
    },
    { id: 'kind', header: t('kind'), cell: (row) => t(`kind.${row.kind}`) },
    { id: 'state', header: t('state'), cell: (row) => t(row.importedAt ? 'imported' : 'toConfirm') },
    count('new'),
    count('changed'),
    count('unchanged'),
    count('rejected'),
    { id: 'by', header: t('sentBy'), quiet: true, cell: (row) => row.recordedBy },
    { id: 'at', header: t('sentAt'), quiet: true, cell: (row) => moment(row.recordedAt) },
  ]
}
