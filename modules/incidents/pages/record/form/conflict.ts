import type { FormValues } from './values.ts'

/** A field that both changed. */
export type Contested = Exclude<keyof FormValues, 'version' | 'reason'>

const same = (a: unknown, b: unknown) => JSON.stringify(withoutKeys(a)) === JSON.stringify(withoutKeys(b))

/** Keys only tell rows apart on the screen. */
function withoutKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutKeys)
  if (typeof value !== 'object' || value === null) return value
  const { key: _key, ...rest } = value as { key?: string }
  return Object.fromEntries(Object.entries(rest).map(([name, inner]) => [name, withoutKeys(inner)]))
}

/** Fields that were changed here and there since the record was opened, and not to the same. */
export function contested(opened: FormValues, theirs: FormValues, mine: FormValues): Contested[] {
  return fields(mine).filter(
    (name) =>
      !same(opened[name], theirs[name]) && !same(opened[name], mine[name]) && !same(theirs[name], mine[name]),
  )
}

/** Both changes in one: theirs where only they changed something, and for the contested what was chosen. */
export function merged(
  opened: FormValues,
  theirs: FormValues,
  mine: FormValues,
  keep: 'mine' | 'theirs',
): FormValues {
  const fought = new Set<string>(contested(opened, theirs, mine))
  const taken = fields(mine).filter((name) =>
    fought.has(name) ? keep === 'theirs' : same(opened[name], mine[name]),
  )
  return {
    ...mine,
    ...Object.fromEntries(taken.map((name) => [name, theirs[name]])),
    version: theirs.version,
  }
}

function fields(values: FormValues): Contested[] {
  return Object.keys(values).filter((name) => name !== 'version' && name !== 'reason') as Contested[]
}
