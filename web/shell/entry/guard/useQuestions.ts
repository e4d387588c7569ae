import { useCallback, useState } from 'react'
import type { Problem, RouteShape } from '#contract'
import type { Session } from '../../../../platform/access/contract.ts'

export type QuestionKind = 'locked' | 'ended' | 'confirm' | 'purpose'

/** What led to a question: the request that was refused, or what became of the session. */
export interface Reason {
  route?: RouteShape
  problem?: Problem
  session?: Session
}

/** Something the person is asked over the page, while a request waits for the answer. */
export interface Question extends Reason {
  kind: QuestionKind
  settle: (answered: boolean) => void
}

export type Ask = (kind: QuestionKind, reason: Reason) => Promise<boolean>

/** The open questions and the way to put one; its promise settles with the answer. */
export function useQuestions(): { questions: readonly Question[]; ask: Ask } {
  const [questions, setQuestions] = useState<readonly Question[]>([])
  const ask = useCallback<Ask>(
    (kind, reason) =>
      new Promise((resolve) => {
        const question: Question = {
          kind,
          ...reason,
          settle: (answered) => {
            setQuestions((old) => old.filter((one) => one !== question))
            resolve(answered)
          },
        }
        setQuestions((old) => [...old, question])
      }),
    [],
  )
  return { questions, ask }
}
