import { useMemo } from 'react'
import type { Areas, MapBounds } from '#web/map'
import { useCall } from '#web/client'
import { compareAreas, listLayers, readLayer } from '../../contract/index.ts'
import type { AreaFeature, Layer } from '../../contract/index.ts'

/** Boundaries seldom change; five minutes save asking for them on every filter. */
const SELDOM = 300_000
const NO_LAYERS: readonly Layer[] = []

/** An area with the words for it. */
export interface NamedArea {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** The boundary layers of the agency, in the order of their slots; undefined until they are known. */
export function useBoundaries(): readonly Layer[] | undefined {
  const { data, error } = useCall(listLayers, {}, { staleTime: SELDOM })
  return useMemo(
    () => (error ? NO_LAYERS : data?.layers.toSorted((one, other) => one.slot - other.slot)),
    [data, error],
  )
}

/** Names of the areas of a layer, without their shapes. */
export function useAreaNames(layer: Layer | undefined): readonly NamedArea[] {
  const { data } = useCall(
    compareAreas,
    { query: { layer: layer?.id ?? 0 } },
    { enabled: layer !== undefined, staleTime: SELDOM },
  )
  return useMemo(
    () =>
      (data?.areas ?? [])
        .map(({ areaId, code, name }) => ({ id: String(areaId), code, name }))
        .toSorted((one, other) => one.code.localeCompare(other.code, 'en', { numeric: true })),
    [data],
  )
}

/** Shapes of a layer. */
export function useShapes(layer: Layer | undefined): readonly AreaFeature[] | undefined {
  const { data } = useCall(
    readLayer,
    { params: { id: layer?.id ?? 0 } },
    { enabled: layer !== undefined, staleTime: SELDOM, keepPrevious: true },
  )
  return data?.features
}

/** `Precinct 73`, or the area's own name where it has one. */
export function areaWords(area: Pick<NamedArea, 'code' | 'name'>, one: string): string {
  return isNamed(area, one) ? area.name : `${one.charAt(0).toUpperCase()}${one.slice(1)} ${area.code}`
}

/** `precinct 73` within a sentence. */
export function areaInSentence(area: Pick<NamedArea, 'code' | 'name'>, one: string): string {
  return isNamed(area, one) ? area.name : `${one} ${area.code}`
}

/** A name that only repeats the kind and the code is none. */
const isNamed = ({ code, name }: Pick<NamedArea, 'code' | 'name'>, one: string) =>
  name !== '' && name !== code && name.toLowerCase() !== `${one} ${code}`.toLowerCase()

/** Shapes as the map takes them, labelled by their code where that is how people call them. */
export function mapAreas(shapes: readonly AreaFeature[], one: string): Areas {
  return {
    type: 'FeatureCollection',
    features: shapes.map(({ id, properties, geometry }) => ({
      type: 'Feature',
      properties: { id: String(id), label: isNamed(properties, one) ? properties.name : properties.code },
      geometry: geometry as Areas['features'][number]['geometry'],
    })),
  }
}

/** The frame around some shapes; undefined without any. */
export function frameOf(shapes: readonly AreaFeature[]): MapBounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  const visit = (ring: readonly (readonly number[])[]) => {
    for (const [lon = 0, lat = 0] of ring) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  }
  for (const { geometry } of shapes) {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
    for (const [outer] of polygons) if (outer) visit(outer)
  }
  return west < east ? [west, south, east, north] : undefined
}
