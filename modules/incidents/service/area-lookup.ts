import { areaIndex } from '@throughline/crime-statistics'
import type { Tx } from '#platform/db'
import { findAreas, findEditions, type LayerEdition } from '../store/places.ts'

/** Number of the area that holds a point, or null. */
type Lookup = (longitude: number, latitude: number) => number | null

/** Areas of a point in each of the six layers, null where none. */
type AreaFinder = (longitude: number | null, latitude: number | null) => (number | null)[]

const SLOTS = [1, 2, 3, 4, 5, 6] as const
const KEPT = 24

// Editions never change, so an index stays right for as long as it is kept; the oldest goes first.
const indexes = new Map<string, Lookup>()

/**
 * Finds the areas of points in the layers of the actor's agency. Layers are indexed once in a process.
 * Whoever stores what it answers holds the ground (`holdGround`) first.
 */
export async function areaFinder(tx: Tx): Promise<AreaFinder> {
  const lookups = new Map<number, Lookup>()
  for (const layer of await findEditions(tx)) lookups.set(layer.slot, await lookupOf(tx, layer))
  return (longitude, latitude) =>
    SLOTS.map((slot) =>
      longitude === null || latitude === null ? null : (lookups.get(slot)?.(longitude, latitude) ?? null),
    )
}

/** Lookup in the layer that stands in a slot now; finds nothing where there is none. */
export async function slotLookup(tx: Tx, slot: number): Promise<Lookup> {
  const layer = (await findEditions(tx)).find((one) => one.slot === slot)
  return layer ? lookupOf(tx, layer) : () => null
}

async function lookupOf(tx: Tx, { id, edition }: LayerEdition): Promise<Lookup> {
  const known = indexes.get(edition)
  if (known) return known
  const areas = await findAreas(tx, id)
  const ids = areas.map((area) => area.id)
  const index = areaIndex(areas)
  const lookup: Lookup = (longitude, latitude) => ids[index.find(longitude, latitude)] ?? null
  indexes.set(edition, lookup)
  const [oldest] = indexes.keys()
  if (indexes.size > KEPT && oldest !== undefined) indexes.delete(oldest)
  return lookup
}
