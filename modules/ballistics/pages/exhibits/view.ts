import { z } from 'zod'
import { Cursor } from '../../../../platform/contract/index.ts'
import { exhibitFilter, ExhibitSort, type ExhibitFilter } from '../../contract/index.ts'

/** The address of the list: the filter, and how it is sorted and paged. */
export const viewSearch = z.object({
  ...exhibitFilter,
  sort: ExhibitSort.optional(),
  cursor: Cursor.optional(),
  at: z.coerce.number().int().min(1).optional().describe('Place of the first row of the page'),
})
export type View = z.output<typeof viewSearch>

/** The filter of an address as the routes take it: strings. */
export function filterOf({ sort: _sort, cursor: _cursor, at: _at, ...filter }: View): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter as ExhibitFilter).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  )
}
