import { useEffect, useMemo, useState } from 'react'
import { ProblemError } from '#web/client'
import type { FieldProblem } from '#contract'
import { useMessages } from '#web/messages'
import type { ReadingWords } from './read.ts'
import { formText } from './text.ts'

/** The sentences for what only the form can know to be wrong. */
export function useReadingWords(): ReadingWords {
  const t = useMessages(formText)
  return useMemo(
    () => ({
      age: (text) => t('badAge', { text }),
      number: (text) => t('badNumber', { text }),
      whole: (text) => t('badWhole', { text }),
      choose: t('choose'),
      required: t('required'),
      bothMoments: t('bothMoments'),
    }),
    [t],
  )
}

/** What the form itself found wrong, in the shape of a refused save. */
export function useRefusal(): (fields: readonly FieldProblem[]) => ProblemError {
  const t = useMessages(formText)
  return useMemo(
    () => (fields) =>
      new ProblemError(
        {
          code: 'form.unreadable',
          sentence: t('checkForm'),
          remedy: t('checkFormRemedy'),
          requestId: '',
          fields: [...fields],
        },
        0,
      ),
    [t],
  )
}

/** What the last attempt failed with; after each failure the focus goes to the first input at fault. */
export function useFailure(): [unknown, (error: unknown) => void] {
  const [failed, setFailed] = useState<unknown>(null)
  useEffect(() => {
    if (failed) document.querySelector<HTMLElement>('form [data-path][aria-invalid="true"]')?.focus()
  }, [failed])
  return [failed, setFailed]
}
