import type { RouteShape } from '#contract'

const MOST = 60

/** What earlier answers held, so that later requests meet what exists. */
export interface Memory {
  /** From now on things are learnt by, and looked up for, people of this agency. */
  turnTo(agencyId: number | null): void
  /** Values a field of this name has held, those of the agency first. */
  known(field: string): readonly unknown[]
  /** The agency's identifiers under an address: `/api/incidents/:id/versions` → those of `/api/incidents`. */
  idsAt(path: string): readonly string[]
  /** Identifiers of anything else, and of anyone else. */
  idsElsewhere(path: string): readonly string[]
  learn(route: Pick<RouteShape, 'path'>, answer: unknown): void
}

/** What a field of an answer is called in a request. */
const OTHER_NAMES: Readonly<Record<string, string>> = { next: 'cursor', link: 'token' }

/** Objects that an answer proposes and a request takes back as they are. */
const WHOLE = new Set(['profile', 'content', 'search', 'payload'])

export function createMemory(): Memory {
  const fields = new Map<string, unknown[]>()
  const ids = new Map<string, string[]>()
  let agency = 'nobody'
  const mine = (name: string) => `${agency} ${name}`
  const add = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const held = map.get(key) ?? []
    if (!held.includes(value)) held.push(value)
    if (held.length > MOST) held.splice(held.length % 2 === 0 ? 0 : Math.floor(MOST / 2), 1)
    map.set(key, held)
  }
  const learnField = (field: string, value: unknown) => {
    add(fields, field, value)
    add(fields, mine(field), value)
  }
  const walk = (value: unknown, place: string, depth: number): void => {
    if (depth > 5 || typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value).slice(0, 40)) {
      if (typeof member === 'object') {
        if (WHOLE.has(name) && member !== null) learnField(name, member)
        walk(member, place, depth + 1)
      } else if (typeof member === 'string' || typeof member === 'number') {
        const field = OTHER_NAMES[name] ?? name
        learnField(field, field === 'token' ? String(member).split('/').at(-1) : member)
        if (name === 'id') add(ids, mine(depth < 3 ? place : `${place}/parts`), String(member))
        else if (name.endsWith('Id')) add(ids, mine(`/api/${name.slice(0, -2)}s`), String(member))
      }
    }
  }
  return {
    turnTo: (agencyId) => void (agency = String(agencyId)),
    known: (field) => fields.get(mine(field)) ?? fields.get(field) ?? [],
    idsAt: (path) => ids.get(mine(path)) ?? [],
    idsElsewhere: (path) => [...ids].filter(([place]) => place !== mine(path)).flatMap(([, held]) => held),
    learn: (route, answer) => walk(answer, collectionOf(route.path), 0),
  }
}

/** The address a route's records are kept under: what stands before its first parameter. */
export const collectionOf = (path: string): string => path.split('/:')[0]!
