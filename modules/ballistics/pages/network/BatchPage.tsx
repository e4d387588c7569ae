import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { addressOf, useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Facts, PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { useMay } from '#web/session'
import { ErrorNotice } from '#web/states'
import {
  batchSheet,
  listBatches,
  listNetworkQueue,
  readBatch,
  stepBatch,
  type Batch,
  type BatchStep,
} from '../../contract/index.ts'
import { batchWords } from './batch-words.ts'
import { Items } from './BatchItems.tsx'
import { NextStep } from './NextStep.tsx'
import { MayNot } from './parts.tsx'

/** One batch: where it stands, its exhibits, its sheet and its next step. */
export default function BatchPage() {
  return useMay('ballistics.network') ? <OneBatch /> : <MayNot />
}

function OneBatch() {
  const t = useMessages(batchWords)
  return (
    <RecordPage back={{ to: '/ballistics/network/submissions', label: t('allSubmissions') }}>
      {(id) => <Read id={id} />}
    </RecordPage>
  )
}

function Read({ id }: { id: string }) {
  const t = useMessages(batchWords)
  const read = useCall(readBatch, { params: { id } })
  const batch = read.data
  usePageTitle(batch ? t('batchTitle', { number: batch.number }) : t('batch'))
  return batch ? <Whole batch={batch} /> : <NotRead of={read} />
}

function Whole({ batch }: { batch: Batch }) {
  const t = useMessages(batchWords)
  const { day } = useFormats()
  const change = useChange(stepBatch, { invalidates: [readBatch, listBatches, listNetworkQueue] })
  const take = (step: BatchStep) =>
    change.mutate({ params: { id: batch.id }, body: { version: batch.version, step } })
  return (
    <>
      <PageHead
        title={t('batchTitle', { number: batch.number })}
        count={`${t(`state.${batch.state}`)} · ${t('batchCount', { count: batch.exhibits, acquired: batch.acquired })}`}
        actions={<Sheet batch={batch} />}
      />
      <PageBody>
        <Facts
          facts={[
            [t('site'), batch.site],
            [t('contact'), batch.contact],
            [t('remarks'), batch.remarks],
            [t('sent'), batch.sentAt && day(batch.sentAt)],
            [t('carriedBy'), batch.carriedBy],
            [t('receivedAt'), batch.receivedAt && day(batch.receivedAt)],
            [t('receivedBy'), batch.receivedBy],
            [t('due'), batch.dueAt && t(batch.late ? 'overdue' : 'dueBy', { moment: day(batch.dueAt) })],
            [t('madeBy'), `${batch.recordedBy}, ${day(batch.recordedAt)}`],
          ]}
        />
        <Section title={t('next')}>
          <NextStep key={batch.state} batch={batch} busy={change.isPending} onStep={take} />
          {change.error && <ErrorNotice error={change.error} />}
        </Section>
        <Section title={t('exhibits')}>
          <Items batch={batch} busy={change.isPending} onStep={take} />
        </Section>
      </PageBody>
    </>
  )
}

function Sheet({ batch }: { batch: Batch }) {
  const t = useMessages(batchWords)
  const href = (format: 'pdf' | 'csv') => addressOf(batchSheet, { id: batch.id }, { format })
  return (
    <>
      <PageLink to="/ballistics/network/submissions">{t('allSubmissions')}</PageLink>
      <Button component="a" variant="default" href={href('csv')} download>
        {t('sheetCsv')}
      </Button>
      <Button
        component="a"
        variant="default"
        href={href('pdf')}
        download
        leftSection={<IconDownload size={16} stroke={1.6} aria-hidden />}
      >
        {t('sheetPdf')}
      </Button>
    </>
  )
}
