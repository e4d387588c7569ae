import { z } from 'zod'
import { route } from '../contract/index.ts'

export const alive = route({
  id: 'health.alive',
  method: 'GET',
  path: '/api/health',
  summary: 'Whether the server and its database answer',
  permission: 'public',
  response: z.object({
    status: z.literal('ok'),
    version: z.string(),
    audit: z
      .enum(['sealed', 'behind'])
      .optional()
      .describe('Behind: rows of the audit may have waited for their seal for more than a minute'),
  }),
  errors: ['server.busy'],
})

export const metrics = route({
  id: 'health.metrics',
  method: 'GET',
  path: '/api/metrics',
  summary: 'Counters for monitoring, in the text format of Prometheus',
  permission: 'public',
  kind: 'file',
})
