import { useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useCall } from '#web/client'
import { useMessages } from '#web/messages'
import { ErrorNotice, Loading } from '#web/states'
import { readAgreement } from '../../../platform/sharing/contract.ts'
import type { Grant } from '../../../platform/sharing/contract.ts'
import { GivePanel } from './GivePanel.tsx'
import { words } from './words.ts'

/** Hands on what was received with the right to, to another party of the agreement it came under. */
export function HandOn({ grant }: { grant: Grant }) {
  const t = useMessages(words)
  const [open, setOpen] = useState(false)
  const { name } = grant.from
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('onwardLabel', { name })}
        onClick={() => setOpen(true)}
      >
        {t('onward')}
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={t('onwardTitle', { name })}>
        <Onward grant={grant} onDone={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function Onward({ grant, onDone }: { grant: Grant; onDone: () => void }) {
  const { data, error } = useCall(readAgreement, { params: { id: grant.agreement.id } })
  if (error) return <ErrorNotice error={error} />
  return data ? <GivePanel agreement={data} via={grant} onDone={onDone} /> : <Loading shape="form" rows={4} />
}
