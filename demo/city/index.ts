export { buildCity, type CityNames, type CityScale } from './build.ts'
export {
  beatsGeoJson,
  blocksGeoJson,
  coastGeoJson,
  districtsGeoJson,
  placesGeoJson,
  streetsGeoJson,
  toDegrees,
} from './geojson.ts'
export type {
  Agency,
  AgencyKey,
  Area,
  Beat,
  Block,
  City,
  Place,
  PlaceKind,
  Point,
  Ring,
  Street,
} from './types.ts'
