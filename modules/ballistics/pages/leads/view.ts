import { z } from 'zod'
import { Cursor } from '../../../../platform/contract/index.ts'
import { leadFilter } from '../../contract/index.ts'

/** The address of the list: the filter, and the page. */
export const viewSearch = z.object({
  ...leadFilter,
  cursor: Cursor.optional(),
  at: z.coerce.number().int().min(1).optional().describe('Place of the first row of the page'),
})
export type View = z.output<typeof viewSearch>

/** The filter of an address as the routes take it: strings. */
export function filterOf({ cursor: _cursor, at: _at, ...filter }: View): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([name, value]) =>
      value === undefined || value === '' || value === false ? [] : [[name, String(value)]],
    ),
  )
}
