import { useState } from 'react'
import { Button, Group, Modal, Radio } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Purpose } from '#contract'
import type { Problem } from '#contract'
import { useChange } from '#web/client'
import { Form } from '#web/forms'
import { useMessages } from '#web/messages'
import { purposeWords, sessionQuery, useSession } from '#web/session'
import { choosePurpose } from '../../../../platform/access/contract.ts'
import { words } from '../../account/proof/words.ts'
import type { Question } from './useQuestions.ts'

const LAYER = 700

/** Asks for the purpose that opens what was refused, and opens it. */
export default function PurposeDialog({ question }: { question: Question }) {
  const t = useMessages(words)
  const { purpose: current, purposes } = useSession()
  const named = namedPurposes(question.problem)
  const offered = named.length > 0 ? named : purposes.filter((one) => one !== current)
  const category = question.route?.category
  return (
    <Modal opened onClose={() => question.settle(false)} title={t('purposeTitle')} zIndex={LAYER} size={420}>
      <p style={{ marginBottom: 14 }}>
        {category && `${t('purposeCategory', { category })} `}
        {t(offered.length > 0 ? 'purposeText' : 'purposeNone')}
      </p>
      {offered.length > 0 ? (
        <Choice offered={offered} settle={question.settle} />
      ) : (
        <Button onClick={() => question.settle(false)}>{t('cancel')}</Button>
      )}
    </Modal>
  )
}

/** The purposes the refusal names as fitting. */
function namedPurposes(problem: Problem | undefined): Purpose[] {
  return (problem?.fields ?? []).flatMap(({ path, message }) => {
    const parsed = Purpose.safeParse(message)
    return path === 'purpose' && parsed.success ? [parsed.data] : []
  })
}

function Choice({ offered, settle }: { offered: readonly Purpose[]; settle: Question['settle'] }) {
  const t = useMessages(words)
  const client = useQueryClient()
  const [purpose, setPurpose] = useState<string | null>(offered.length === 1 ? (offered[0] ?? null) : null)
  const [tried, setTried] = useState(false)
  const choose = useChange(choosePurpose, {
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      settle(true)
      // What may be seen changes with the purpose, so every other answer is read again.
      void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
    },
  })
  const send = () => {
    setTried(true)
    const parsed = Purpose.safeParse(purpose)
    if (parsed.success) choose.mutate({ body: { purpose: parsed.data } })
  }
  return (
    <Form
      label={t('purposeTitle')}
      onSubmit={send}
      error={choose.error}
      actions={
        <>
          <Button type="submit" loading={choose.isPending}>
            {t('purposeGo')}
          </Button>
          <Button variant="subtle" onClick={() => settle(false)}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <Radio.Group
        label={t('purposeChoose')}
        value={purpose}
        onChange={setPurpose}
        error={tried && purpose === null ? t('purposeMissing') : null}
      >
        <Group gap={8} mt={6} style={{ flexDirection: 'column', alignItems: 'flex-start' }}>
          {offered.map((one, index) => (
            <Radio
              key={one}
              value={one}
              label={purposeWords(one)}
              data-autofocus={index === 0 || undefined}
            />
          ))}
        </Group>
      </Radio.Group>
    </Form>
  )
}
