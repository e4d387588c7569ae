import { z } from 'zod'
import { RecordId, route } from '../contract/index.ts'

/** Long work that a person waits for. `total` is null while it is not known. */
export const JobProgress = z.object({
  id: RecordId,
  kind: z.string(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  step: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  problem: z.object({ code: z.string(), sentence: z.string(), remedy: z.string() }).nullable(),
})
export type JobProgress = z.infer<typeof JobProgress>

export const followJob = route({
  id: 'jobs.follow',
  method: 'GET',
  path: '/api/jobs/:id/events',
  summary: 'Progress of a job as server-sent events, each a JobProgress, until it ends',
  permission: 'signed-in',
  kind: 'events',
  params: z.object({ id: RecordId }),
  response: JobProgress,
  errors: ['record.unavailable'],
})

export const readJob = route({
  id: 'jobs.read',
  method: 'GET',
  path: '/api/jobs/:id',
  summary: 'How a job stands',
  permission: 'signed-in',
  params: z.object({ id: RecordId }),
  response: JobProgress,
  errors: ['record.unavailable'],
})
