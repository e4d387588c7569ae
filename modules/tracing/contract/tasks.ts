import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import * as code from './codes.ts'

/** Something that property room, recoveries and traces do not agree on, with what it rests on. */
export const Task = z.object({
  id: RecordId,
  kind: code.TaskKind,
  state: z.enum(['open', 'set-aside', 'settled']),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  recoveryId: RecordId.nullable(),
  traceId: RecordId.nullable(),
  propertyId: RecordId.nullable(),
  foundAt: z.iso.datetime(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
})
export type Task = z.infer<typeof Task>

export const listTasks = route({
  id: 'tracing.tasks',
  method: 'GET',
  path: '/api/tracing/tasks',
  summary: 'What the last reconciliation of property room, recoveries and traces found',
  permission: 'tracing.read',
  category: 'trace',
  query: z.object({
    kind: code.TaskKind.optional(),
    state: z.enum(['open', 'set-aside', 'settled']).default('open'),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({
    tasks: z.array(Task),
    counts: z.array(z.object({ kind: code.TaskKind, open: z.number() })),
    ranAt: z.iso.datetime().nullable(),
    checked: z.object({ property: z.number(), recoveries: z.number(), traces: z.number() }).nullable(),
    traced: z.object({ of: z.number(), count: z.number() }).describe('Crime guns, and those with a request'),
  }),
  errors: ['tracing.closed'],
})

export const runReconciliation = route({
  id: 'tracing.reconcile',
  method: 'POST',
  path: '/api/tracing/tasks/run',
  summary: 'Compare property room, recoveries and traces now',
  permission: 'tracing.write',
  category: 'trace',
  response: z.object({ found: z.number(), settled: z.number(), open: z.number() }),
  errors: ['tracing.closed'],
})

export const decideTask = route({
  id: 'tracing.decide',
  method: 'POST',
  path: '/api/tracing/tasks/:id/decision',
  summary: 'Set a finding aside with a reason, or open it again',
  permission: 'tracing.write',
  category: 'trace',
  params: z.object({ id: RecordId }),
  body: z.object({ state: z.enum(['open', 'set-aside']), reason: z.string().trim().max(500) }),
  response: Task,
  errors: ['record.unavailable', 'tracing.closed'],
})

/** One click on what the property room holds and nobody recorded. */
export const takeIn = route({
  id: 'tracing.takeIn',
  method: 'POST',
  path: '/api/tracing/property/:id/recovery',
  summary: 'Record a gun of the property room as recovered, with what is known of it',
  permission: 'tracing.write',
  category: 'trace',
  params: z.object({ id: RecordId }),
  response: z.object({ recoveryId: RecordId }),
  errors: ['record.unavailable', 'tracing.tag_taken', 'tracing.closed'],
})
