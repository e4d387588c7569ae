import { Failure } from '#platform/http'

const CONSTRAINTS: Readonly<Record<string, string>> = {
  exhibit_number: 'ballistics.number_taken',
  exhibit_barcode: 'ballistics.number_taken',
  casefile_number: 'ballistics.case_exists',
}

/** Turns what the database refuses into words a person can act on. */
export async function explainRefused<T>(writing: Promise<T>): Promise<T> {
  try {
    return await writing
  } catch (error) {
    const { code, constraint = '' } = error as { code?: string; constraint?: string }
    const known = code === '23505' ? CONSTRAINTS[constraint] : undefined
    if (known) throw new Failure(known, { cause: error })
    // Class 22: a moment outside the calendar, or a character that no text column holds.
    if (code?.startsWith('22'))
      throw new Failure('request.invalid', {
        detail: 'A date or a text in the record cannot be stored.',
        cause: error,
      })
    throw error
  }
}
