import { registerSearch } from '#web/search'
import type { SearchHit } from '#web/search'

/**
 * Lets the command palette find incidents by the start of their number or words of their address. What it needs is
 * fetched with the first search, so that opening the app stays light.
 */
export function searchIncidents(group: string): void {
  registerSearch({
    group,
    minimum: 3,
    search: async (text, signal): Promise<readonly SearchHit[]> => {
      const { findIncidents } = await import('./find.ts')
      return findIncidents(text, signal)
    },
  })
}
