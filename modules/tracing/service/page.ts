import { Failure } from '#platform/http'

/** Where the next page begins, opaque to the caller: what the order is by, and the id. */
export const writeCursor = (by: string, id: string): string =>
  Buffer.from(JSON.stringify([by, id])).toString('base64url')

/** @throws Failure `request.invalid` when the cursor is none */
export function readCursor(cursor: string | undefined): readonly [string, string] | undefined {
  if (cursor === undefined) return undefined
  const place = parsed(cursor)
  if (place) return place
  throw new Failure('request.invalid', {
    fields: [
      { path: 'cursor', message: 'This place in the list does not exist. Start from the first page.' },
    ],
  })
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const PLACE = /^\d{4}[-\d T:.Z+]*$/

function parsed(cursor: string): readonly [string, string] | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (!Array.isArray(value) || value.length !== 2) return undefined
    const [by, id] = value as [unknown, unknown]
    return typeof by === 'string' && typeof id === 'string' && ID.test(id) && PLACE.test(by)
      ? [by, id]
      : undefined
  } catch {
    return undefined
  }
}
