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

/** Adds a provider for as long as the window is open; answers with the function that removes it. */
export function registerSearch(provider: SearchProvider): () => void {
  providers.add(provider)
  return () => providers.delete(provider)
}
