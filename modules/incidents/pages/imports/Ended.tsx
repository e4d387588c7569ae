import { Button } from '@mantine/core'
import { ProblemError, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { PageBody } from '#web/page'
import { PageLink } from '#web/pages'
import { Empty, ErrorNotice } from '#web/states'
import { listImports, readImport, startImport } from '../../contract/index.ts'
import type { Import } from '../../contract/index.ts'
import { ImportHead } from './ImportHead.tsx'
import { noteStart } from './started.ts'
import { text } from './text.ts'
import styles from './imports.module.css'

/** An import that stored nothing: why, what to do, and the way to try again. */
export function Ended({ record, onMapping }: { record: Import; onMapping: () => void }) {
  const t = useMessages(text)
  const { profile, problem } = record
  const again = useChange(startImport, {
    invalidates: [readImport, listImports],
    onSuccess: () => noteStart(record.id),
  })
  const start = () => {
    if (profile) again.mutate({ params: { id: record.id }, body: { profile, saveProfile: false } })
  }
  const cancelled = record.state === 'cancelled'
  return (
    <>
      <ImportHead record={record} />
      <PageBody narrow>
        {cancelled ? (
          <Empty title={t('cancelledTitle')}>{t('cancelledText')}</Empty>
        ) : (
          <div>
            <h2 className={styles['endedTitle']}>{t('failedTitle')}</h2>
            {problem ? (
              <ErrorNotice error={new ProblemError({ ...problem, requestId: '' }, 0)}>
                {t('nothingKept')}
              </ErrorNotice>
            ) : (
              <p>{t('noProblem')}</p>
            )}
          </div>
        )}
        {again.error && <ErrorNotice error={again.error} />}
        <div className={styles['choices']}>
          <Button onClick={start} loading={again.isPending} disabled={!profile}>
            {t('again')}
          </Button>
          <Button variant="default" onClick={onMapping} disabled={!profile}>
            {t('mapIt')}
          </Button>
          <PageLink to="/incidents/imports">{t('otherFile')}</PageLink>
        </div>
      </PageBody>
    </>
  )
}
