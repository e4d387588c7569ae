import { createContext } from 'react'
import type { IncidentContent } from '../../contract/index.ts'

const PARTS = ['victims', 'suspects', 'weapons', 'alerts'] as const

/**
 * What of a version differs from the newest: names of fields (`place.address`), and of people, weapons and
 * alerts by their place in the version (`victims.0`). Something taken off the record since counts too.
 */
export function differences(then: IncidentContent, now: IncidentContent): ReadonlySet<string> {
  const { place: placeThen, ...was } = then
  const { place: placeNow, ...is } = now
  const found = new Set([
    ...fieldsThatDiffer('', was, is),
    ...fieldsThatDiffer('place.', placeThen, placeNow),
  ])
  for (const part of PARTS) for (const path of itemsThatDiffer(part, then[part], now[part])) found.add(path)
  return found
}

function fieldsThatDiffer(prefix: string, was: object, is: object): string[] {
  const later = new Map<string, unknown>(Object.entries(is))
  return Object.entries(was)
    .filter(([name]) => !PARTS.some((part) => part === name))
    .filter(([name, value]) => later.has(name) && !same(value, later.get(name)))
    .map(([name]) => prefix + name)
}

function itemsThatDiffer(
  part: string,
  was: readonly { id?: string | undefined }[],
  is: readonly { id?: string | undefined }[],
): string[] {
  const changed = was.flatMap((item, index) => {
    const later = is.find(({ id }) => id !== undefined && id === item.id)
    return later && same(item, later) ? [] : [`${part}.${index}`]
  })
  const more = is.filter(({ id }) => !was.some((item) => item.id === id)).length
  return more > 0 ? [...changed, `${part}.added`] : changed
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What is marked on the page: empty on the newest version. */
export const Differences = createContext<ReadonlySet<string>>(new Set())
