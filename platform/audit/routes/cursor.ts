import { Failure } from '#platform/http'
import type { EntryIds } from '../present/ids.ts'

/**
 * The row that a page begins below.
 * @throws Failure `request.invalid` when the cursor is none that was given out
 */
export function placeOf(cursor: string | undefined, ids: EntryIds): number | undefined {
  if (cursor === undefined) return undefined
  const place = ids.find(cursor)
  if (place === undefined)
    throw new Failure('request.invalid', {
      fields: [{ path: 'cursor', message: 'Take the cursor from the page before.' }],
    })
  return place
}
