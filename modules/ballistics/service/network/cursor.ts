import { Failure } from '#platform/http'

/** A place in a list as the caller keeps it; opaque to them. */
export const writeCursor = (place: readonly string[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url')

const DAY = /^\d{4}-\d\d-\d\d$/
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** @throws Failure request.invalid where it is no place of this list */
export function readCursor(cursor: string, kind: 'lead' | 'pair'): string[] {
  const place = parsed(cursor)
  const fits =
    place.every((part) => typeof part === 'string' && part.length < 200 && !part.includes('\0')) &&
    DAY.test(String(place[0])) &&
    (kind === 'lead' ? place.length === 2 && UUID.test(String(place[1])) : place.length === 3)
  if (!fits)
    throw new Failure('request.invalid', {
      fields: [
        { path: 'cursor', message: 'This place in the list does not exist. Start from the first page.' },
      ],
    })
  return place as string[]
}

function parsed(cursor: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return []
  }
}
