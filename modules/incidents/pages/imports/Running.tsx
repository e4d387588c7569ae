import { useState } from 'react'
import { Button, Group, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useChange, useJob } from '#web/client'
import { useMessages, useNow } from '#web/messages'
import { PageBody } from '#web/page'
import { ErrorNotice, LongWork } from '#web/states'
import { cancelImport, listImports, readImport } from '../../contract/index.ts'
import type { Import } from '../../contract/index.ts'
import { ImportHead } from './ImportHead.tsx'
import { sinceStart } from './started.ts'
import { text } from './text.ts'
import styles from './imports.module.css'

/** An import under way: step, count, time, and a way to stop it. A reload finds it where it stands. */
export function Running({ record }: { record: Import }) {
  const t = useMessages(text)
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const elapsed = useElapsed(record.id)
  const { progress, connected } = useJob(record.jobId, () => {
    void client.invalidateQueries({ queryKey: keyOf(readImport) })
    void client.invalidateQueries({ queryKey: keyOf(listImports) })
  })
  const step = progress?.step || t('starting')
  return (
    <>
      <ImportHead record={record} />
      <PageBody narrow>
        <LongWork
          title={t('workTitle', { name: record.fileName })}
          step={elapsed === null ? step : `${step} · ${elapsed}`}
          done={progress?.done ?? 0}
          total={progress?.total ?? undefined}
          unit={t(typeof progress?.total === 'number' ? 'incidents' : 'rows')}
          onCancel={() => setAsking(true)}
        />
        <p className={styles['quiet']}>{t(connected ? 'leave' : 'lineDown')}</p>
      </PageBody>
      <StopDialog record={record} opened={asking} onClose={() => setAsking(false)} />
    </>
  )
}

function useElapsed(id: string): string | null {
  const t = useMessages(text)
  const now = useNow(1_000)
  const passed = sinceStart(id, now.getTime())
  if (passed === null) return null
  const seconds = Math.floor(passed / 1000)
  const time =
    seconds < 60
      ? t('seconds', { count: seconds })
      : t('minutes', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })
  return t('elapsed', { time })
}

interface StopDialogProps {
  record: Import
  opened: boolean
  onClose: () => void
}

function StopDialog({ record, opened, onClose }: StopDialogProps) {
  const t = useMessages(text)
  const stop = useChange(cancelImport, { invalidates: [readImport, listImports], onSuccess: onClose })
  return (
    <Modal opened={opened} onClose={onClose} title={t('stopTitle', { name: record.fileName })} size="sm">
      <p className={styles['dialogText']}>{t('stopText')}</p>
      {stop.error && <ErrorNotice error={stop.error} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="subtle" onClick={onClose}>
          {t('goOn')}
        </Button>
        <Button onClick={() => stop.mutate({ params: { id: record.id } })} loading={stop.isPending}>
          {t('stop')}
        </Button>
      </Group>
    </Modal>
  )
}
