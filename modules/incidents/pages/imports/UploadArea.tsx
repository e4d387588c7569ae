import { FileButton, Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { DropArea, NotTaken, Travelling } from '#web/upload'
import { text } from './text.ts'
import type { Uploads } from './useUploads.ts'
import styles from './imports.module.css'

const ACCEPT = '.csv,.tsv,.txt,.xlsx,.json,.geojson,.ndjson,.gz,.zip'

/** Where files are dropped or chosen, what is travelling, and what was not taken in. */
export function UploadArea({ uploads: { sending, send, taken } }: { uploads: Uploads }) {
  const t = useMessages(text)
  return (
    <div className={styles['upload']}>
      <DropArea
        icon={<IconFileUpload size={22} stroke={1.5} aria-hidden />}
        title={t('dropTitle')}
        help={t('dropHelp')}
        onDrop={({ files }) => send([...files])}
      >
        <FileButton
          onChange={(files) => send(files)}
          multiple
          accept={ACCEPT}
          inputProps={{ 'aria-label': t('choose') }}
        >
          {(props) => (
            <Button {...props} disabled={sending.current !== null}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
      </DropArea>
      <Travelling sending={sending} arrived={(name) => t('reading', { name })} />
      {taken.map((record) => (
        <p key={record.id} className={styles['taken']}>
          {t('readyToMap', { name: record.fileName })}{' '}
          <PageLink to={`/incidents/imports/${record.id}`}>{t('mapIt')}</PageLink>
        </p>
      ))}
      <NotTaken sending={sending} />
    </div>
  )
}
