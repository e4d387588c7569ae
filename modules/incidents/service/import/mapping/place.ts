import {
  degreesParser,
  numberParser,
  pairParser,
  positionOf,
  projector,
  wkbParser,
  wktParser,
  type Parsed,
  type Position,
} from '#platform/import'
import type { Profile, Target } from '../../../contract/index.ts'
import { blank, filled, remembered, unusable, type Cell } from './cell.ts'
import type { Columns } from './columns.ts'

/** Where it happened, in degrees rounded to a millionth (a tenth of a metre), and the areas that hold it. */
export interface Spot {
  readonly latitude: number
  readonly longitude: number
  /** Area ids by slot; null where no area of the layer holds the point. */
  readonly areas: readonly (number | null)[]
}

/** Finds the areas of a point, one for each of the six slots. */
export type Locate = (latitude: number, longitude: number) => readonly (number | null)[]

type Row = readonly string[]

/** Reads the place of a row: degrees if the file has them, else a point in one cell, else projected X and Y. */
export function spotReader(columns: Columns, profile: Profile, locate: Locate): (row: Row) => Cell<Spot> {
  const readers = [degrees(columns), point(columns), projected(columns, profile)].filter(
    (one) => one !== null,
  )
  const settle = (cell: Cell<Position>): Cell<Spot> => {
    if (cell.value === null) return cell as Cell<never>
    const latitude = Math.round(cell.value.latitude * 1e6) / 1e6
    const longitude = Math.round(cell.value.longitude * 1e6) / 1e6
    return { value: { latitude, longitude, areas: locate(latitude, longitude) }, notes: cell.notes }
  }
  const [first, ...more] = readers.map((read) => settled(read, settle))
  if (!first) return () => blank
  if (more.length === 0) return first
  return (row) => {
    const spot = first(row)
    if (spot.value !== null) return spot
    for (const read of more) {
      const other = read(row)
      if (other.value !== null) return other
    }
    return spot
  }
}

interface Pair {
  readonly at: readonly number[]
  readonly read: (texts: readonly string[]) => Cell<Position>
}

/** Blocks repeat in a city's file, so a place is worked out once for its texts. */
function settled({ at, read }: Pair, settle: (cell: Cell<Position>) => Cell<Spot>): (row: Row) => Cell<Spot> {
  const known = remembered((key: string) => settle(read(key.split('\u0000'))), 30_000)
  const [a, b] = at as [number, number | undefined]
  return b === undefined ? (row) => known(row[a]!) : (row) => known(`${row[a]!}\u0000${row[b]!}`)
}

const zero = 'coordinates 0, 0 mean "not known"'
const mend = 'Correct the coordinates in the source, or leave the cells empty.'

function asCell(parsed: Parsed<Position>, column: string, text: string): Cell<Position> {
  if ('problem' in parsed)
    return unusable(column, text, 'no place on Earth, stored without coordinates', mend)
  return parsed.value ? filled(parsed.value) : blank
}

function degrees(columns: Columns): Pair | null {
  const at = pairOf(columns, 'incident.latitude', 'incident.longitude')
  if (!at) return null
  const [latitudeHeader, longitudeHeader] = at.map((index) => columns.headers[index]!) as [string, string]
  const latitude = degreesParser('latitude', { missing: columns.missing('incident.latitude') })
  const longitude = degreesParser('longitude', { missing: columns.missing('incident.longitude') })
  return {
    at,
    read: ([latitudeText = '', longitudeText = '']) => {
      const north = latitude(latitudeText)
      const east = longitude(longitudeText)
      if ('problem' in north) return asCell(north, latitudeHeader, latitudeText)
      if ('problem' in east) return asCell(east, longitudeHeader, longitudeText)
      if (north.value === 0 && east.value === 0) return unusable(latitudeHeader, '0', zero, mend)
      if (north.value !== null && east.value !== null)
        return asCell(positionOf(east.value, north.value), latitudeHeader, latitudeText)
      if (north.value === null && east.value === null) return blank
      return unusable(latitudeHeader, latitudeText, 'only one of the two coordinates', mend)
    },
  }
}

function point(columns: Columns): Pair | null {
  const [at] = columns.placesOf('incident.point')
  if (at === undefined) return null
  const header = columns.headers[at]!
  const missing = { missing: columns.missing('incident.point') }
  const pair = pairParser(missing)
  const wkt = wktParser(missing)
  const wkb = wkbParser(missing)
  return {
    at: [at],
    read: ([text = '']) =>
      asCell(
        /point/i.test(text) ? wkt(text) : /^[0-9a-fx\\]{40,}/i.test(text) ? wkb(text) : pair(text),
        header,
        text,
      ),
  }
}

function projected(columns: Columns, profile: Profile): Pair | null {
  const at = pairOf(columns, 'incident.x', 'incident.y')
  if (!at || profile.epsg === undefined) return null
  const header = columns.headers[at[0]!]!
  const toDegrees = projector(`EPSG:${profile.epsg}`)
  const x = numberParser({ missing: columns.missing('incident.x') })
  const y = numberParser({ missing: columns.missing('incident.y') })
  return {
    at,
    read: ([xText = '', yText = '']) => {
      const east = x(xText)
      const north = y(yText)
      if ('problem' in east) return unusable(header, xText, 'not a number', mend)
      if ('problem' in north) return unusable(columns.headers[at[1]!]!, yText, 'not a number', mend)
      if (east.value === null || north.value === null) return blank
      if (east.value === 0 && north.value === 0) return unusable(header, '0', zero, mend)
      return asCell(toDegrees(east.value, north.value), header, `${xText}, ${yText}`)
    },
  }
}

function pairOf(columns: Columns, first: Target, second: Target): number[] | null {
  const [a] = columns.placesOf(first)
  const [b] = columns.placesOf(second)
  return a === undefined || b === undefined ? null : [a, b]
}
