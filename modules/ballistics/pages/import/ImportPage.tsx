import { useState } from 'react'
import { Button, FileButton } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useChange, type UploadProgress } from '#web/client'
import { useMessages } from '#web/messages'
import { Facts, PageBody, PageHead, Section } from '#web/page'
import { PageLink, usePageTitle } from '#web/pages'
import { ErrorNotice, LongWork } from '#web/states'
import {
  countExhibits,
  importExhibits,
  listCases,
  listExhibits,
  type ExhibitImport,
  type RowProblem,
} from '../../contract/index.ts'
import styles from '../room.module.css'
import { text } from './text.ts'

/** A file of exhibits: first what would come of it, then all of it at once. */
export default function ImportPage() {
  const t = useMessages(text)
  const [file, setFile] = useState<File | null>(null)
  const [sent, setSent] = useState<UploadProgress | null>(null)
  usePageTitle(t('title'))
  const trial = useChange(importExhibits, { onProgress: setSent })
  const run = useChange(importExhibits, {
    invalidates: [listExhibits, listCases, countExhibits],
    onProgress: setSent,
  })
  const choose = (chosen: File | null) => {
    if (!chosen) return
    setFile(chosen)
    run.reset()
    trial.mutate({ query: { name: chosen.name, try: true }, body: chosen })
  }
  const start = () => file && run.mutate({ query: { name: file.name }, body: file })
  const busy = trial.isPending || run.isPending
  const report = run.data ?? trial.data
  const failed = run.error ?? trial.error
  const fresh = report !== undefined && report.new + report.advanced > 0
  return (
    <>
      <PageHead title={t('title')} actions={<PageLink to="/ballistics/exhibits">{t('toList')}</PageLink>} />
      <PageBody narrow>
        <p>{t('help')}</p>
        <div>
          <FileButton onChange={choose} accept=".csv,.tsv,.txt,.xlsx,.zip,.gz">
            {(props) => (
              <Button
                {...props}
                variant={report && !run.data && fresh ? 'default' : 'filled'}
                disabled={busy}
                leftSection={<IconFileUpload size={16} stroke={1.6} />}
              >
                {t(file === null ? 'choose' : 'other')}
              </Button>
            )}
          </FileButton>
        </div>
        {busy && (
          <LongWork
            title={t('trying', { name: file?.name ?? '' })}
            done={sent?.sent ?? 0}
            total={sent && sent.sent < sent.total ? sent.total : undefined}
            unit={t('bytes')}
          />
        )}
        {failed && !busy && <ErrorNotice error={failed} />}
        {report && !busy && (
          <Section title={t(run.data ? 'done' : 'found', { name: file?.name ?? '' })}>
            <Figures report={report} />
            {!run.data &&
              (fresh ? (
                <Button mt={14} onClick={start}>
                  {t('run')}
                </Button>
              ) : (
                <p>{t('nothing')}</p>
              ))}
          </Section>
        )}
        {report && !busy && <Rows title={t('problems')} note={t('problemsNote')} rows={report.problems} />}
        {report && !busy && <Rows title={t('notes')} rows={report.notes} />}
      </PageBody>
    </>
  )
}

function Figures({ report }: { report: ExhibitImport }) {
  const t = useMessages(text)
  const exhibits = report.holds === 'exhibits'
  return (
    <Facts
      facts={[
        [t('holds'), t(exhibits ? 'holdsExhibits' : 'holdsAcquisitions')],
        [t('rows'), report.rows],
        [t('new'), exhibits && report.new],
        [t(exhibits ? 'advancedExhibits' : 'advancedAcquisitions'), report.advanced],
        [t('known'), report.known],
        [t('repeated'), report.repeated],
        [t('rejected'), report.rejected],
        [t('newCases'), report.newCases > 0 && report.newCases],
        [t('unnumbered'), report.unnumbered > 0 && report.unnumbered],
      ]}
    />
  )
}

interface RowsProps {
  title: string
  note?: string
  rows: readonly RowProblem[]
}

function Rows({ title, note, rows }: RowsProps) {
  const t = useMessages(text)
  if (rows.length === 0) return null
  return (
    <Section title={title} note={rows.length}>
      {note && <p className={styles['quiet']}>{note}</p>}
      <ul>
        {rows.map(({ row, column, reason, remedy }) => (
          <li key={`${row}${reason}`}>
            <strong>{[t('row', { row }), column].filter(Boolean).join(', ')}</strong> {reason} {remedy}
          </li>
        ))}
      </ul>
    </Section>
  )
}
