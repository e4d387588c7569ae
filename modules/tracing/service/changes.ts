import type { RecoveryContent, RecoveryVersion } from '../contract/index.ts'

type Change = RecoveryVersion['changes'][number]

/** What differs between two states, field by field: `firearm.serial`, `people.2.last`, people counted from 1. */
export function changesBetween(before: RecoveryContent, after: RecoveryContent): Change[] {
  const [was, is] = [flat(before), flat(after)]
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((path) => {
    const [from, to] = [was.get(path) ?? null, is.get(path) ?? null]
    return from === to ? [] : [{ path, from, to }]
  })
}

function flat(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) value.forEach((one, at) => flat(one, `${path}.${at + 1}`, into))
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) {
      if (name !== 'id') flat(inner, path ? `${path}.${name}` : name, into)
    }
  else if (value !== null && value !== undefined && value !== '' && value !== false)
    into.set(path, said(value))
  return into
}

const said = (value: unknown): string => (value === true ? 'yes' : String(value as string | number))
