import { z } from 'zod'
import { RecordId, route, RowNumber } from '../../../platform/contract/index.ts'

export const Layer = z.object({
  id: z.number(),
  name: z.string(),
  one: z.string().describe('What one area is called: precinct, district, tract'),
  slot: z.number().describe('1 to 6; the first is the one lists and charts use'),
  areas: z.number(),
  populated: z.number().describe('Areas with a known population'),
  populationYear: z.number().nullable(),
  credit: z.string(),
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  outside: z.number().describe('Incidents with coordinates that fall in no area'),
  sharedBy: z.string().nullable().describe('Agency that shares it; null for the own one'),
})
export type Layer = z.infer<typeof Layer>

export const listLayers = route({
  id: 'incidents.layers',
  method: 'GET',
  path: '/api/incidents/layers',
  summary: 'Boundary layers, with how many incidents fall outside each',
  permission: 'incidents.read',
  response: z.object({ layers: z.array(Layer) }),
})

const Ring = z.array(z.array(z.number()))
export const AreaFeature = z.object({
  type: z.literal('Feature'),
  id: z.number(),
  properties: z.object({ code: z.string(), name: z.string(), population: z.number().nullable() }),
  geometry: z.union([
    z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring)) }),
  ]),
})
export type AreaFeature = z.infer<typeof AreaFeature>

export const readLayer = route({
  id: 'incidents.layer',
  method: 'GET',
  path: '/api/incidents/layers/:id/geometry',
  summary: 'The areas of a layer as GeoJSON',
  permission: 'incidents.read',
  params: z.object({ id: RowNumber }),
  response: z.object({ type: z.literal('FeatureCollection'), features: z.array(AreaFeature) }),
  errors: ['record.unavailable'],
})

export const addLayer = route({
  id: 'incidents.addLayer',
  method: 'POST',
  path: '/api/incidents/layers',
  summary: 'Add a boundary layer from a GeoJSON file; incidents fall into its areas in the background',
  permission: 'incidents.manage',
  upload: { maxBytes: 64 * 1024 * 1024 },
  query: z.object({
    name: z.string().trim().min(1).max(80),
    one: z.string().trim().min(1).max(40),
    codeProperty: z.string().max(80).optional(),
    nameProperty: z.string().max(80).optional(),
    populationProperty: z.string().max(80).optional(),
    populationYear: z.coerce.number().int().min(1900).max(2100).optional(),
    credit: z.string().max(200).default(''),
  }),
  response: Layer.extend({ jobId: RecordId.describe('Placing incidents in the areas; follow its progress') }),
  errors: ['incidents.layer_slots_full', 'incidents.layer_invalid'],
})

export const removeLayer = route({
  id: 'incidents.removeLayer',
  method: 'DELETE',
  path: '/api/incidents/layers/:id',
  summary: 'Remove a layer; incidents keep everything else',
  permission: 'incidents.manage',
  params: z.object({ id: RowNumber }),
  response: z.object({ done: z.literal(true), jobId: RecordId }),
  errors: ['record.unavailable'],
})

/** Local choices the definition leaves open; each change is recorded and reclassifies what it touches. */
export const CountingRules = z.object({
  grazeCounts: z.boolean().describe('A graze counts as a gunshot wound'),
  officerInvolvedCounts: z.boolean().describe('Shootings by or of officers count'),
  lateAfterDays: z
    .number()
    .int()
    .min(1)
    .max(365)
    .describe('An incident entered after this many days is late'),
  changedBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
})
export type CountingRules = z.infer<typeof CountingRules>

export const readRules = route({
  id: 'incidents.rules',
  method: 'GET',
  path: '/api/incidents/rules',
  summary: 'The local counting rules and who set them',
  permission: 'incidents.read',
  response: CountingRules,
})

export const changeRules = route({
  id: 'incidents.changeRules',
  method: 'PUT',
  path: '/api/incidents/rules',
  summary: 'Change the local counting rules; affected incidents get a new version',
  permission: 'incidents.manage',
  body: CountingRules.pick({ grazeCounts: true, officerInvolvedCounts: true, lateAfterDays: true }),
  response: z.object({ rules: CountingRules, reclassified: z.number() }),
})
