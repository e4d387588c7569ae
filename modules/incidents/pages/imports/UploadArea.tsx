import { useState } from 'react'
import type { DragEvent } from 'react'
import { ActionIcon, FileButton, Button } from '@mantine/core'
import { IconFileUpload, IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { ErrorNotice, LongWork } from '#web/states'
import { text } from './text.ts'
import type { Uploads } from './useUploads.ts'
import styles from './imports.module.css'

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.json,.geojson,.ndjson,.gz,.zip'
const MEGABYTE = 1_000_000

/** Where files are dropped or chosen, what is travelling, and what was not taken in. */
export function UploadArea({ uploads }: { uploads: Uploads }) {
  const t = useMessages(text)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    uploads.send([...event.dataTransfer.files])
  }
  return (
    <div className={styles['upload']}>
      <div
        className={styles['drop']}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <IconFileUpload size={22} stroke={1.5} aria-hidden />
        <div className={styles['dropText']}>
          <p className={styles['dropTitle']}>{t('dropTitle')}</p>
          <p className={styles['quiet']}>{t('dropHelp')}</p>
        </div>
        <FileButton
          onChange={(files) => uploads.send(files)}
          multiple
          accept={ACCEPT}
          inputProps={{ 'aria-label': t('choose') }}
        >
          {(props) => (
            <Button {...props} disabled={uploads.current !== null}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
      </div>
      <Travelling uploads={uploads} />
      {uploads.taken.map((record) => (
        <p key={record.id} className={styles['taken']}>
          {t('readyToMap', { name: record.fileName })}{' '}
          <PageLink to={`/incidents/imports/${record.id}`}>{t('mapIt')}</PageLink>
        </p>
      ))}
      {uploads.refused.map(({ id, name, error }) => (
        <div key={id} className={styles['refused']}>
          <p className={styles['refusedName']}>
            {t('notTaken', { name })}
            <ActionIcon aria-label={t('dismiss', { name })} onClick={() => uploads.dismiss(id)}>
              <IconX size={16} />
            </ActionIcon>
          </p>
          <ErrorNotice error={error} />
        </div>
      ))}
    </div>
  )
}

function Travelling({ uploads: { current, waiting } }: { uploads: Uploads }) {
  const t = useMessages(text)
  if (!current) return null
  const { sent, total } = current.progress
  const arrived = total > 0 && sent >= total
  return (
    <LongWork
      title={t(arrived ? 'reading' : 'sending', { name: current.name })}
      {...(waiting > 0 && { step: t('queued', { count: waiting }) })}
      done={round(sent)}
      total={arrived ? undefined : round(total)}
      unit="MB"
    />
  )
}

const round = (bytes: number) => Math.max(0.1, Math.round(bytes / (MEGABYTE / 10)) / 10)
