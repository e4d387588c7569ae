import { z } from 'zod'
import { Bounds, RecordId, route } from '../../../platform/contract/index.ts'
import { CountUnit, IncidentClass } from './codes.ts'
import { incidentFilter } from './filter.ts'

/** Points while they can be told apart; beyond that cells with counts, so that size never grows with data. */
export const MapView = z.object({
  mode: z.enum(['points', 'clusters']),
  points: z.array(
    z.tuple([RecordId, z.number(), z.number(), IncidentClass]).describe('id, longitude, latitude, class'),
  ),
  clusters: z.array(z.object({ lon: z.number(), lat: z.number(), count: z.number(), fatal: z.number() })),
  total: z.number(),
})
export type MapView = z.infer<typeof MapView>

export const readMap = route({
  id: 'incidents.map',
  method: 'GET',
  path: '/api/incidents/map',
  summary: 'What lies inside a map window: points, or clusters where there are too many',
  permission: 'incidents.read',
  category: 'incident',
  query: z.object({ ...incidentFilter, bounds: Bounds, zoom: z.coerce.number().min(0).max(22) }),
  response: MapView,
})

/** A grid of kernel density, and which cells are hot beyond chance. */
export const HotSpots = z.object({
  cellMetres: z.number(),
  bandwidthMetres: z.number(),
  unit: CountUnit,
  cells: z.array(
    z.object({
      lon: z.number(),
      lat: z.number(),
      count: z.number(),
      perKm2: z.number(),
      hot: z.boolean().describe('Gi*, significant after Benjamini–Hochberg at 5 %'),
    }),
  ),
  method: z.string(),
})
export type HotSpots = z.infer<typeof HotSpots>

export const readHotSpots = route({
  id: 'incidents.hotSpots',
  method: 'GET',
  path: '/api/incidents/hot-spots',
  summary: 'Where shootings concentrate: kernel density and significant cells',
  permission: 'incidents.read',
  category: 'incident',
  query: z.object({ ...incidentFilter, cell: z.coerce.number().int().min(100).max(2000).default(250) }),
  response: HotSpots,
})
