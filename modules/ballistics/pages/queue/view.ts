import { z } from 'zod'
import { QueueCursor, queueFilter, type QueueFilter } from '../../contract/index.ts'

/** The address of the queues: the filter, the page and the row that is open. */
export const viewSearch = z.object({
  ...queueFilter,
  cursor: QueueCursor.optional(),
  row: z.uuid().optional(),
})
export type View = z.output<typeof viewSearch>

/** The filter of an address as the routes take it. */
export function filterOf({ cursor: _cursor, row: _row, ...filter }: View): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter as QueueFilter).flatMap(([name, value]) =>
      value === undefined || String(value) === '' ? [] : [[name, String(value)]],
    ),
  )
}

/** What the counts of the steps are limited to: everything but the step itself and how it stands. */
export const groundOf = (view: View): Record<string, string> =>
  filterOf({ ...view, stage: undefined, late: undefined, delayed: undefined })
