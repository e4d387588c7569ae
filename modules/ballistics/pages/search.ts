import { registerSearch } from '#web/search'
import type { SearchHit } from '#web/search'

/**
 * Lets the command palette find exhibits by the start of their number, their barcode or their case. What it needs is
 * fetched with the first search, so that opening the app stays light.
 */
export function searchExhibits(group: string): void {
  registerSearch({
    group,
    minimum: 3,
    search: async (text, signal): Promise<readonly SearchHit[]> => {
      const { findExhibits } = await import('./find.ts')
      return findExhibits(text, signal)
    },
  })
}
