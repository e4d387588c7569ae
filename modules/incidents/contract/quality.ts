import { z } from 'zod'
import { route } from '../../../platform/contract/index.ts'

/** One check of one source: how many records it concerns and the filter that lists them. */
export const QualityCheck = z.object({
  id: z.string(),
  kind: z.enum(['missing', 'late', 'contradictory']),
  source: z.string(),
  count: z.number(),
  of: z.number(),
  filter: z.record(z.string(), z.string()).nullable().describe('Opens the list of just these'),
})
export type QualityCheck = z.infer<typeof QualityCheck>

export const SourceQuality = z.object({
  source: z.string(),
  incidents: z.number(),
  lastIncidentOn: z.string().nullable(),
  lastImportAt: z.iso.datetime().nullable(),
  medianDelayDays: z.number().nullable().describe('From the event to its first record here, entries only'),
})

export const readQuality = route({
  id: 'incidents.quality',
  method: 'GET',
  path: '/api/incidents/quality',
  summary: 'What is missing, late or contradictory, for each source',
  permission: 'incidents.read',
  category: 'incident',
  response: z.object({ sources: z.array(SourceQuality), checks: z.array(QualityCheck) }),
})
