import type { Database, Tx } from '#platform/db'

/** Results kept in memory until the records they rest on change. */
export interface ResultCache {
  /**
   * The kept result of `key` for people who see the same records as `tx.actor`, or a new one. Equal requests
   * that arrive together are computed once. Permission and audit happen before and after, on every request.
   */
  through<T>(tx: Tx, key: string, compute: () => Promise<T>): Promise<T>
}

interface Entry {
  readonly value: unknown
  readonly weight: number
  readonly until: number
}

const MOST_ENTRIES = 500
const MOST_WEIGHT = 64 * 1024 * 1024
/** A connection that died without a word would tell nothing of changes: nothing is kept for longer than this. */
const LONGEST_MS = 60_000

const caches = new WeakMap<Database, ResultCache>()

/** The one cache of a database's results in this process. */
export function cacheOf(database: Database): ResultCache {
  const known = caches.get(database)
  if (known) return known
  const made = createCache(database)
  caches.set(database, made)
  return made
}

function createCache(database: Database): ResultCache {
  const kept = new Map<string, Entry>()
  const flights = new Map<string, Promise<unknown>>()
  let weight = 0
  // Counts the changes heard of: a result begun before one may rest on what was there before it.
  let generation = 0
  let hears: boolean | 'soon' = false

  const drop = () => {
    generation += 1
    kept.clear()
    flights.clear()
    weight = 0
  }
  const forget = (name: string) => {
    weight -= kept.get(name)?.weight ?? 0
    kept.delete(name)
  }
  const keep = (name: string, value: unknown) => {
    const size = weigh(value)
    if (size > MOST_WEIGHT / 8) return
    forget(name)
    kept.set(name, { value, weight: size, until: performance.now() + LONGEST_MS })
    weight += size
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_ENTRIES && weight <= MOST_WEIGHT) break
      forget(oldest)
    }
  }
  const listen = () => {
    hears = 'soon'
    // Heard after a reconnect too, when changes may have been missed.
    database.listen('incidents_changed', drop).then(
      () => {
        drop()
        hears = true
      },
      () => {
        hears = false
      },
    )
  }
  const fly = async <T>(name: string, compute: () => Promise<T>): Promise<T> => {
    const begun = generation
    const flight = compute()
    flights.set(name, flight)
    try {
      const value = await flight
      if (begun === generation) keep(name, value)
      return value
    } finally {
      if (flights.get(name) === flight) flights.delete(name)
    }
  }

  return {
    async through<T>(tx: Tx, key: string, compute: () => Promise<T>): Promise<T> {
      if (hears === false) listen()
      if (hears !== true) return compute()
      const scope = scopeOf(tx)
      if (scope === null) return compute()
      const name = `${scope} ${key}`
      const entry = kept.get(name)
      if (entry && entry.until > performance.now()) return entry.value as T
      const flight = flights.get(name) as Promise<T> | undefined
      // A flight that fails, such as one whose person left, must not fail those who joined it.
      if (flight) return flight.catch(() => compute())
      return fly(name, compute)
    },
  }
}

/**
 * Everything the rule of sharing looks at when reading: results are shared only where it is the same. Null where
 * single records were opened to the person, which may change without a word here.
 */
function scopeOf({ actor }: Tx): string | null {
  if (actor.seesNamed) return null
  const { agencyId, agencies, categories, ownCategories, clearances, shared } = actor
  const labels = shared.map(({ ownerAgency, category, upTo, fields }) =>
    JSON.stringify([ownerAgency, category, upTo, fields && [...fields].sort()]),
  )
  return JSON.stringify([
    agencyId,
    [...agencies].sort((a, b) => a - b),
    [...categories].sort(),
    [...ownCategories].sort(),
    clearances.includes('sealed'),
    labels.sort(),
  ])
}

/** Name of a result: the route and what was asked of it, the same whatever the order it was asked in. */
export function keyOf(route: string, asked: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(asked)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, isList(value) ? [...value].sort() : value])
  parts.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return `${route} ${JSON.stringify(parts)}`
}

/** Lists of words are sets; lists of numbers, such as bounds, are not. */
const isList = (value: unknown): value is string[] => Array.isArray(value) && typeof value[0] === 'string'

/** Rough bytes of a result; near enough to bound memory. */
function weigh(value: unknown): number {
  if (typeof value === 'string') return 24 + value.length * 2
  if (typeof value !== 'object' || value === null) return 8
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + weigh(one), 32)
  return Object.values(value).reduce<number>((sum, one) => sum + 16 + weigh(one), 48)
}
