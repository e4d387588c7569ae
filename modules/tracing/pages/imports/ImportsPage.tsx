import { Button, Checkbox, FileButton, Select, TextInput } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { z } from 'zod'
import { addressOf, useCall, useChange } from '#web/client'
import { problemFields } from '#web/forms'
import { useFormats, useMessages } from '#web/messages'
import { PageBody, PageHead, Section } from '#web/page'
import { useSearch } from '#web/pages'
import { Empty, ErrorNotice, Loading } from '#web/states'
import {
  downloadRejected,
  ImportKind,
  listImports,
  readImport,
  startImport,
  targets,
  uploadFile,
  type Import,
} from '../../contract/index.ts'
import { words } from '../words.ts'
import { text } from './text.ts'
import styles from './imports.module.css'

const Search = z.object({ open: z.string().optional() })

/** Files of property rooms, stolen guns, traces and dealers: upload, say what the columns hold, store. */
export default function ImportsPage() {
  const t = useMessages(text)
  const code = useMessages(words)
  const { moment } = useFormats()
  const [{ open }, change] = useSearch(Search)
  const list = useCall(listImports, {})
  const upload = useChange(uploadFile, {
    invalidates: [listImports],
    onSuccess: ({ id }) => change({ open: id }),
  })
  const send = (file: File | null) => {
    if (file) upload.mutate({ query: { name: file.name.slice(0, 120) }, body: file })
  }
  return (
    <>
      <PageHead
        title={t('title')}
        count={t('help')}
        actions={
          <FileButton
            onChange={send}
            accept=".csv,.tsv,.txt,.xlsx,.json,.gz,.zip"
            inputProps={{ 'aria-label': t('upload') }}
          >
            {(props) => (
              <Button
                {...props}
                loading={upload.isPending}
                leftSection={<IconFileUpload size={16} stroke={1.6} aria-hidden />}
              >
                {t('upload')}
              </Button>
            )}
          </FileButton>
        }
      />
      <PageBody>
        {upload.error && <ErrorNotice error={upload.error} />}
        {open && <OneImport key={open} id={open} />}
        <Section title={t('earlier')}>
          {list.isPending && <Loading />}
          {list.error && <ErrorNotice error={list.error} />}
          {list.data?.imports.length === 0 && <Empty title={t('none')}>{t('noneHelp')}</Empty>}
          <ul className={styles['list']}>
            {list.data?.imports.map((one) => (
              <li key={one.id}>
                <button type="button" onClick={() => change({ open: one.id })} aria-pressed={one.id === open}>
                  {one.fileName}
                </button>
                <span className={styles['quiet']}>
                  {[
                    code(`import.${one.kind}`),
                    t(`state.${one.state}`),
                    moment(one.createdAt),
                    one.createdBy,
                  ].join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      </PageBody>
    </>
  )
}

const WORKING = 1_500

function OneImport({ id }: { id: string }) {
  const t = useMessages(text)
  const [working, setWorking] = useState(true)
  const one = useCall(readImport, { params: { id } }, { refreshEvery: working ? WORKING : false })
  if (one.isPending) return <Loading />
  if (one.error) return <ErrorNotice error={one.error} />
  const { data } = one
  const busy = data.state === 'waiting' || data.state === 'running'
  if (busy !== working) setWorking(busy)
  return (
    <Section title={data.fileName} note={t(`state.${data.state}`)}>
      {busy && <p role="status">{t('storing', { name: data.fileName })}</p>}
      {data.problem && <ErrorNotice error={{ ...data.problem, requestId: data.id }} />}
      {data.report && <Report one={data} report={data.report} />}
      {(data.state === 'uploaded' || data.state === 'failed') && (
        <Mapping one={data} onStarted={() => setWorking(true)} />
      )}
    </Section>
  )
}

function Report({ one, report }: { one: Import; report: NonNullable<Import['report']> }) {
  const t = useMessages(text)
  return (
    <div className={styles['report']}>
      <p>
        {t('report', {
          rows: report.rows,
          added: report.added,
          changed: report.changed,
          unchanged: report.unchanged,
          rejected: report.rejected,
        })}
      </p>
      {report.recorded > 0 && <p>{t('recorded', { count: report.recorded })}</p>}
      {report.notes.map((note) => (
        <p key={note.code}>{t(`note.${note.code}` as 'note.sent-again', { count: note.rows })}</p>
      ))}
      {report.reasons.map((reason) => (
        <p key={reason.column + reason.reason}>
          {t('reason', {
            count: reason.rows,
            column: reason.column,
            reason: reason.reason,
            remedy: reason.remedy,
          })}
        </p>
      ))}
      {one.rejectedFile && (
        <Button variant="default" component="a" href={addressOf(downloadRejected, { id: one.id })} download>
          {t('rejectedFile')}
        </Button>
      )}
    </div>
  )
}

function Mapping({ one, onStarted }: { one: Import; onStarted: () => void }) {
  const t = useMessages(text)
  const code = useMessages(words)
  const [kind, setKind] = useState(one.kind)
  const [mapping, setMapping] = useState(one.mapping)
  const [room, setRoom] = useState(one.settings.room ?? t('propertyRoom'))
  const [record, setRecord] = useState(one.settings.record ?? true)
  const [asOf, setAsOf] = useState(one.settings.asOf ?? '')
  const start = useChange(startImport, { invalidates: [readImport, listImports], onSuccess: onStarted })
  const problems = problemFields(start.error)
  const headers = one.columns.map(({ header, samples }) => ({
    value: header,
    label: samples[0] ? `${header} (${samples[0].slice(0, 24)})` : header,
  }))
  const settings =
    kind === 'property' ? { room, record } : kind === 'crime-guns' && asOf !== '' ? { asOf } : {}
  return (
    <div className={styles['mapping']}>
      <Select
        label={t('kind')}
        allowDeselect={false}
        data={ImportKind.options.map((value) => ({ value, label: code(`import.${value}`) }))}
        value={kind}
        onChange={(value) => value && setKind(ImportKind.parse(value))}
      />
      {kind === 'property' && (
        <>
          <TextInput
            label={t('room')}
            description={t('roomHelp')}
            value={room}
            onChange={(event) => setRoom(event.currentTarget.value)}
          />
          <Checkbox
            label={t('record')}
            checked={record}
            onChange={(event) => setRecord(event.currentTarget.checked)}
          />
        </>
      )}
      {kind === 'crime-guns' && (
        <TextInput
          type="date"
          label={t('asOf')}
          description={t('asOfHelp')}
          value={asOf}
          error={problems.of('settings.asOf')}
          onChange={(event) => setAsOf(event.currentTarget.value)}
        />
      )}
      <div className={styles['columns']}>
        {targets[kind].map(({ field, required }) => (
          <Select
            key={field}
            label={fieldWords(field)}
            required={required}
            clearable
            searchable
            data={headers}
            value={mapping[field] ?? null}
            error={problems.of(`mapping.${field}`)}
            onChange={(value) => {
              const { [field]: _gone, ...rest } = mapping
              setMapping(value === null ? rest : { ...rest, [field]: value })
            }}
          />
        ))}
      </div>
      {start.error && <ErrorNotice error={start.error} hideFields />}
      <div>
        <Button
          loading={start.isPending}
          onClick={() => start.mutate({ params: { id: one.id }, body: { kind, mapping, settings } })}
        >
          {t('start')}
        </Button>
      </div>
    </div>
  )
}

/** `caseNumber` → Case number. */
function fieldWords(field: string): string {
  const plain = field.replaceAll(/([A-Z])/g, ' $1').toLowerCase()
  return plain.charAt(0).toUpperCase() + plain.slice(1)
}
