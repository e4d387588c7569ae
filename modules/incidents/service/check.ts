import { firstDay, type FieldProblem } from '#contract'
import { Failure } from '#platform/http'
import type { IncidentContent } from '../contract/index.ts'

/** Fields left empty in a form are not known, which is written one way only. */
export function tidy(content: IncidentContent): IncidentContent {
  return emptyToNull(content) as IncidentContent
}

function emptyToNull(value: unknown): unknown {
  if (value === '') return null
  if (Array.isArray(value)) return value.map(emptyToNull)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, emptyToNull(inner)]))
}

const DAY_MS = 86_400_000
const EARLIEST = '1900-01-01'

/**
 * What a contract cannot say: places have both coordinates or none, and nothing has happened yet that
 * is dated after tomorrow (a day of grace for zones ahead of the server's).
 * @throws Failure `request.invalid` with each field
 */
export function checkContent({ place, occurredOn }: IncidentContent, prefix = '', now = Date.now()): void {
  const fields: FieldProblem[] = []
  const wrong = (path: string, message: string) => fields.push({ path: `${prefix}${path}`, message })
  if (place.latitude === null && place.longitude !== null)
    wrong('place.latitude', 'Give the latitude too, or leave both out.')
  if (place.longitude === null && place.latitude !== null)
    wrong('place.longitude', 'Give the longitude too, or leave both out.')
  const tomorrow = new Date(now + DAY_MS).toISOString().slice(0, 10)
  if (firstDay(occurredOn) > tomorrow) wrong('occurredOn', 'This day has not come yet. Check the date.')
  if (firstDay(occurredOn) < EARLIEST) wrong('occurredOn', 'Write a year from 1900 on.')
  if (fields.length > 0) throw new Failure('request.invalid', { fields })
}

/** Turns what the database refuses of a record into words a person can act on. */
export async function explainRefused<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === UNIQUE && constraint === 'incident_number')
      throw new Failure('incidents.number_taken', { cause: error })
    // Class 22: a moment outside the calendar, or a character that no text column holds.
    if (code?.startsWith('22'))
      throw new Failure('request.invalid', {
        detail: 'A date or a text in the record cannot be stored.',
        cause: error,
      })
    throw error
  }
}

const UNIQUE = '23505'
