import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { addressOf, ProblemError, useCall, useChange } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import { useMay } from '#web/session'
import { Empty, ErrorNotice } from '#web/states'
import {
  listExhibitImports,
  readExhibitImport,
  rejectedExhibits,
  runExhibitImport,
  type ExhibitImport,
  type ExhibitImportReport,
} from '../../contract/index.ts'
import { useToExhibits } from '../back.ts'
import { MayNot } from './MayNot.tsx'
import { Figures, Rows } from './Report.tsx'
import { Running } from './Running.tsx'
import { text } from './text.ts'
import styles from './import.module.css'

/** Beside the events, in case their line is cut by something between here and the server. */
const LOOK_AGAIN = 5_000
const isBusy = ({ state }: ExhibitImport) => state === 'checking' || state === 'running'

/** One file of exhibits: progress, what would come of it, what came of it, or why nothing was stored. */
export default function ImportPage() {
  const back = useToExhibits()
  if (!useMay('ballistics.write')) return <MayNot />
  return <RecordPage back={back}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const t = useMessages(text)
  const input = { params: { id } }
  const read = useCall(readExhibitImport, input)
  const { data } = read
  useCall(readExhibitImport, input, { refreshEvery: data && isBusy(data) ? LOOK_AGAIN : false })
  usePageTitle(t('importOf', { name: data?.fileName ?? '' }))
  if (!data) return <NotRead of={read} />
  return (
    <>
      <Head record={data} />
      {isBusy(data) && <Running record={data} />}
      {(data.state === 'failed' || data.state === 'cancelled') && <Ended record={data} />}
      {(data.state === 'checked' || data.state === 'done') && data.report && (
        <Report record={data} report={data.report} />
      )}
    </>
  )
}

function Head({ record }: { record: ExhibitImport }) {
  const t = useMessages(text)
  const { bytes, moment } = useFormats()
  const { fileName, format, hasRejected, id, recordedAt, recordedBy, size } = record
  return (
    <PageHead
      title={fileName}
      count={`${t('sentBy', { name: recordedBy, moment: moment(recordedAt) })} · ${bytes(size)}, ${format}`}
      actions={
        <>
          <PageLink to="/ballistics/import">{t('allImports')}</PageLink>
          {hasRejected && (
            <Button
              component="a"
              variant="default"
              href={addressOf(rejectedExhibits, { id })}
              download
              leftSection={<IconDownload size={16} stroke={1.6} />}
            >
              {t('download')}
            </Button>
          )}
          <Start record={record} />
        </>
      }
    />
  )
}

/** Imports a file that was checked, or tries one again. */
function Start({ record: { id, report, state } }: { record: ExhibitImport }) {
  const t = useMessages(text)
  const start = useChange(runExhibitImport, { invalidates: [readExhibitImport, listExhibitImports] })
  const hasNew = report !== null && report.new + report.advanced > 0
  if (state === 'done')
    return (
      <Button component={PageLink} to="/ballistics/exhibits">
        {t('toList')}
      </Button>
    )
  if (isStartable(state) && (hasNew || report === null))
    return (
      <>
        {start.error && <ErrorNotice error={start.error} />}
        <Button onClick={() => start.mutate({ params: { id } })} loading={start.isPending}>
          {t(state === 'checked' ? 'run' : 'again')}
        </Button>
      </>
    )
  return null
}

const isStartable = (state: ExhibitImport['state']) =>
  state === 'checked' || state === 'failed' || state === 'cancelled'

function Report({ record, report }: { record: ExhibitImport; report: ExhibitImportReport }) {
  const t = useMessages(text)
  const isDone = record.state === 'done'
  return (
    <PageBody>
      {!isDone && (
        <p className={styles['say']}>{t(report.new + report.advanced > 0 ? 'notYet' : 'nothing')}</p>
      )}
      <Section title={t(isDone ? 'done' : 'found')}>
        <Figures report={report} isDone={isDone} />
      </Section>
      {report.warnings.length > 0 && (
        <Section title={t('warnings')}>
          <ul>
            {report.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Section>
      )}
      <Rows title={t('problems')} note={t('problemsNote')} rows={report.problems} count={report.rejected} />
      <Rows title={t('notes')} rows={report.notes} count={report.notes.length} />
    </PageBody>
  )
}

/** An import that stored nothing: why, and what to do. */
function Ended({ record: { problem, state } }: { record: ExhibitImport }) {
  const t = useMessages(text)
  return (
    <PageBody narrow>
      {state === 'cancelled' || !problem ? (
        <Empty title={t(state === 'cancelled' ? 'cancelledTitle' : 'failedTitle')}>{t('nothingKept')}</Empty>
      ) : (
        <ErrorNotice error={new ProblemError({ ...problem, requestId: '' }, 0)}>
          {t('nothingKept')}
        </ErrorNotice>
      )}
    </PageBody>
  )
}
