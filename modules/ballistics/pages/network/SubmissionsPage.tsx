import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { useGo, usePageTitle } from '#web/pages'
import { useMay } from '#web/session'
import { Empty, ErrorNotice, Loading } from '#web/states'
import { DataTable, type DataColumn } from '#web/table'
import { listBatches, listNetworkQueue, type BatchHead } from '../../contract/index.ts'
import { batchWords } from './batch-words.ts'
import { MayNot } from './parts.tsx'
import { Queue } from './Queue.tsx'
import styles from './network.module.css'

/** Exhibits that wait to go to the imaging site, and the batches that went. */
export default function SubmissionsPage() {
  return useMay('ballistics.network') ? <Submissions /> : <MayNot />
}

function Submissions() {
  const t = useMessages(batchWords)
  const queue = useCall(listNetworkQueue, { query: {} })
  const batches = useCall(listBatches, {})
  const columns = useColumns()
  const go = useGo()
  usePageTitle(t('submissions'))
  const open = (id: string) => go(`/ballistics/network/batches/${id}`)
  const { waiting = 0, late = 0 } = queue.data ?? {}
  return (
    <>
      <PageHead
        title={t('submissions')}
        {...(queue.data && {
          count: t('count', { waiting, late: late > 0 ? t('late', { count: late }) : '' }),
        })}
      />
      <PageBody>
        <Section title={t('toSend')} note={t('toSendNote')}>
          {queue.isPending && <Loading shape="list" rows={5} />}
          {queue.error && <ErrorNotice error={queue.error} onRetry={() => void queue.refetch()} />}
          {queue.data &&
            (waiting === 0 ? (
              <p className={styles['quiet']}>{t('nothingWaits')}</p>
            ) : (
              <Queue exhibits={queue.data.exhibits} />
            ))}
        </Section>
      </PageBody>
      <DataTable<BatchHead>
        title={t('batches')}
        columns={columns}
        rows={batches.data?.batches ?? []}
        rowId={(row) => row.id}
        rowLabel={(row) => t('batchTitle', { number: row.number })}
        onSelect={open}
        onOpen={open}
        loading={batches.isPending}
        {...(batches.error && {
          error: <ErrorNotice error={batches.error} onRetry={() => void batches.refetch()} />,
        })}
        empty={<Empty title={t('noBatches')} />}
        phone={(row) => ({
          first: `${row.number}, ${row.site}`,
          second: t(`state.${row.state}`),
          aside: row.exhibits,
        })}
      />
    </>
  )
}

function useColumns(): DataColumn<BatchHead>[] {
  const t = useMessages(batchWords)
  const { day, moment, number } = useFormats()
  return [
    {
      id: 'number',
      header: t('batch'),
      kind: 'record',
      hideable: false,
      cell: (row) => row.number,
    },
    { id: 'site', header: t('site'), cell: (row) => row.site },
    { id: 'state', header: t('state'), cell: (row) => t(`state.${row.state}`) },
    { id: 'exhibits', header: t('exhibits'), kind: 'number', cell: (row) => number(row.exhibits) },
    { id: 'acquired', header: t('entered'), kind: 'number', cell: (row) => number(row.acquired) },
    { id: 'sent', header: t('sent'), cell: (row) => row.sentAt && day(row.sentAt) },
    {
      id: 'due',
      header: t('due'),
      cell: (row) =>
        row.dueAt && (
          <span data-late={row.late || undefined} className={styles['due']}>
            {t(row.late ? 'overdue' : 'dueBy', { moment: day(row.dueAt) })}
          </span>
        ),
    },
    {
      id: 'by',
      header: t('madeBy'),
      quiet: true,
      cell: (row) => `${row.recordedBy}, ${moment(row.recordedAt)}`,
    },
  ]
}
