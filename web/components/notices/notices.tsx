import { lazy, Suspense } from 'react'
import { asProblem } from '#web/client'
import { remember, useNoticeHistory } from './history.ts'

/** Fetched with the first notice: most pages open without one. */
const load = () => import('./shown.tsx')
const Shown = lazy(load)

/** Where notices appear: bottom left. Stands once in the shell. */
export function Notices() {
  const any = useNoticeHistory().length > 0
  return <Suspense fallback={null}>{any && <Shown />}</Suspense>
}

export interface DoneNotice {
  /** What happened: "Alder imported, 112 new incidents". */
  message: string
  /** Takes it back. */
  undo?: () => void
}

/** Says that something was done, for six seconds, with a way to undo it where there is one. */
export function notifyDone(notice: DoneNotice): void {
  remember(notice.message, false)
  void load().then(({ showDone }) => showDone(notice))
}

/** Says what failed, and stays until it is closed. */
export function notifyFailed(error: unknown): void {
  const problem = asProblem(error)
  remember(problem.sentence, true)
  void load().then(({ showFailed }) => showFailed(problem))
}
