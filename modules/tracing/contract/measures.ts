import { z } from 'zod'
import { Estimate, route } from '../../../platform/contract/index.ts'
import * as code from './codes.ts'

export const Month = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'Write a month as 2026-10.')

/** How many days a step took. */
export const StepDays = z.object({
  n: z.number().describe('Steps of which both days are known'),
  unknown: z.number().describe('Steps that were taken, of which a day is not known'),
  median: z.number().nullable(),
  ninetieth: z.number().nullable().describe('Nine of ten took no longer'),
})
export type StepDays = z.infer<typeof StepDays>

/** Figures of a month or a period. Guns count by the day of recovery, requests by theirs, answers by theirs. */
export const TraceFigures = z.object({
  recovered: z.number(),
  traced: z.number().describe('Of the guns recovered, those of which a request was sent, whenever'),
  comprehensive: Estimate.describe('Traced, of recovered'),
  privatelyMade: z.number(),
  privatelyMadeShare: Estimate.describe('Privately made, of recovered'),
  known: z.number().describe('Of the guns recovered, those with a known time from first sale'),
  unknown: z.number().describe('and those without, the never sold left out'),
  underOneYear: z.number(),
  underOneYearShare: Estimate.describe('Of those with a known time'),
  underThreeYears: z.number(),
  underThreeYearsShare: Estimate,
  toRequest: StepDays.describe('From the recovery to the first request, of the guns recovered'),
  requested: z.number(),
  sentBack: z.number().describe('Of the requests, those that came back'),
  rejection: Estimate.describe('Sent back, of requested'),
  answered: z.number(),
  toPurchaser: z.number().describe('Of the answers, those that name a first purchaser'),
  purchaser: Estimate.describe('To a purchaser, of answered'),
  toResult: StepDays.describe('From the request to the answer, of the answers'),
})
export type TraceFigures = z.infer<typeof TraceFigures>

export const TraceMeasures = z.object({
  agency: z.object({ id: z.number(), name: z.string() }),
  agencies: z
    .array(z.object({ id: z.number(), name: z.string() }))
    .describe('The own one, and others whose recovered guns can be seen'),
  from: Month,
  to: Month,
  today: z.iso.date(),
  whole: TraceFigures,
  months: z.array(TraceFigures.extend({ month: Month })),
  undated: z
    .number()
    .describe('Recovered guns of no month, since their day is not known; counted nowhere here'),
  priorities: z.array(z.object({ priority: code.Priority, days: StepDays })),
  outcomes: z.array(z.object({ outcome: code.Outcome, count: z.number() })).describe('Of the answers'),
  causes: z
    .array(z.object({ cause: z.string(), count: z.number() }))
    .describe('Why requests came back; one can have several'),
})
export type TraceMeasures = z.infer<typeof TraceMeasures>

const measured = {
  from: Month.optional().describe('First month; eleven before the last where it is left out'),
  to: Month.optional().describe('Last month; the last whole one where it is left out'),
  agency: z.coerce.number().int().positive().max(2_147_483_647).optional(),
} as const

export const readTraceMeasures = route({
  id: 'tracing.readMeasures',
  method: 'GET',
  path: '/api/tracing/measures',
  summary: 'How completely and how fast guns are traced and what comes of it, month by month, with intervals',
  permission: 'tracing.read',
  category: 'trace',
  query: z.object(measured),
  response: TraceMeasures,
  errors: ['record.unavailable', 'tracing.period', 'tracing.closed'],
})

export const reportTraceMeasures = route({
  id: 'tracing.reportMeasures',
  method: 'GET',
  path: '/api/tracing/measures/report',
  summary: 'The report of a period as PDF, or its figures as CSV',
  permission: 'tracing.export',
  category: 'trace',
  limit: { times: 30, seconds: 600 },
  kind: 'file',
  query: z.object({ ...measured, format: z.enum(['pdf', 'csv']).default('pdf') }),
  errors: ['record.unavailable', 'tracing.period', 'tracing.closed'],
})
