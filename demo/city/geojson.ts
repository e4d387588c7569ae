import type { Feature, FeatureCollection, LineString, Polygon, Point as GeoPoint } from 'geojson'
import type { Area, City, Point, Ring } from './types.ts'

/** Mean radius of the earth in metres. */
const EARTH = 6_371_008.8
const DEGREES = 180 / Math.PI

type Position = [longitude: number, latitude: number]

/**
 * From metres in the city's plane to degrees (WGS 84) to six decimals, about a decimetre: the plane that
 * touches the earth at the city's origin, good to a metre across one city.
 */
export function toDegrees({ origin: [longitude, latitude] }: City): (point: Point) => Position {
  const across = DEGREES / (EARTH * Math.cos(latitude / DEGREES))
  return ({ x, y }) => [sixDecimals(longitude + x * across), sixDecimals(latitude + (y * DEGREES) / EARTH)]
}

const sixDecimals = (degrees: number) => Math.round(degrees * 1e6) / 1e6

export const districtsGeoJson = (city: City): FeatureCollection<Polygon> =>
  areas(city, city.districts, (district) => ({ code: String(district.id + 1), ...areaFacts(district) }))

export const beatsGeoJson = (city: City): FeatureCollection<Polygon> =>
  areas(city, city.beats, (beat) => ({
    // The number that its name begins with; its first digit is the district's.
    code: beat.name.split(' ', 1)[0],
    ...areaFacts(beat),
    district: city.districts[beat.district]!.name,
  }))

export const blocksGeoJson = (city: City): FeatureCollection<Polygon> =>
  areas(city, city.blocks, ({ id, address, beat, district, population }) => ({
    id,
    address,
    beat: city.beats[beat]!.name,
    district: city.districts[district]!.name,
    population,
  }))

/** The land: the city first, then the islets in its bay. */
export const coastGeoJson = (city: City): FeatureCollection<Polygon> =>
  areas(
    city,
    [city.coast, ...city.islands].map((ring, id) => ({ id, ring })),
    ({ id }) => ({ name: id === 0 ? city.name : 'Islet' }),
  )

export function streetsGeoJson(city: City): FeatureCollection<LineString> {
  const position = toDegrees(city)
  const features = city.streets.map(({ id, name, line, arterial }): Feature<LineString> => ({
    type: 'Feature',
    properties: { id, name, arterial },
    geometry: { type: 'LineString', coordinates: line.map(position) },
  }))
  return { type: 'FeatureCollection', features }
}

export function placesGeoJson(city: City): FeatureCollection<GeoPoint> {
  const position = toDegrees(city)
  const features = city.places.map(({ id, name, kind, block, point }): Feature<GeoPoint> => ({
    type: 'Feature',
    properties: { id, name, kind, address: city.blocks[block]!.address },
    geometry: { type: 'Point', coordinates: position(point) },
  }))
  return { type: 'FeatureCollection', features }
}

const areaFacts = ({ name, population }: Area) => ({ name, population })

function areas<T extends { readonly ring: Ring }>(
  city: City,
  list: readonly T[],
  facts: (area: T) => Record<string, unknown>,
): FeatureCollection<Polygon> {
  const position = toDegrees(city)
  const features = list.map((area): Feature<Polygon> => {
    const ring = area.ring.map(position)
    return {
      type: 'Feature',
      properties: facts(area),
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]!]] },
    }
  })
  return { type: 'FeatureCollection', features }
}
