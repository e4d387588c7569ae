import { useSyncExternalStore } from 'react'

const KEPT = 50

/** One notice that was shown in this window. */
export interface PastNotice {
  id: number
  /** ISO moment. */
  at: string
  message: string
  failed: boolean
}

let history: readonly PastNotice[] = []
let last = 0
const listeners = new Set<() => void>()

/** Keeps a notice for the list behind the bell. */
export function remember(message: string, failed: boolean): void {
  last += 1
  history = [{ id: last, at: new Date().toISOString(), message, failed }, ...history].slice(0, KEPT)
  for (const listener of listeners) listener()
}

/** The notices of this window, newest first. */
export function useNoticeHistory(): readonly PastNotice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => history,
  )
}
