import type { Category } from '#contract'
import { useCall } from '#web/client'
import { useFormats, useMessages } from '#web/messages'
import { Facts, Section } from '#web/page'
import { ErrorNotice, Loading } from '#web/states'
import { readPreview } from '../../../platform/retention/contract.ts'
import type { Preview } from '../../../platform/retention/contract.ts'
import { AskPurge } from './AskPurge.tsx'
import { Due } from './Due.tsx'
import { ScheduleForm } from './ScheduleForm.tsx'
import { periodWords, words } from './words.ts'
import styles from './retention.module.css'

/** One category: its schedule, what is due today, and the way to a purge. */
export function CategoryPanel({ category, manages }: { category: Category; manages: boolean }) {
  const t = useMessages(words)
  const preview = useCall(readPreview, { params: { category } }, { staleTime: 0 })
  if (preview.isPending) return <Loading shape="list" />
  if (preview.error) return <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
  const due = preview.data.types.reduce((sum, type) => sum + type.due, 0)
  return (
    <>
      {preview.data.onHold && <p className={styles.warning}>{t('onHoldText')}</p>}
      <Section title={t('due')}>
        <div className={styles.stack}>
          <Due preview={preview.data} />
          {manages && due > 0 && <AskPurge category={category} expected={due} />}
        </div>
      </Section>
      <Section title={t('schedule')}>
        {manages ? (
          <ScheduleForm
            key={preview.data.schedule?.id ?? 'none'}
            category={category}
            schedule={preview.data.schedule}
          />
        ) : (
          <ScheduleFacts preview={preview.data} />
        )}
      </Section>
    </>
  )
}

function ScheduleFacts({ preview: { schedule } }: { preview: Preview }) {
  const t = useMessages(words)
  const { moment } = useFormats()
  if (!schedule) return <p className={styles.quiet}>{t('forEver')}</p>
  return (
    <>
      <Facts
        facts={[
          [t('keptFor'), periodWords(t, schedule)],
          [t('countedFrom'), t(schedule.countedFrom)],
          [t('authority'), schedule.authority],
          [t('remark'), schedule.remark],
        ]}
      />
      <p className={styles.small}>{t('setBy', { name: schedule.setBy, moment: moment(schedule.setAt) })}</p>
    </>
  )
}
