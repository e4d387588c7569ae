import { useEffect, useSyncExternalStore } from 'react'

/** Wide pages keep the open navigation; maps and charts ask for the rail. Each kind remembers what was chosen. */
type Kind = 'plain' | 'map'

const KEY = { plain: 'throughline.navigation.plain', map: 'throughline.navigation.map' } as const
const listeners = new Set<() => void>()
let kind: Kind = 'plain'

function isRail(): boolean {
  const chosen = localStorage.getItem(KEY[kind])
  return chosen ? chosen === 'rail' : kind === 'map'
}

function tell(): void {
  for (const listener of listeners) listener()
}

/** Turns the navigation from open to rail and back, for this kind of page. */
export function toggleRail(): void {
  localStorage.setItem(KEY[kind], isRail() ? 'open' : 'rail')
  tell()
}

/** Whether the navigation is the narrow rail now. */
export function useRail(): boolean {
  return useSyncExternalStore(subscribe, isRail)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says which kind of page is on the screen. */
export function useRailRequest(rail: boolean): void {
  useEffect(() => {
    kind = rail ? 'map' : 'plain'
    tell()
  }, [rail])
}
