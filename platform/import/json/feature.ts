import { flatten } from './flatten.ts'
import type { Flat } from './flatten.ts'
import { isGeometry, pointOf, toWkt } from './geometry.ts'

/** Columns of a feature: its properties, its id, and where it lies. */
export function flattenFeature(feature: object): Flat {
  const { properties, geometry, id } = feature as { properties?: unknown; geometry?: unknown; id?: unknown }
  const flat = properties !== null && typeof properties === 'object' ? flatten(properties) : flatten({})
  if ((typeof id === 'string' || typeof id === 'number') && !flat.cells.has('id'))
    flat.cells.set('id', String(id))
  const point = pointOf(geometry)
  if (point !== null) {
    flat.cells.set(free(flat, 'longitude'), point[0])
    flat.cells.set(free(flat, 'latitude'), point[1])
  } else if (isGeometry(geometry)) flat.cells.set(free(flat, 'geometry'), toWkt(geometry))
  return flat
}

/** A property may already be called so; then the geometry says where it comes from. */
function free(flat: Flat, name: string): string {
  return flat.cells.has(name) ? `geometry.${name}` : name
}
