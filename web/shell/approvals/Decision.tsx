import { useState } from 'react'
import { Button, Group, Textarea } from '@mantine/core'
import { useChange } from '#web/client'
import { Form, problemFields } from '#web/forms'
import { useMessages } from '#web/messages'
import { notifyDone } from '#web/notices'
import { ErrorNotice } from '#web/states'
import {
  approveAct,
  countWaiting,
  listActs,
  readAct,
  refuseAct,
  withdrawAct,
} from '../../../platform/acts/contract.ts'
import type { ActItem } from '../../../platform/acts/contract.ts'
import { words } from './words.ts'

const STALE = [listActs, countWaiting, readAct]

/** What the reader can do with a request: decide it, take it back, or only close it. */
export function Decision({ act, onClose }: { act: ActItem; onClose: () => void }) {
  const t = useMessages(words)
  if (act.mayDecide) return <Decide act={act} onClose={onClose} />
  if (act.mine && act.state === 'waiting') return <Withdraw act={act} onClose={onClose} />
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={onClose}>
        {t('close')}
      </Button>
    </Group>
  )
}

function Decide({ act, onClose }: { act: ActItem; onClose: () => void }) {
  const t = useMessages(words)
  const [refusing, setRefusing] = useState(false)
  const approve = useChange(approveAct, {
    invalidates: STALE,
    onSuccess: () => {
      notifyDone({ message: t('approvedDone') })
      onClose()
    },
  })
  if (refusing) return <Refusal act={act} onBack={() => setRefusing(false)} onClose={onClose} />
  return (
    <div>
      {approve.error && <ErrorNotice error={approve.error} />}
      <Group justify="flex-end" gap={8} mt="md">
        <Button variant="subtle" onClick={onClose}>
          {t('back')}
        </Button>
        <Button variant="default" onClick={() => setRefusing(true)}>
          {t('refuse')}
        </Button>
        <Button
          {...(act.warning && { color: 'rust' })}
          loading={approve.isPending}
          onClick={() => approve.mutate({ params: { id: act.id }, body: { hash: act.hash } })}
        >
          {t('approve')}
        </Button>
      </Group>
    </div>
  )
}

function Refusal({ act, onBack, onClose }: { act: ActItem; onBack: () => void; onClose: () => void }) {
  const t = useMessages(words)
  const [reason, setReason] = useState('')
  const refuse = useChange(refuseAct, {
    invalidates: STALE,
    onSuccess: () => {
      notifyDone({ message: t('refusedDone', { name: act.askedBy }) })
      onClose()
    },
  })
  return (
    <Form
      label={t('refuse')}
      onSubmit={() => refuse.mutate({ params: { id: act.id }, body: { reason } })}
      error={refuse.error}
      inputs={['reason']}
      actions={
        <>
          <Button type="submit" loading={refuse.isPending}>
            {t('refuse')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('back')}
          </Button>
        </>
      }
    >
      <Textarea
        label={t('refuseReason')}
        description={t('refuseHelp')}
        autosize
        minRows={2}
        data-autofocus
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={problemFields(refuse.error).of('reason')}
      />
    </Form>
  )
}

function Withdraw({ act, onClose }: { act: ActItem; onClose: () => void }) {
  const t = useMessages(words)
  const withdraw = useChange(withdrawAct, {
    invalidates: STALE,
    onSuccess: () => {
      notifyDone({ message: t('withdrawnDone') })
      onClose()
    },
  })
  return (
    <div>
      {withdraw.error && <ErrorNotice error={withdraw.error} />}
      <Group justify="flex-end" gap={8}>
        <Button variant="subtle" onClick={onClose}>
          {t('close')}
        </Button>
        <Button
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate({ params: { id: act.id } })}
        >
          {t('withdraw')}
        </Button>
      </Group>
    </div>
  )
}
