import { z } from 'zod'
import { Cursor, PartialDate, RecordId, route } from '../../../platform/contract/index.ts'
import * as code from './codes.ts'
import { incidentFilter } from './filter.ts'

export const IncidentRow = z.object({
  id: RecordId,
  number: z.string(),
  occurredOn: PartialDate,
  occurredTime: z.string().nullable(),
  area: z.string().nullable().describe('Code of the area in the first layer'),
  address: z.string().nullable(),
  class: code.IncidentClass,
  exclusion: code.Exclusion.nullable(),
  killed: z.number().nullable(),
  wounded: z.number().nullable(),
  suspects: z.number().nullable(),
  setting: code.Setting.nullable(),
  kind: code.PlaceKind.nullable(),
  status: code.CaseStatus.nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  version: z.number().nullable(),
  sharedBy: z.string().nullable().describe('Agency that shares it; null for the own one'),
  hidden: z.array(code.IncidentPart).describe('Parts that are not shared: what stands in them is null'),
})
export type IncidentRow = z.infer<typeof IncidentRow>

export const IncidentSort = z.enum([
  'date-desc',
  'date-asc',
  'number-asc',
  'number-desc',
  'shot-desc',
  'killed-desc',
])
export type IncidentSort = z.infer<typeof IncidentSort>

export const listIncidents = route({
  id: 'incidents.list',
  method: 'GET',
  path: '/api/incidents',
  summary: 'A page of incidents, filtered and sorted',
  permission: 'incidents.read',
  category: 'incident',
  query: z.object({
    ...incidentFilter,
    sort: IncidentSort.default('date-desc'),
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ rows: z.array(IncidentRow), next: Cursor.nullable() }),
})

/** How many of each unit the filter holds, and the sums a head line needs. */
export const IncidentSummary = z.object({
  incidents: z.number(),
  victims: z.number().describe('People killed or wounded'),
  killed: z.number(),
  wounded: z.number(),
  suspects: z.number(),
  byClass: z.object({
    fatal: z.number(),
    nonfatal: z.number(),
    'shots-fired': z.number(),
    excluded: z.number(),
  }),
  unmapped: z.number().describe('Incidents without coordinates'),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  agencies: z
    .array(z.object({ id: z.number(), name: z.string() }))
    .describe('Agencies whose incidents could be among them, the own one first'),
})
export type IncidentSummary = z.infer<typeof IncidentSummary>

export const summariseIncidents = route({
  id: 'incidents.summary',
  method: 'GET',
  path: '/api/incidents/summary',
  summary: 'Counts of incidents, victims and suspects under a filter',
  permission: 'incidents.read',
  category: 'incident',
  query: z.object(incidentFilter),
  response: IncidentSummary,
})

export const exportIncidents = route({
  id: 'incidents.export',
  method: 'GET',
  path: '/api/incidents/export',
  summary: 'Everything under a filter as CSV, XLSX or GeoJSON, one row for each incident or victim',
  permission: 'incidents.export',
  category: 'incident',
  kind: 'file',
  limit: { times: 120, seconds: 3_600 },
  query: z.object({
    ...incidentFilter,
    format: z.enum(['csv', 'xlsx', 'geojson']).default('csv'),
    unit: code.CountUnit.default('incidents'),
    sort: IncidentSort.default('date-desc'),
  }),
  errors: ['incidents.too_many_rows'],
})
