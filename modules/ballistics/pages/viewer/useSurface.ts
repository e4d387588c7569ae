import { useEffect, useState } from 'react'
import { callBytes, ProblemError } from '#web/client'
import { readSurfaceOf } from '../../contract/index.ts'
import { decodeSurface, drawableOf } from './surface.ts'
import type { Drawable } from './surface.ts'

/** More samples a side than any prepared surface has: it comes as it was compared. */
const WHOLE = 1024

interface Loaded {
  readonly surface: Drawable | null
  readonly error: ProblemError | null
  readonly retry: () => void
}

/** What came of one asking. */
interface Outcome {
  readonly asked: string
  readonly surface: Drawable | null
  readonly error: ProblemError | null
}

/** The heights of a scan. They are let go when the page is left: a few of them fill the memory of a phone. */
export function useSurface(id: string, form: 'original' | 'prepared' = 'prepared'): Loaded {
  const [attempt, setAttempt] = useState(0)
  const asked = `${id} ${form} ${attempt}`
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  useEffect(() => {
    const aborter = new AbortController()
    callBytes(readSurfaceOf, { params: { id }, query: { side: WHOLE, form } }, aborter.signal)
      .then((bytes) => {
        if (!aborter.signal.aborted)
          setOutcome({ asked, surface: drawableOf(decodeSurface(bytes)), error: null })
      })
      .catch((error: unknown) => {
        if (!aborter.signal.aborted) setOutcome({ asked, surface: null, error: problemOf(error) })
      })
    return () => aborter.abort()
  }, [id, form, asked])
  // What was asked before is not shown under the name of what is asked now.
  const { surface, error } = outcome?.asked === asked ? outcome : { surface: null, error: null }
  return { surface, error, retry: () => setAttempt(attempt + 1) }
}

function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  const sentence = error instanceof Error ? error.message : 'The surface could not be read.'
  return new ProblemError(
    {
      code: 'page.failed',
      sentence,
      remedy: 'Try again. If it fails once more, tell your administrator.',
      requestId: '',
    },
    0,
  )
}
