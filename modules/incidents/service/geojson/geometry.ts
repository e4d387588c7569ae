import type { AreaFeature } from '../../contract/index.ts'
import { layerInvalid } from './invalid.ts'

type Geometry = AreaFeature['geometry']
type Ring = number[][]

/** Seven decimals are about a centimetre; more only makes the map slower to load. */
const ROUND = 1e7

export interface Bounds {
  west: number
  south: number
  east: number
  north: number
}

export const noBounds = (): Bounds => ({ west: Infinity, south: Infinity, east: -Infinity, north: -Infinity })

/**
 * A polygon or multipolygon with longitude and latitude only, rings closed, in degrees on WGS 84.
 * `where` names the area in what is said when it cannot be used; `bounds` grows around it.
 */
export function readGeometry(input: unknown, where: string, bounds: Bounds): Geometry {
  const { type, coordinates } = (input ?? {}) as { type?: unknown; coordinates?: unknown }
  if (type === 'Polygon') return { type, coordinates: readPolygon(coordinates, where, bounds) }
  if (type === 'MultiPolygon')
    return { type, coordinates: listOf(coordinates, where).map((one) => readPolygon(one, where, bounds)) }
  if (input === null || input === undefined) throw layerInvalid(`${where} has no geometry.`)
  throw layerInvalid(`${where} is a ${nameOf(type)}. Areas must be polygons.`)
}

function readPolygon(input: unknown, where: string, bounds: Bounds): Ring[] {
  return listOf(input, where).map((ring) => readRing(ring, where, bounds))
}

function readRing(input: unknown, where: string, bounds: Bounds): Ring {
  const ring = listOf(input, where).map((position) => readPosition(position, where, bounds))
  const [first, last] = [ring[0]!, ring.at(-1)!]
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push([...first])
  if (ring.length < 4) throw layerInvalid(`${where} has a ring of fewer than three corners.`)
  return ring
}

function readPosition(input: unknown, where: string, bounds: Bounds): number[] {
  const [x, y] = listOf(input, where)
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x) || !Number.isFinite(y))
    throw layerInvalid(`${where} has a corner without two numbers.`)
  if (Math.abs(x) > 180 || Math.abs(y) > 90)
    throw layerInvalid(
      `${where} has a corner at ${x}, ${y}, which is not longitude and latitude. The file is in another coordinate system; reproject it to WGS 84 (EPSG:4326) first.`,
    )
  bounds.west = Math.min(bounds.west, x)
  bounds.east = Math.max(bounds.east, x)
  bounds.south = Math.min(bounds.south, y)
  bounds.north = Math.max(bounds.north, y)
  return [Math.round(x * ROUND) / ROUND, Math.round(y * ROUND) / ROUND]
}

function listOf(input: unknown, where: string): unknown[] {
  if (Array.isArray(input) && input.length > 0) return input as unknown[]
  throw layerInvalid(`${where} has a polygon without corners.`)
}

const nameOf = (type: unknown) => (typeof type === 'string' ? type.slice(0, 40) : 'shape of no known type')
