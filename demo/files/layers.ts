import {
  beatsGeoJson,
  blocksGeoJson,
  coastGeoJson,
  districtsGeoJson,
  placesGeoJson,
  streetsGeoJson,
  type City,
} from '../city/index.ts'

/** A layer of the map as GeoJSON, one feature a line. */
export interface Layer {
  /** `map/districts.geojson`, under `raw/` */
  readonly path: string
  readonly about: string
  readonly features: (city: City) => readonly unknown[]
}

export const layers: readonly Layer[] = [
  {
    path: 'map/districts.geojson',
    about: 'Police districts with name and population',
    features: (city) => districtsGeoJson(city).features,
  },
  {
    path: 'map/beats.geojson',
    about: 'Beats with name, district and population',
    features: (city) => beatsGeoJson(city).features,
  },
  {
    path: 'map/blocks.geojson',
    about: 'Blocks with address, beat, district and population',
    features: (city) => blocksGeoJson(city).features,
  },
  {
    path: 'map/coast.geojson',
    about: 'The land and the islets in the bay',
    features: (city) => coastGeoJson(city).features,
  },
  {
    path: 'map/streets.geojson',
    about: 'Streets with name, and which are main roads',
    features: (city) => streetsGeoJson(city).features,
  },
  {
    path: 'map/places.geojson',
    about: 'Schools, hospitals, dealers, bars, parks, stations and courts, as points',
    features: (city) => placesGeoJson(city).features,
  },
]
