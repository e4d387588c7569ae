import { useState } from 'react'
import { Button } from '@mantine/core'
import { notifyDone, notifyFailed } from '#web/notices'
import { useChange } from '#web/client'
import { countLeads, listLeads, readLead, tellLead, type Lead } from '../../contract/index.ts'
import { ExamineForm } from './forms/ExamineForm.tsx'
import { UndoForm, WithdrawForm } from './forms/ReasonForm.tsx'
import { useLeadText } from './say.ts'
import styles from './lead.module.css'

/** The next step with a lead: telling it, and what an examiner found. */
export function LeadActions({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const [examining, setExamining] = useState(false)
  const { tell, examine } = lead.may
  return (
    <>
      {examine && (
        <Button variant={tell ? 'default' : 'filled'} onClick={() => setExamining(true)}>
          {t('examine')}
        </Button>
      )}
      {tell && <Tell lead={lead} />}
      {examining && <ExamineForm lead={lead} onClose={() => setExamining(false)} />}
    </>
  )
}

/** Taking back what was wrong: the lead, or its hit. */
export function TakeBack({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const [open, setOpen] = useState(false)
  const { undo, withdraw } = lead.may
  if (!undo && !withdraw) return null
  const TheForm = undo ? UndoForm : WithdrawForm
  return (
    <div className={styles['takeBack']}>
      <Button variant="default" size="compact-sm" onClick={() => setOpen(true)}>
        {t(undo ? 'undo' : 'withdraw')}
      </Button>
      {open && <TheForm lead={lead} onClose={() => setOpen(false)} />}
    </div>
  )
}

/** Tells every agency concerned at once; says who was told and who is left to be called. */
function Tell({ lead }: { lead: Lead }) {
  const t = useLeadText()
  const before = lead.notices.filter((one) => one.about === 'lead')
  const telling = useChange(tellLead, {
    invalidates: [readLead, listLeads, countLeads],
    onSuccess: (told) => {
      const names = told.notices
        .filter(
          ({ about, toldAt, id }) =>
            about === 'lead' && toldAt && !before.some((was) => was.id === id && was.toldAt),
        )
        .map((one) => one.agency)
      notifyDone({ message: names.length > 0 ? t('told', { agencies: names.join(', ') }) : t('toldNobody') })
    },
    onError: notifyFailed,
  })
  return (
    <Button loading={telling.isPending} onClick={() => telling.mutate({ params: { id: lead.id }, body: {} })}>
      {t(before.length > 0 ? 'tellRest' : 'tell')}
    </Button>
  )
}
