import type { ChangedField } from '../contract.ts'
import type { Change } from '../contents/read.ts'

/** What a change held, field by field; fields that stayed as they were are left out. */
export function presentChange({ before, after }: Change): ChangedField[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const [earlier, later] = [inText(was.get(path)), inText(is.get(path))]
    return earlier === later ? [] : [{ path, before: earlier, after: later }]
  })
}

function fieldsOf(value: unknown): Map<string, unknown> {
  if (value === null || value === undefined) return new Map()
  if (typeof value === 'object' && !Array.isArray(value)) return new Map(Object.entries(value))
  return new Map([['value', value]])
}

function inText(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  if (Array.isArray(value)) return value.map((item) => inText(item) ?? '').join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
