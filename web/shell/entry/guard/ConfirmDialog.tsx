import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useMessages } from '#web/messages'
import { sessionQuery, useSession } from '#web/session'
import { ProveForm } from '../../account/proof/ProveForm.tsx'
import { words } from '../../account/proof/words.ts'
import type { Question } from './useQuestions.ts'

const LAYER = 700

/** Asks for the proof a privileged act needs; what was about to be done then goes on. */
export default function ConfirmDialog({ question }: { question: Question }) {
  const t = useMessages(words)
  const client = useQueryClient()
  const { account } = useSession()
  return (
    <Modal opened onClose={() => question.settle(false)} title={t('confirmTitle')} zIndex={LAYER} size={400}>
      <p style={{ marginBottom: 14 }}>{t('confirmText')}</p>
      {account && (
        <ProveForm
          account={account}
          onSession={(session) => {
            client.setQueryData(sessionQuery.queryKey, session)
            question.settle(session.state === 'open')
          }}
        />
      )}
      <Button variant="subtle" mt="sm" onClick={() => question.settle(false)} fullWidth>
        {t('cancel')}
      </Button>
    </Modal>
  )
}
