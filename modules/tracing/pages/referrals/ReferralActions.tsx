import { Button, Modal, Select, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useChange } from '#web/client'
import { Form, PartialDateInput, problemFields } from '#web/forms'
import { useMessages, useNow } from '#web/messages'
import { notifyDone } from '#web/notices'
import { useMay } from '#web/session'
import {
  followReferral,
  listReferrals,
  readReferral,
  ReferralOutcome,
  sendReferral,
  type Referral,
} from '../../contract/index.ts'
import { text } from './text.ts'

type Step = 'acknowledged' | 'accepted' | 'declined' | 'closed' | 'withdrawn'

/** What can happen next. */
const NEXT: Readonly<Record<Referral['state'], readonly Step[]>> = {
  draft: ['withdrawn'],
  sent: ['acknowledged', 'accepted', 'declined', 'closed', 'withdrawn'],
  acknowledged: ['accepted', 'declined', 'closed', 'withdrawn'],
  accepted: ['closed', 'withdrawn'],
  declined: [],
  closed: [],
  withdrawn: [],
}

/** Change, send, correct, and what became of it. */
export function ReferralActions({ referral, onEdit }: { referral: Referral; onEdit: () => void }) {
  const t = useMessages(text)
  const may = useMay('tracing.refer')
  const [opened, setOpened] = useState<'send' | 'follow' | null>(null)
  const close = () => setOpened(null)
  if (!may) return null
  const draft = referral.state === 'draft'
  return (
    <>
      {referral.mayEdit && (
        <Button variant="default" onClick={onEdit}>
          {t('edit')}
        </Button>
      )}
      {NEXT[referral.state].length > 0 && (
        <Button
          variant={draft || referral.changedSince ? 'default' : 'filled'}
          onClick={() => setOpened('follow')}
        >
          {t('follow')}
        </Button>
      )}
      {(draft || (referral.mayEdit && referral.changedSince)) && (
        <Button
          onClick={() => setOpened('send')}
          leftSection={<IconSend size={16} stroke={1.6} aria-hidden />}
        >
          {t(draft ? 'send' : 'correct')}
        </Button>
      )}
      <Modal opened={opened === 'send'} onClose={close} title={t('sendTitle')}>
        <SendForm referral={referral} onDone={close} />
      </Modal>
      <Modal opened={opened === 'follow'} onClose={close} title={t('follow')}>
        <FollowForm referral={referral} onDone={close} />
      </Modal>
    </>
  )
}

interface FormProps {
  readonly referral: Referral
  readonly onDone: () => void
}

const invalidates = [readReferral, listReferrals]

function SendForm({ referral, onDone }: FormProps) {
  const t = useMessages(text)
  const [on, setOn] = useState(useNow().toISOString().slice(0, 10))
  const [correction, setCorrection] = useState('')
  const send = useChange(sendReferral, {
    invalidates,
    onSuccess: () => {
      notifyDone({ message: t('done') })
      onDone()
    },
  })
  const again = referral.packages.length > 0
  return (
    <Form
      label={t('sendTitle')}
      error={send.error}
      onSubmit={() =>
        send.mutate({ params: { id: referral.id }, body: { version: referral.version, on, correction } })
      }
      actions={
        <Button type="submit" loading={send.isPending}>
          {t(again ? 'correct' : 'send')}
        </Button>
      }
    >
      <p>{t('sendHelp')}</p>
      {again && (
        <Textarea
          label={t('correction')}
          required
          value={correction}
          onChange={(event) => setCorrection(event.currentTarget.value)}
          error={problemFields(send.error).of('correction')}
        />
      )}
      <PartialDateInput label={t('on')} value={on} onChange={setOn} />
    </Form>
  )
}

function FollowForm({ referral, onDone }: FormProps) {
  const t = useMessages(text)
  const steps = NEXT[referral.state]
  const [step, setStep] = useState<Step>(steps[0]!)
  const [outcome, setOutcome] = useState<ReferralOutcome | null>(null)
  const [words, setWords] = useState('')
  const [on, setOn] = useState(useNow().toISOString().slice(0, 10))
  const follow = useChange(followReferral, {
    invalidates,
    onSuccess: () => {
      notifyDone({ message: t('done') })
      onDone()
    },
  })
  const problems = problemFields(follow.error)
  const body = { version: referral.version, step, on, words, outcome: step === 'closed' ? outcome : null }
  return (
    <Form
      label={t('follow')}
      error={follow.error}
      onSubmit={() => follow.mutate({ params: { id: referral.id }, body })}
      actions={
        <Button type="submit" loading={follow.isPending}>
          {t('record')}
        </Button>
      }
    >
      <Select
        label={t('news')}
        data={steps.map((value) => ({ value, label: t(`step.${value}`) }))}
        value={step}
        allowDeselect={false}
        onChange={(value) => setStep(value as Step)}
      />
      {step === 'closed' && (
        <Select
          label={t('outcome')}
          required
          data={ReferralOutcome.options.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          value={outcome}
          onChange={(value) => setOutcome(value as ReferralOutcome | null)}
          error={problems.of('outcome')}
        />
      )}
      <PartialDateInput label={t('on')} value={on} onChange={setOn} error={problems.of('on')} />
      <Textarea
        label={t('words')}
        required={step === 'declined' || step === 'withdrawn'}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={problems.of('words')}
      />
    </Form>
  )
}
