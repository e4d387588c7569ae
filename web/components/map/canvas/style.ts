import type {
  DataDrivenPropertyValueSpecification,
  LayerSpecification,
  StyleSpecification,
} from 'maplibre-gl'
import type { Palette } from './palette.ts'

/** The first name only tells the weight; the letters come from the second. */
const SANS = ['Public Sans Variable Medium', 'Public Sans Variable']
const empty: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features: [] }

/** Sources the map starts with, all filled from plain data later: nothing is fetched. */
export const emptySources: StyleSpecification['sources'] = {
  areas: { type: 'geojson', data: empty },
  labels: { type: 'geojson', data: empty },
  density: { type: 'geojson', data: empty, tolerance: 0 },
  points: { type: 'geojson', data: empty, tolerance: 0, buffer: 32, maxzoom: 14 },
  clusters: { type: 'geojson', data: empty, tolerance: 0 },
  focus: { type: 'geojson', data: empty, tolerance: 0 },
}

/** Grows marks with the zoom, so that a whole city stays legible. */
const byZoom = (
  small: number,
  normal: number,
  large: number,
): DataDrivenPropertyValueSpecification<number> => [
  'interpolate',
  ['linear'],
  ['zoom'],
  8,
  small,
  11.5,
  normal,
  15,
  large,
]

function areaLayers(p: Palette): LayerSpecification[] {
  const hasClass = ['>=', ['get', 'class'], 0] as const
  return [
    {
      id: 'area-fill',
      type: 'fill',
      source: 'areas',
      paint: {
        // The lines above hide the edges, and smoothing them costs a second pass over every shape.
        'fill-antialias': false,
        'fill-color': [
          'match',
          ['get', 'class'],
          ...[0, 1, 2, 3, 4].flatMap((step) => [step, p.seq[step] ?? p.land]),
          p.land,
        ] as unknown as string,
      },
    },
    {
      id: 'area-hatch',
      type: 'fill',
      source: 'areas',
      filter: ['==', ['get', 'unsteady'], true],
      paint: { 'fill-pattern': 'hatch' },
    },
    {
      id: 'area-line',
      type: 'line',
      source: 'areas',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': ['case', hasClass, p.areaLine, p.landLine] as unknown as string,
        'line-width': 1,
      },
    },
  ]
}

function densityLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'density',
      type: 'fill',
      source: 'density',
      paint: {
        'fill-color': [
          'interpolate-lab',
          ['linear'],
          ['get', 'level'],
          ...[0, 0.25, 0.5, 0.75, 1].flatMap((level, step) => [level, p.seq[step] ?? p.land]),
        ] as unknown as string,
        'fill-opacity': ['interpolate', ['linear'], ['get', 'level'], 0, 0, 0.15, 0.85, 1, 0.95],
        'fill-antialias': false,
      },
    },
  ]
}

function outlineLayers(p: Palette): LayerSpecification[] {
  const none = ['==', ['get', 'id'], ''] as const
  return [
    {
      id: 'area-hover',
      type: 'line',
      source: 'areas',
      filter: none as unknown as boolean,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': p.ink, 'line-width': 1.4 },
    },
    {
      id: 'area-selected',
      type: 'line',
      source: 'areas',
      filter: none as unknown as boolean,
      layout: { 'line-join': 'round' },
      paint: { 'line-color': p.accent, 'line-width': 2.2 },
    },
    {
      id: 'area-label',
      type: 'symbol',
      source: 'labels',
      layout: {
        'text-field': ['get', 'label'],
        'text-font': SANS,
        'text-size': 13,
        'text-padding': 6,
        'text-max-width': 8,
        'symbol-sort-key': ['get', 'rank'],
      },
      paint: { 'text-color': p.ink },
    },
  ]
}

function pointLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'point-dot',
      type: 'circle',
      source: 'points',
      filter: ['==', ['get', 'mark'], 2],
      paint: { 'circle-color': p.dot, 'circle-radius': byZoom(1.2, 2.5, 4) },
    },
    {
      id: 'point-ring',
      type: 'circle',
      source: 'points',
      filter: ['==', ['get', 'mark'], 1],
      paint: {
        'circle-color': p.nonfatal,
        'circle-radius': byZoom(1.3, 2.9, 4.6),
        'circle-stroke-color': p.nonfatalLine,
        'circle-stroke-width': byZoom(0.8, 1.5, 1.8),
      },
    },
    {
      id: 'point-fatal',
      type: 'symbol',
      source: 'points',
      filter: ['==', ['get', 'mark'], 0],
      layout: {
        'icon-image': 'fatal',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'symbol-z-order': 'source',
        'icon-size': byZoom(0.5, 1, 1.4),
      },
    },
  ]
}

function clusterLayers(p: Palette): LayerSpecification[] {
  return [
    {
      id: 'cluster',
      type: 'circle',
      source: 'clusters',
      paint: {
        'circle-color': p.nonfatal,
        'circle-radius': ['get', 'radius'],
        'circle-stroke-color': p.nonfatalLine,
        'circle-stroke-width': 1.4,
        'circle-opacity': 0.94,
      },
    },
    {
      id: 'cluster-count',
      type: 'symbol',
      source: 'clusters',
      layout: {
        'text-field': ['get', 'text'],
        'text-font': SANS,
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': p.ink },
    },
  ]
}

/** The ring around what is selected: accent on a pale casing, so that it reads on every class. */
function focusLayers(p: Palette): LayerSpecification[] {
  const ring = (
    id: string,
    role: string,
    colour: string,
    radius: number,
    width: number,
  ): LayerSpecification => ({
    id,
    type: 'circle',
    source: 'focus',
    filter: ['==', ['get', 'role'], role],
    paint: {
      'circle-color': 'rgba(0,0,0,0)',
      'circle-radius': radius,
      'circle-stroke-color': colour,
      'circle-stroke-width': width,
    },
  })
  return [
    ring('hover-ring', 'hovered', p.accent, 8, 1.6),
    ring('focus-casing', 'selected', p.halo, 8.6, 4.4),
    ring('focus-ring', 'selected', p.accent, 9.6, 2.2),
  ]
}

/** Every layer in drawing order, in the colours of the theme. */
export function layersFor(p: Palette): LayerSpecification[] {
  return [
    { id: 'water', type: 'background', paint: { 'background-color': p.water } },
    ...areaLayers(p),
    ...densityLayers(p),
    ...outlineLayers(p),
    ...pointLayers(p),
    ...clusterLayers(p),
    ...focusLayers(p),
  ]
}

/** A style that needs no server: no tiles, no glyphs, no sprite. Letters are drawn from the page's own font. */
export function styleFor(palette: Palette): StyleSpecification {
  return { version: 8, sources: emptySources, layers: layersFor(palette) }
}
