import { useEffect, useRef } from 'react'

/** One line of the command palette. */
export interface SearchHit {
  id: string
  label: string
  /** A second, quieter line. */
  detail?: string
  /** Where it leads; or what it does. */
  path?: string
  run?: () => void
}

/** A source of lines: a room's records, found by number or words. */
export interface SearchProvider {
  /** Heading of its lines in the palette. */
  group: string
  /** Fewest characters worth asking for; 2 unless said. */
  minimum?: number
  search: (text: string, signal: AbortSignal) => Promise<readonly SearchHit[]>
}

const providers = new Set<SearchProvider>()

/** What the palette asks, in the order it was registered. */
export function searchProviders(): readonly SearchProvider[] {
  return [...providers]
}

/**
 * Lets the command palette search a page's records while the page is open. A room that should be found from
 * everywhere registers with `registerSearch` in its pages' index instead.
 */
export function useSearchProvider(provider: SearchProvider): void {
  const current = useRef(provider)
  useEffect(() => {
    current.current = provider
  })
  const { group, minimum } = provider
  useEffect(() => {
    const entry: SearchProvider = {
      group,
      search: (text, signal) => current.current.search(text, signal),
      ...(minimum === undefined ? {} : { minimum }),
    }
    return registerSearch(entry)
  }, [group, minimum])
}

/** Adds a provider for as long as the window is open; answers with the function that removes it. */
export function registerSearch(provider: SearchProvider): () => void {
  providers.add(provider)
  return () => providers.delete(provider)
}
