import { useEffect, useState } from 'react'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageHead } from '#web/page'
import { useGo } from '#web/pages'
import { listRecoveries, recordRecovery } from '../../contract/index.ts'
import { emptyContent } from './form-values.ts'
import { RecoveryForm } from './RecoveryForm.tsx'
import { text } from './text.ts'

/** Entering a recovered gun. */
export default function NewRecovery() {
  const t = useMessages(text)
  const go = useGo()
  const [saved, setSaved] = useState<string | null>(null)
  const record = useChange(recordRecovery, {
    invalidates: [listRecoveries],
    onSuccess: (recovery) => {
      notifyDone({ message: t('saved', { number: recovery.caseNumber }) })
      setSaved(recovery.id)
    },
  })
  // Leaving waits until the guard knows that everything is saved.
  useEffect(() => {
    if (saved) go(`/tracing/${saved}`)
  }, [saved, go])
  return (
    <>
      <PageHead title={t('newTitle')} />
      <RecoveryForm
        start={emptyContent}
        edit={false}
        saving={record.isPending}
        done={saved !== null}
        error={record.error}
        onSave={(content) => record.mutate({ body: content })}
        onCancel={() => go('/tracing')}
      />
    </>
  )
}
