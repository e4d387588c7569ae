import { useEffect, useState } from 'react'
import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { call } from '#web/client'
import { useMessages } from '#web/messages'
import { sessionQuery, usePerson } from '#web/session'
import { readSession } from '../../../../platform/access/contract.ts'
import type { Session } from '../../../../platform/access/contract.ts'
import { SessionSteps } from '../SessionSteps.tsx'
import { useSignOut } from '../useSignOut.ts'
import { words } from '../words.ts'
import type { Question } from './useQuestions.ts'

const LAYER = 800

/**
 * Hides the page while its session is locked or over (CJIS Security Policy AC-11), and asks who is there. The page
 * stays as it is underneath, with all that was typed.
 */
export default function SessionVeil({ question, locked }: { question: Question; locked: boolean }) {
  const t = useMessages(words)
  const { email } = usePerson()
  const signOut = useSignOut()
  useHiddenPage()
  return (
    <Modal
      opened
      onClose={() => {}}
      withCloseButton={false}
      closeOnClickOutside={false}
      title={t(locked ? 'lockedTitle' : 'endedTitle')}
      zIndex={LAYER}
      size={400}
      overlayProps={{ style: { background: 'var(--canvas)' } }}
    >
      <p style={{ marginBottom: 14 }}>{t(locked ? 'lockedText' : 'endedText')}</p>
      {question.session && (
        <Steps email={email} session={question.session} onOpen={() => question.settle(true)} />
      )}
      <Button variant="subtle" mt="sm" onClick={signOut} fullWidth>
        {t('leave')}
      </Button>
    </Modal>
  )
}

interface StepsProps {
  email: string
  session: Session
  onOpen: () => void
}

function Steps({ email, session: first, onOpen }: StepsProps) {
  const client = useQueryClient()
  const person = usePerson()
  // Kept apart from the session the page knows, which must not change before someone is signed in again.
  const [session, setSession] = useState(first)
  const take = (next: Session) => {
    if (next.state !== 'open') return setSession(next)
    if (next.person?.id !== person.id) client.removeQueries({ predicate: notSession })
    client.setQueryData(sessionQuery.queryKey, next)
    onOpen()
    void client.invalidateQueries({ predicate: notSession })
  }
  useOpenedElsewhere(take)
  return <SessionSteps session={session} email={email} onSession={take} />
}

const notSession = (query: { queryKey: readonly unknown[] }) => query.queryKey[0] !== sessionQuery.queryKey[0]

/** Another window of this browser may have unlocked the session they share. */
function useOpenedElsewhere(take: (session: Session) => void): void {
  useEffect(() => {
    const look = () => {
      void call(readSession, {}).then(
        (session) => {
          if (session.state === 'open') take(session)
        },
        () => {},
      )
    }
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  })
}

/** Takes the page from sight, from print and from screen readers, and leaves it as it was. */
function useHiddenPage(): void {
  useEffect(() => {
    const root = document.getElementById('root')
    if (!root) return
    root.style.visibility = 'hidden'
    return () => {
      root.style.visibility = ''
    }
  }, [])
}
