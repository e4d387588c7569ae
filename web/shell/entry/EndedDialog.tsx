import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useChange } from '#web/client'
import { useMessages } from '#web/messages'
import { sessionQuery, usePerson, useSession } from '#web/session'
import { ErrorNotice } from '#web/states'
import { enterDemonstration } from '../../../platform/access/contract.ts'
import type { Session } from '../../../platform/access/contract.ts'
import { useForgetPerson } from './useSignOut.ts'
import { SignInForm } from './SignInForm.tsx'
import { words } from './words.ts'

/** Asks for the password over the page when the server has ended the session; the page stays as it is. */
export default function EndedDialog({ onResume }: { onResume: () => void }) {
  const t = useMessages(words)
  const client = useQueryClient()
  const { email } = usePerson()
  const { demonstration } = useSession()
  const forget = useForgetPerson()
  const resume = () => {
    onResume()
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] })
  }
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={t('endedTitle')}
    >
      <p style={{ marginBottom: 14 }}>{t('endedText')}</p>
      {demonstration ? <EnterAgain onDone={resume} /> : <SignInForm email={email} onDone={resume} />}
      <Button variant="subtle" mt="sm" onClick={() => void forget()} fullWidth>
        {t('endedOther')}
      </Button>
    </Modal>
  )
}

/** Sample accounts have no password to ask for. */
function EnterAgain({ onDone }: { onDone: (session: Session) => void }) {
  const t = useMessages(words)
  const client = useQueryClient()
  const { name, email } = usePerson()
  const enter = useChange(enterDemonstration, {
    onSuccess: (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      onDone(session)
    },
  })
  return (
    <>
      {enter.error && <ErrorNotice error={enter.error} />}
      <Button onClick={() => enter.mutate({ body: { email } })} loading={enter.isPending} fullWidth>
        {t('endedAgain', { name })}
      </Button>
    </>
  )
}
