import proj4 from 'proj4'
import { ImportError } from '../failure.ts'
import { positionOf } from './coordinates.ts'
import type { Position } from './coordinates.ts'
import type { Parsed } from './parsed.ts'

/** Brings coordinates of a plane to degrees; 0,0 is "not known", and what leaves the Earth is a problem. */
export type Projector = (x: number, y: number) => Parsed<Position>

/** Systems cities publish in (definitions: EPSG registry), beside UTM and Web Mercator. */
const shipped: Readonly<Record<number, string>> = {
  2225: '+proj=lcc +lat_0=39.3333333333333 +lon_0=-122 +lat_1=41.6666666666667 +lat_2=40 +x_0=2000000.0001016 +y_0=500000.0001016 +datum=NAD83 +units=us-ft +no_defs',
  2227: '+proj=lcc +lat_0=36.5 +lon_0=-120.5 +lat_1=38.4333333333333 +lat_2=37.0666666666667 +x_0=2000000.0001016 +y_0=500000.0001016 +datum=NAD83 +units=us-ft +no_defs',
  2229: '+proj=lcc +lat_0=33.5 +lon_0=-118 +lat_1=35.4666666666667 +lat_2=34.0333333333333 +x_0=2000000.0001016 +y_0=500000.0001016 +datum=NAD83 +units=us-ft +no_defs',
  2236: '+proj=tmerc +lat_0=24.3333333333333 +lon_0=-81 +k=0.999941177 +x_0=200000.0001016 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
  2240: '+proj=tmerc +lat_0=30 +lon_0=-84.1666666666667 +k=0.9999 +x_0=699999.9998984 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
  2248: '+proj=lcc +lat_0=37.6666666666667 +lon_0=-77 +lat_1=39.45 +lat_2=38.3 +x_0=399999.9998984 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
  2263: '+proj=lcc +lat_0=40.1666666666667 +lon_0=-74 +lat_1=41.0333333333333 +lat_2=40.6666666666667 +x_0=300000.0000000001 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
  2272: '+proj=lcc +lat_0=39.3333333333333 +lon_0=-77.75 +lat_1=40.9666666666667 +lat_2=39.9333333333333 +x_0=600000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
  3435: '+proj=tmerc +lat_0=36.6666666666667 +lon_0=-88.3333333333333 +k=0.999975 +x_0=300000.0000000001 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
  3735: '+proj=lcc +lat_0=38 +lon_0=-82.5 +lat_1=40.0333333333333 +lat_2=38.7333333333333 +x_0=600000 +y_0=0 +datum=NAD83 +units=us-ft +no_defs',
  26_985:
    '+proj=lcc +lat_0=37.6666666666667 +lon_0=-77 +lat_1=39.45 +lat_2=38.3 +x_0=400000 +y_0=0 +datum=NAD83 +units=m +no_defs',
}

/** What a PROJ string may consist of; nothing in it names a file or a grid. */
const projString =
  /^(\s*\+(proj|lat_0|lat_1|lat_2|lat_ts|lon_0|k|k_0|x_0|y_0|ellps|datum|a|b|rf|units|to_meter|zone|south|no_defs|type|towgs84)(=[\w.,+-]+)?)+\s*$/

const made = new Map<string, Projector>()

/** The projector for an EPSG code (`EPSG:2263`, `2263`) or a PROJ string. Throws `import.projection_unknown`. */
export function projector(system: string): Projector {
  let known = made.get(system)
  if (known === undefined) {
    known = make(system)
    // Strings come from people; the table must not grow with their attempts.
    if (made.size > 100) made.clear()
    made.set(system, known)
  }
  return known
}

function make(system: string): Projector {
  const definition = definitionOf(system.trim())
  if (definition === null) throw unknown(system)
  try {
    const converter = proj4(definition, 'WGS84')
    return (x, y) => {
      if (x === 0 && y === 0) return { value: null }
      if (!Number.isFinite(x) || !Number.isFinite(y))
        return { problem: `${x}, ${y} is no place in ${system}.` }
      const [longitude, latitude] = converter.forward([x, y]) as [number, number]
      return Number.isFinite(longitude) && Number.isFinite(latitude)
        ? positionOf(longitude, latitude)
        : { problem: `${x}, ${y} is no place in ${system}.` }
    }
  } catch (cause) {
    throw unknown(system, cause)
  }
}

function unknown(system: string, cause?: unknown): ImportError {
  return new ImportError(
    'import.projection_unknown',
    `"${system.slice(0, 80)}" is no coordinate system known here.`,
    { cause },
  )
}

function definitionOf(system: string): string | null {
  if (system.startsWith('+')) return projString.test(system) && system.includes('+proj=') ? system : null
  const code = Number(/^(?:EPSG:)?(\d{4,6})$/i.exec(system)?.[1])
  if (code === 4326 || code === 4269) return '+proj=longlat +datum=WGS84 +no_defs'
  if (code === 3857 || code === 900_913 || code === 102_100) return 'EPSG:3857'
  return shipped[code] ?? utm(code)
}

/** WGS 84 / UTM north (326xx) and south (327xx), NAD83 / UTM (269xx). */
function utm(code: number): string | null {
  const zone = code % 100
  const series = Math.floor(code / 100)
  if (zone < 1 || zone > 60) return null
  if (series === 326) return `+proj=utm +zone=${zone} +datum=WGS84 +units=m +no_defs`
  if (series === 327) return `+proj=utm +zone=${zone} +south +datum=WGS84 +units=m +no_defs`
  return series === 269 && zone <= 23 ? `+proj=utm +zone=${zone} +datum=NAD83 +units=m +no_defs` : null
}
