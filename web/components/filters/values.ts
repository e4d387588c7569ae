import type { FilterField, KeyOf } from './types.ts'

/** The keys a field reads and writes. */
export function keysOf<P>(field: FilterField<P>): readonly KeyOf<P>[] {
  return field.kind === 'dates' ? [field.from, field.to] : [field.key]
}

/** A value of the address as text; undefined when it is not set. */
export function textOf<P extends object>(value: P, key: KeyOf<P>): string | undefined {
  const found: unknown = value[key]
  return typeof found === 'string' && found !== '' ? found : undefined
}

/** A value of the address as a list, whether it is held as one or as a single word. */
export function listOf<P extends object>(value: P, key: KeyOf<P>): readonly string[] {
  const found: unknown = value[key]
  if (Array.isArray(found)) return found.filter((item) => typeof item === 'string')
  return typeof found === 'string' && found !== '' ? [found] : []
}

export function isSet<P extends object>(value: P, field: FilterField<P>): boolean {
  return keysOf(field).some((key) => listOf(value, key).length > 0)
}

/** The address with some keys changed; what is undefined or empty leaves it altogether. */
export function withKeys<P extends object>(value: P, change: Readonly<Record<string, unknown>>): P {
  const kept = Object.entries({ ...value, ...change }).filter(
    ([, item]) => item !== undefined && item !== '' && !(Array.isArray(item) && item.length === 0),
  )
  // Keys only leave here, and filters are optional in an address: what remains is still a P.
  return Object.fromEntries(kept) as P
}

/** The address without any of these filters; segments keep theirs, as they hide no record. */
export function cleared<P extends object>(value: P, fields: readonly FilterField<P>[]): P {
  const keys = fields.filter((field) => field.kind !== 'segment').flatMap((field) => keysOf(field))
  return withKeys(value, Object.fromEntries(keys.map((key) => [key, undefined])))
}
