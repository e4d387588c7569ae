import { nothing, quote } from './parsed.ts'
import { isMissing } from './missing.ts'
import type { CellOptions, Parsed, Parser } from './parsed.ts'

/** A place in degrees on WGS 84. */
export interface Position {
  readonly longitude: number
  readonly latitude: number
}

/** West, south, east, north in degrees. */
export type Extent = readonly [west: number, south: number, east: number, north: number]

/** Reads a latitude or longitude in decimal degrees; 0 stays 0 here, as only the pair tells whether it is missing. */
export function degreesParser(axis: 'latitude' | 'longitude', options: CellOptions = {}): Parser<number> {
  const missing = options.missing ?? isMissing
  const bound = axis === 'latitude' ? 90 : 180
  return (text) => {
    if (missing(text)) return nothing
    const value = degreesOf(text)
    if (value === null) return { problem: `${quote(text)} is not a ${axis} in degrees.` }
    return Math.abs(value) <= bound
      ? { value }
      : { problem: `${quote(text)} is no ${axis}: it ends at ${bound} degrees.` }
  }
}

const decimal = /^\s*([+-]?\d+(?:\.\d*)?(?:e-?\d+)?)\s*°?\s*([NSEW])?\s*$/i

/** A number of degrees, negative for south and west. */
function degreesOf(text: string): number | null {
  const direct = Number(text)
  if (!Number.isNaN(direct)) return direct
  const found = decimal.exec(text)
  if (!found) return null
  const value = Number(found[1])
  return /[sw]/i.test(found[2] ?? '') ? -Math.abs(value) : value
}

/** Puts a pair together; 0,0 (a point in the Gulf of Guinea) is how systems write "not known". */
export function positionOf(longitude: number, latitude: number): Parsed<Position> {
  if (longitude === 0 && latitude === 0) return nothing
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    return { problem: `${latitude}, ${longitude} is no place on Earth.` }
  }
  return { value: { longitude, latitude } }
}

/**
 * Whether pairs were given the wrong way round: more of them lie in the extent when turned. Without an extent
 * only pairs that are impossible as they stand tell.
 */
export function looksSwapped(positions: readonly Position[], extent?: Extent): boolean {
  let straight = 0
  let turned = 0
  for (const { longitude, latitude } of positions) {
    if (within(longitude, latitude, extent)) straight++
    if (within(latitude, longitude, extent)) turned++
  }
  return turned > straight && turned * 2 > positions.length
}

function within(longitude: number, latitude: number, extent: Extent = [-180, -90, 180, 90]): boolean {
  return longitude >= extent[0] && longitude <= extent[2] && latitude >= extent[1] && latitude <= extent[3]
}

const pair =
  /^\s{0,9}\(?\s{0,9}([+-]?\d+(?:\.\d*)?)\s{0,9}°?\s{0,9}[,; ]\s{0,9}([+-]?\d+(?:\.\d*)?)\s{0,9}°?\s{0,9}\)?\s{0,9}$/

/** Reads two coordinates in one cell, `(41.78, -87.69)`; latitude first unless told otherwise. */
export function pairParser(
  options: CellOptions & { readonly longitudeFirst?: boolean } = {},
): Parser<Position> {
  const { missing = isMissing, longitudeFirst = false } = options
  return (text) => {
    if (missing(text)) return nothing
    const found = pair.exec(text)
    if (!found) return { problem: `${quote(text)} is not a pair of coordinates such as (41.78, -87.69).` }
    const [a, b] = [Number(found[1]), Number(found[2])]
    return longitudeFirst ? positionOf(a, b) : positionOf(b, a)
  }
}
