import { z } from 'zod'
import { CalendarDate, RecordId, route } from '../../../platform/contract/index.ts'
import { Purchaser, Trace, TraceRequest, TraceResult } from './trace.ts'

const oneTrace = z.object({ id: RecordId })
const common = { permission: 'tracing.write', category: 'trace', params: oneTrace } as const
const version = z.number().int().min(1).max(1_000_000_000)

export const readTrace = route({
  ...common,
  id: 'tracing.trace',
  method: 'GET',
  path: '/api/tracing/traces/:id',
  summary: 'One trace request with what came back, without the name of the purchaser',
  permission: 'tracing.read',
  response: Trace,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const draftTrace = route({
  ...common,
  id: 'tracing.draft',
  method: 'POST',
  path: '/api/tracing/recoveries/:id/traces',
  summary: 'Begin a trace request from what is on record of a recovered gun',
  response: Trace,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const changeTrace = route({
  ...common,
  id: 'tracing.change',
  method: 'PUT',
  path: '/api/tracing/traces/:id',
  summary: 'Change a request that was not submitted yet',
  body: z.object({ version, request: TraceRequest }),
  response: Trace,
  errors: ['record.unavailable', 'record.changed', 'tracing.trace_state', 'tracing.closed'],
})

export const submitTraces = route({
  id: 'tracing.submit',
  method: 'POST',
  path: '/api/tracing/traces/submit',
  summary: 'Submit requests that hold nothing the tracing center would reject; all of them or none',
  permission: 'tracing.write',
  category: 'trace',
  body: z.object({ ids: z.array(RecordId).min(1).max(500), by: z.enum(['file', 'form']) }),
  response: z.object({ submitted: z.number() }),
  errors: ['record.unavailable', 'tracing.trace_state', 'tracing.trace_incomplete', 'tracing.closed'],
})

export const rejectTrace = route({
  ...common,
  id: 'tracing.reject',
  method: 'POST',
  path: '/api/tracing/traces/:id/rejection',
  summary: 'Record that the tracing center sent a request back, and why',
  body: z.object({
    version,
    codes: z.array(z.string().max(60)).max(20),
    words: z.string().trim().max(500),
    on: CalendarDate,
  }),
  response: Trace,
  errors: ['record.unavailable', 'record.changed', 'tracing.trace_state', 'tracing.closed'],
})

export const correctTrace = route({
  ...common,
  id: 'tracing.correct',
  method: 'POST',
  path: '/api/tracing/traces/:id/correction',
  summary: 'Begin a corrected request in place of a rejected one, with what can be mended already mended',
  response: Trace,
  errors: ['record.unavailable', 'tracing.trace_state', 'tracing.closed'],
})

export const withdrawTrace = route({
  ...common,
  id: 'tracing.withdraw',
  method: 'POST',
  path: '/api/tracing/traces/:id/withdrawal',
  summary: 'Take back a request that was not answered',
  body: z.object({ version }),
  response: Trace,
  errors: ['record.unavailable', 'record.changed', 'tracing.trace_state', 'tracing.closed'],
})

export const answerTrace = route({
  ...common,
  id: 'tracing.answer',
  method: 'POST',
  path: '/api/tracing/traces/:id/result',
  summary: 'Enter what came back for a request',
  body: TraceResult.extend({ version }),
  response: Trace,
  errors: [
    'record.unavailable',
    'record.changed',
    'tracing.trace_state',
    'tracing.number_taken',
    'tracing.closed',
  ],
})

export const showPurchaser = route({
  ...common,
  id: 'tracing.purchaser',
  method: 'POST',
  path: '/api/tracing/traces/:id/purchaser',
  summary: 'The name of the first purchaser; each time it is shown leaves a row in the audit',
  permission: 'tracing.purchaser',
  response: Purchaser,
  errors: ['record.unavailable', 'tracing.no_name', 'tracing.closed'],
})

export const printTraceForm = route({
  ...common,
  id: 'tracing.form',
  method: 'GET',
  path: '/api/tracing/traces/:id/form',
  summary: 'The request by the items of ATF Form 3312.1, to be printed or saved as PDF',
  permission: 'tracing.export',
  kind: 'file',
  errors: ['record.unavailable', 'tracing.closed'],
})
