import type { AreaFeature, Layer } from '../contract/index.ts'
import type { LayerState } from '../service/places.ts'
import type { AreaRow } from '../store/places.ts'

/** A boundary layer as lists and maps need it. */
export function presentLayer(layer: LayerState): Layer {
  return {
    id: layer.id,
    name: layer.name,
    one: layer.one,
    slot: layer.slot,
    areas: layer.areas,
    populated: layer.populated,
    populationYear: layer.population_year,
    credit: layer.credit,
    bounds: layer.bounds,
    outside: layer.outside,
    sharedBy: layer.shared_by,
  }
}

/** The areas of a layer as GeoJSON. */
export function presentAreas(areas: readonly AreaRow[]): {
  type: 'FeatureCollection'
  features: AreaFeature[]
} {
  return {
    type: 'FeatureCollection',
    features: areas.map(({ id, code, name, population, geometry }) => ({
      type: 'Feature',
      id,
      properties: { code, name, population },
      geometry,
    })),
  }
}
