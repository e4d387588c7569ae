import { useEffect, useMemo } from 'react'
import type { Map as MapLibre } from 'maplibre-gl'
import { useFormats } from '#web/messages'
import type { MapViewProps } from '../types.ts'
import {
  areaFeatures,
  clusterFeatures,
  focusFeatures,
  labelFeatures,
  pointFeatures,
  pointPlace,
} from './features.ts'
import { useSource } from './useMap.ts'

const none: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }
const noBreaks: readonly number[] = []

/** Keeps every source of the map equal to the props. */
export function useData(map: MapLibre | null, props: MapViewProps, cursor: [number, number] | null): void {
  const { areas, values, breaks = noBreaks, points, clusters, density } = props
  const { number } = useFormats()
  useSource(
    map,
    'areas',
    useMemo(() => (areas ? areaFeatures(areas, values, breaks) : none), [areas, values, breaks]),
  )
  useSource(
    map,
    'labels',
    useMemo(() => (areas ? labelFeatures(areas, values) : none), [areas, values]),
  )
  useSource(
    map,
    'points',
    useMemo(() => (points ? pointFeatures(points) : none), [points]),
  )
  useSource(
    map,
    'clusters',
    useMemo(() => (clusters ? clusterFeatures(clusters, number) : none), [clusters, number]),
  )
  useSource(map, 'density', density?.kind === 'grid' ? density.cells : none)
  useFocus(map, props, cursor)
  useDensityImage(map, density?.kind === 'image' ? density : null)
}

function useFocus(map: MapLibre | null, props: MapViewProps, cursor: [number, number] | null): void {
  const { points, selectedPoint, hoveredPoint, selectedArea, hoveredArea } = props
  useSource(
    map,
    'focus',
    useMemo(
      () =>
        focusFeatures({
          selected: pointPlace(points, selectedPoint),
          hovered: cursor ?? (hoveredPoint === selectedPoint ? null : pointPlace(points, hoveredPoint)),
        }),
      [points, selectedPoint, hoveredPoint, cursor],
    ),
  )
  useEffect(() => {
    map?.setFilter('area-selected', ['==', ['get', 'id'], selectedArea ?? ''])
    map?.setFilter('area-hover', ['==', ['get', 'id'], hoveredArea ?? ''])
  }, [map, selectedArea, hoveredArea])
}

/** A density surface drawn by the server as a picture. */
function useDensityImage(
  map: MapLibre | null,
  image: { url: string; bounds: readonly [number, number, number, number] } | null,
): void {
  const url = image?.url
  const [west, south, east, north] = image?.bounds ?? [0, 0, 0, 0]
  useEffect(() => {
    if (!map || url === undefined) return
    map.addSource('density-image', {
      type: 'image',
      url,
      coordinates: [
        [west, north],
        [east, north],
        [east, south],
        [west, south],
      ],
    })
    map.addLayer(
      { id: 'density-image', type: 'raster', source: 'density-image', paint: { 'raster-fade-duration': 0 } },
      'area-hover',
    )
    return () => {
      if (!map.getLayer('density-image')) return
      map.removeLayer('density-image')
      map.removeSource('density-image')
    }
  }, [map, url, west, south, east, north])
}
