import { z } from 'zod'
import {
  CalendarDate,
  Cursor,
  listOf,
  PartialDate,
  RecordId,
  route,
} from '../../../platform/contract/index.ts'
import * as code from './codes.ts'
import { Band } from './trace.ts'

/** What the list of traces is limited to. */
export const traceFilter = {
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  status: listOf(code.TraceStatus).optional(),
  outcome: listOf(code.Outcome).optional(),
  priority: code.Priority.optional(),
  band: listOf(Band).optional(),
  q: z.string().trim().max(80).optional().describe('Start of a trace number, reference or case number'),
} as const
export const TraceFilter = z.object(traceFilter)
export type TraceFilter = z.output<typeof TraceFilter>

export const TraceRow = z.object({
  id: RecordId,
  reference: z.string(),
  number: z.string().nullable(),
  status: code.TraceStatus,
  priority: code.Priority,
  requestedOn: CalendarDate.nullable(),
  submittedAt: z.iso.datetime().nullable(),
  answeredOn: CalendarDate.nullable(),
  outcome: code.Outcome.nullable(),
  recoveredOn: PartialDate,
  caseNumber: z.string(),
  serial: z.string(),
  make: z.string(),
  model: z.string(),
  type: z.string(),
  daysToCrime: z.number().nullable(),
  faults: z.number().describe('What the tracing center would reject it for; only of drafts'),
  sharedBy: z.string().nullable(),
})
export type TraceRow = z.infer<typeof TraceRow>

export const listTraces = route({
  id: 'tracing.traces',
  method: 'GET',
  path: '/api/tracing/traces',
  summary: 'A page of trace requests, newest first',
  permission: 'tracing.read',
  category: 'trace',
  query: z.object({
    ...traceFilter,
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({
    rows: z.array(TraceRow),
    next: Cursor.nullable(),
    total: z.number(),
    byStatus: z.record(z.string(), z.number()),
  }),
  errors: ['tracing.closed'],
})

export const exportTraces = route({
  id: 'tracing.exportTraces',
  method: 'GET',
  path: '/api/tracing/traces/export',
  summary: 'Trace requests as CSV in the layout that docs/guides/tracing.md describes, without purchasers',
  permission: 'tracing.export',
  category: 'trace',
  kind: 'file',
  limit: { times: 120, seconds: 3_600 },
  query: z.object({ ...traceFilter, ids: listOf(RecordId).optional() }),
  errors: ['tracing.closed'],
})

export const readTimeToCrime = route({
  id: 'tracing.timeToCrime',
  method: 'GET',
  path: '/api/tracing/time-to-crime',
  summary:
    'How long after their first sale traced guns were recovered, in quarters of years and in ATF’s bands',
  permission: 'tracing.read',
  category: 'trace',
  response: z.object({
    traced: z.number().describe('Traces with a known time'),
    bands: z.array(z.object({ band: Band, count: z.number() })),
    quarters: z.array(z.number()).describe('Count for each three months; the last holds everything later'),
    underOneYear: z.object({ count: z.number(), low: z.number(), high: z.number() }),
  }),
  errors: ['tracing.closed'],
})
