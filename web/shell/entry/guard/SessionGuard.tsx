import { lazy, Suspense, useEffect, useRef } from 'react'
import { onRefused, watchAttention } from '#web/client'
import type { Question } from './useQuestions.ts'
import { useInterruption } from './useInterruption.ts'
import { useQuestions } from './useQuestions.ts'

const SessionVeil = lazy(() => import('./SessionVeil.tsx'))
const ConfirmDialog = lazy(() => import('./ConfirmDialog.tsx'))
const PurposeDialog = lazy(() => import('./PurposeDialog.tsx'))

/**
 * Stands once in the shell. What a request was refused for and the person can mend is asked here, over the page:
 * a locked or ended session, a confirmation, a purpose. The request is then repeated by who sent it.
 */
export function SessionGuard() {
  const { questions, ask } = useQuestions()
  const interrupt = useInterruption(ask)
  useEffect(watchAttention, [])
  useEffect(() => {
    const undo = [
      onRefused('session.required', interrupt),
      onRefused('session.confirm', (route, problem) => ask('confirm', { route, problem })),
      onRefused('purpose.needed', (route, problem) => ask('purpose', { route, problem })),
    ]
    return () => {
      for (const one of undo) one()
    }
  }, [ask, interrupt])
  useEscape(questions.at(-1))
  return (
    <Suspense fallback={null}>
      {questions.map((question, index) => (
        <QuestionDialog key={`${question.kind}-${index}`} question={question} />
      ))}
    </Suspense>
  )
}

function QuestionDialog({ question }: { question: Question }) {
  if (question.kind === 'confirm') return <ConfirmDialog question={question} />
  if (question.kind === 'purpose') return <PurposeDialog question={question} />
  return <SessionVeil question={question} locked={question.kind === 'locked'} />
}

/**
 * Escape belongs to the question on top. Without this the dialog of the page below, and what was typed in it,
 * would close too. Listens from the start of the shell, so before any dialog does.
 */
function useEscape(question: Question | undefined): void {
  const top = useRef(question)
  useEffect(() => {
    top.current = question
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const asked = top.current
      if (!asked || event.key !== 'Escape' || event.isComposing) return
      event.stopImmediatePropagation()
      if (asked.kind === 'confirm' || asked.kind === 'purpose') asked.settle(false)
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [])
}
