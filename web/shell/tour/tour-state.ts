import { useSyncExternalStore } from 'react'

const KEY = 'throughline.tour'
const CLOSED = 'closed'
const listeners = new Set<() => void>()

/** Where the tour stands: a newcomer's begins at its first stop, a closed one waits to be asked for. */
function stand(): number | null {
  const kept = localStorage.getItem(KEY)
  if (kept === CLOSED) return null
  const stop = Number(kept ?? 0)
  return Number.isSafeInteger(stop) && stop >= 0 ? stop : 0
}

/** Leads to a stop, or closes the tour; it stays so in this browser. */
export function leadTo(stop: number | null): void {
  localStorage.setItem(KEY, stop === null ? CLOSED : String(stop))
  for (const listener of listeners) listener()
}

/** Whether the tour is at a stop. */
export const standsAt = (stop: number): boolean => stand() === stop

export const useTourStop = (): number | null =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, stand)
