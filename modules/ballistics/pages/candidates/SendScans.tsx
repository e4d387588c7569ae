import { useState, type DragEvent } from 'react'
import { ActionIcon, Button, FileButton, NumberInput, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useMessages } from '#web/messages'
import { PageLink } from '#web/pages'
import { ErrorNotice, LongWork } from '#web/states'
import { Mark } from '../../contract/index.ts'
import { text } from './text.ts'
import { useScanUploads, type MarkChoice, type ScanUploads } from './useScanUploads.ts'
import styles from './candidates.module.css'

const ACCEPT = '.x3p,.plux,.sur,.tif,.tiff,.csv'
const MEGABYTE = 1_000_000

/** Where scans of an exhibit are dropped or chosen, what is travelling, and what was not taken in. */
export function SendScans({ exhibitId, isBullet }: { exhibitId: string; isBullet: boolean }) {
  const t = useMessages(text)
  const uploads = useScanUploads(exhibitId)
  const [over, setOver] = useState(false)
  const [choice, setChoice] = useState<MarkChoice>({
    mark: isBullet ? 'bullet-land' : 'breech-face',
    land: 1,
  })
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    uploads.send([...event.dataTransfer.files], choice)
  }
  return (
    <div className={styles['scans']}>
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
        <div className={styles['dropText']}>
          <p className={styles['dropTitle']}>{t('dropTitle')}</p>
          <p className={styles['quiet']}>
            {t('dropHelp')}{' '}
            <PageLink to="/ballistics/scans/send" underline="always">
              {t('toSend')}
            </PageLink>
          </p>
        </div>
        <Select
          label={t('markOf')}
          value={choice.mark}
          allowDeselect={false}
          w={150}
          onChange={(mark) => setChoice((old) => ({ ...old, mark: Mark.parse(mark) }))}
          data={Mark.options.map((value) => ({ value, label: t(`mark.${value}`) }))}
        />
        {choice.mark === 'bullet-land' && (
          <NumberInput
            label={t('land')}
            min={1}
            max={30}
            w={80}
            value={choice.land}
            onChange={(land) => setChoice((old) => ({ ...old, land: Number(land) || 1 }))}
          />
        )}
        <FileButton
          onChange={(files) => uploads.send(files, choice)}
          multiple
          accept={ACCEPT}
          inputProps={{ 'aria-label': t('choose') }}
        >
          {(props) => (
            <Button {...props} variant="default" disabled={uploads.current !== null}>
              {t('choose')}
            </Button>
          )}
        </FileButton>
      </div>
      <Travelling uploads={uploads} />
      {uploads.refused.map(({ id, name, error }) => (
        <div key={id}>
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

function Travelling({ uploads: { current, waiting } }: { uploads: ScanUploads }) {
  const t = useMessages(text)
  if (!current) return null
  const { sent, total } = current.progress
  const arrived = total > 0 && sent >= total
  return (
    <LongWork
      title={t(arrived ? 'arrived' : 'sending', { name: current.name })}
      {...(waiting > 0 && { step: t('queued', { count: waiting }) })}
      done={round(sent)}
      total={arrived ? undefined : round(total)}
      unit="MB"
    />
  )
}

const round = (bytes: number) => Math.max(0.1, Math.round(bytes / (MEGABYTE / 10)) / 10)
