import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useChange, useJob } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody } from '#web/page'
import { ErrorNotice, LongWork } from '#web/states'
import {
  cancelExhibitImport,
  countExhibits,
  listCases,
  listExhibitImports,
  listExhibits,
  readExhibitImport,
  type ExhibitImport,
} from '../../contract/index.ts'
import { text } from './text.ts'
import styles from './import.module.css'

const STALE = [readExhibitImport, listExhibitImports, listExhibits, listCases, countExhibits]

/** A file that is being checked or imported: step, count, and a way to stop it. A reload finds it where it stands. */
export function Running({ record: { fileName, id, jobId, state } }: { record: ExhibitImport }) {
  const t = useMessages(text)
  const client = useQueryClient()
  const stop = useChange(cancelExhibitImport, { invalidates: [readExhibitImport, listExhibitImports] })
  const { progress, connected } = useJob(jobId, () => {
    for (const route of STALE) void client.invalidateQueries({ queryKey: keyOf(route) })
  })
  return (
    <PageBody narrow>
      <LongWork
        title={t(state === 'checking' ? 'checking' : 'importing', { name: fileName })}
        step={progress?.step || t('waiting')}
        done={progress?.done ?? 0}
        total={progress?.total ?? undefined}
        unit={t('rowsUnit')}
        onCancel={() => stop.mutate({ params: { id } })}
      />
      {stop.error && <ErrorNotice error={stop.error} />}
      <p className={styles['quiet']}>{t(connected ? 'leave' : 'lineDown')}</p>
    </PageBody>
  )
}
