import { useEffect, useState } from 'react'
import { useCall, useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { PageHead } from '#web/page'
import { useGo } from '#web/pages'
import { NotRead, RecordPage } from '#web/record'
import {
  listRecoveries,
  listRecoveryVersions,
  readRecovery,
  reviseRecovery,
  type Recovery,
} from '../../contract/index.ts'
import { useToGuns } from '../parts/back.ts'
import { contentOf } from './form-values.ts'
import { RecoveryForm } from './RecoveryForm.tsx'
import { text } from './text.ts'

/** Correcting a recovered gun. */
export default function EditRecovery() {
  return <RecordPage back={useToGuns()}>{(id) => <Read id={id} />}</RecordPage>
}

function Read({ id }: { id: string }) {
  const recovery = useCall(readRecovery, { params: { id } })
  if (!recovery.data) return <NotRead of={recovery} />
  return <Edit opened={recovery.data} />
}

function Edit({ opened: now }: { opened: Recovery }) {
  const t = useMessages(text)
  const go = useGo()
  // What was opened stays the ground of the correction, whatever is read again meanwhile.
  const [opened] = useState(now)
  const [done, setDone] = useState(false)
  const revise = useChange(reviseRecovery, {
    invalidates: [readRecovery, listRecoveries, listRecoveryVersions],
    onSuccess: () => {
      notifyDone({ message: t('savedEdit') })
      setDone(true)
    },
  })
  useEffect(() => {
    if (done) go(`/tracing/${opened.id}`)
  }, [done, go, opened.id])
  return (
    <>
      <PageHead title={t('editTitle')} />
      <RecoveryForm
        start={contentOf(opened)}
        edit
        saving={revise.isPending}
        done={done}
        error={revise.error}
        onSave={(content, reason) =>
          revise.mutate({ params: { id: opened.id }, body: { version: opened.version, reason, content } })
        }
        onCancel={() => go(`/tracing/${opened.id}`)}
      />
    </>
  )
}
