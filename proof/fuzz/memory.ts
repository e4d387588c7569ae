import type { RouteShape } from '#contract'

const MOST = 60

/** What earlier answers held, so that later requests meet what exists. */
export interface Memory {
  /** Values a field of this name has held. */
  known(field: string): readonly unknown[]
  /** Identifiers under an address: `/api/incidents/:id/versions` → those of `/api/incidents`. */
  idsAt(path: string): readonly string[]
  /** Identifiers of anything else. */
  idsElsewhere(path: string): readonly string[]
  learn(route: RouteShape, answer: unknown): void
}

/** What a field of an answer is called in a request. */
const OTHER_NAMES: Readonly<Record<string, string>> = { next: 'cursor', link: 'token' }

/** Objects that an answer proposes and a request takes back as they are. */
const WHOLE = new Set(['profile', 'content', 'search', 'payload'])

export function createMemory(): Memory {
  const fields = new Map<string, unknown[]>()
  const ids = new Map<string, string[]>()
  const add = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const held = map.get(key) ?? []
    if (!held.includes(value)) held.push(value)
    if (held.length > MOST) held.splice(held.length % 2 === 0 ? 0 : Math.floor(MOST / 2), 1)
    map.set(key, held)
  }
  const walk = (value: unknown, place: string, depth: number): void => {
    if (depth > 5 || typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value).slice(0, 40)) {
      if (typeof member === 'object') {
        if (WHOLE.has(name) && member !== null) add(fields, name, member)
        walk(member, place, depth + 1)
      } else if (typeof member === 'string' || typeof member === 'number') {
        const field = OTHER_NAMES[name] ?? name
        add(fields, field, field === 'token' ? String(member).split('/').at(-1) : member)
        if (name === 'id') add(ids, depth < 3 ? place : `${place}/parts`, String(member))
        else if (name.endsWith('Id')) add(ids, `/api/${name.slice(0, -2)}s`, String(member))
      }
    }
  }
  return {
    known: (field) => fields.get(field) ?? [],
    idsAt: (path) => ids.get(path) ?? [],
    idsElsewhere: (path) => [...ids].filter(([place]) => place !== path).flatMap(([, held]) => held),
    learn: (route, answer) => walk(answer, collectionOf(route.path), 0),
  }
}

/** The address a route's records are kept under: what stands before its first parameter. */
export const collectionOf = (path: string): string => path.split('/:')[0]!
