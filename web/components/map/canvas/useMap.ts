import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import type { GeoJSONSource } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import { setImages } from './images.ts'
import { readPalette, watchTheme } from './palette.ts'
import { layersFor, styleFor } from './style.ts'

setWorkerUrl(workerUrl)

/** The map in a container, once its style is ready; follows the theme until it is taken down. */
export function useMap(container: RefObject<HTMLElement | null>): MapLibre | null {
  const [ready, setReady] = useState<MapLibre | null>(null)
  const started = useRef<MapLibre | null>(null)
  useEffect(() => {
    const element = container.current
    if (!element) return
    const map = start(element)
    started.current = map
    const unwatch = watchTheme(() => repaint(map, element))
    map.once('load', () => {
      setImages(map, readPalette(element))
      setReady(map)
    })
    return () => {
      unwatch()
      started.current = null
      setReady(null)
      map.remove()
    }
  }, [container])
  return ready
}

function start(element: HTMLElement): MapLibre {
  const map = new MapLibre({
    container: element,
    style: styleFor(readPalette(element)),
    center: [0, 20],
    zoom: 1,
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    keyboard: false,
    fadeDuration: 300,
    refreshExpiredTiles: false,
  })
  map.touchZoomRotate.disableRotation()
  // The frame around the canvas takes the focus and the arrow keys.
  const canvas = map.getCanvas()
  canvas.tabIndex = -1
  canvas.setAttribute('role', 'presentation')
  canvas.removeAttribute('aria-label')
  return map
}

/** Applies the colours of a changed theme to the layers in place; sources and view stay. */
function repaint(map: MapLibre, element: HTMLElement): void {
  if (!map.isStyleLoaded() && !map.getLayer('water')) return
  const palette = readPalette(element)
  setImages(map, palette)
  for (const layer of layersFor(palette)) {
    for (const [name, value] of Object.entries(layer.paint ?? {}))
      map.setPaintProperty(layer.id, name as never, value as never)
  }
}

/** Fills a source whenever its data changes. */
export function useSource(map: MapLibre | null, id: string, data: GeoJSON.FeatureCollection): void {
  useEffect(() => {
    const source = map?.getSource<GeoJSONSource>(id)
    if (source) void source.setData(data)
  }, [map, id, data])
}
