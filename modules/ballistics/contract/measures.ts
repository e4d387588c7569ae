import { z } from 'zod'
import { Estimate, route } from '../../../platform/contract/index.ts'
import { ClockRule } from './clocks.ts'
import { ExhibitQueue } from './queue.ts'

export const Month = z.string().regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'Write a month as 2026-10.')

/** How exhibits or leads stand against a limit. Every one of the period is in exactly one of the numbers. */
export const Punctuality = z.object({
  inTime: z.number(),
  late: z.number().describe('Done after the limit, or not done and the limit is over'),
  perhaps: z.number().describe('In time or late, by a time of day that nobody wrote down'),
  open: z.number().describe('Not done, and the limit is not over'),
  unknown: z.number().describe('Done in the period, and nobody wrote down when the clock began'),
  excluded: z.number().describe('Decided not to be entered: represented, on hold or not suitable'),
  share: Estimate.describe('In time, of those in time and late, with its 95% interval'),
})
export type Punctuality = z.infer<typeof Punctuality>

const Hours = z.object({ low: z.number(), high: z.number() })

/** How long a step took, in hours. A low and a high where times of day are not known. */
export const Span = z.object({
  from: z.string(),
  to: z.string(),
  n: z.number().describe('Done in the period, and both moments are known'),
  dayOnly: z.number().describe('Of these, such of which one moment is known to the day only'),
  unknown: z.number().describe('Done in the period, and nobody wrote down when the step began'),
  median: Hours.nullable(),
  ninetieth: Hours.nullable().describe('Nine of ten took no longer'),
})
export type Span = z.infer<typeof Span>

export const AGES = ['under-1', '1-2', '3-7', '8-30', '31-90', 'over-90'] as const
export const Age = z.enum(AGES)

export const Backlog = z.object({
  stage: ExhibitQueue,
  count: z.number(),
  unknown: z.number().describe('Nobody wrote down since when; aged from their entry'),
  ages: z.array(z.object({ age: Age, count: z.number() })),
})
export type Backlog = z.infer<typeof Backlog>

/** Leads of one source: own comparisons, or lists of the imaging network. */
export const LeadFigures = z.object({
  source: z.enum(['own', 'network']),
  leads: z.number().describe('Made in the period'),
  unconfirmed: z.number(),
  confirmed: z.number(),
  notConfirmed: z.number(),
  withdrawn: z.number(),
  hits: z.number().describe('Pairs of cases that an examiner linked in the period'),
  confirmation: Estimate.describe('Confirmed, of leads of the period that were examined'),
})
export type LeadFigures = z.infer<typeof LeadFigures>

const Counted = z.object({ code: z.string(), count: z.number() })

export const Measures = z.object({
  keeper: z.string(),
  from: Month,
  to: Month,
  asOf: z.iso.datetime(),
  zone: z.string(),
  clocks: z.array(
    z.object({
      key: z.string(),
      rule: ClockRule,
      whole: Punctuality,
      months: z.array(Punctuality.extend({ month: Month })),
      groups: z
        .array(Punctuality.extend({ name: z.string().nullable() }))
        .describe('In the order of their names'),
    }),
  ),
  spans: z.array(Span),
  backlog: z.object({ at: z.iso.datetime(), stages: z.array(Backlog) }),
  months: z.array(
    z.object({
      month: Month,
      received: z.number(),
      acquisitions: z.number(),
      cases: z.number().describe('Cases with an acquisition'),
      leads: z.number(),
      networkLeads: z.number(),
      hits: z.number(),
      networkHits: z.number(),
    }),
  ),
  acquisitions: z.number().describe('Exhibits entered in the period'),
  cases: z.number().describe('Cases of which an exhibit was entered in the period'),
  linkedCases: z.number().describe('Of these, such that stand in a lead or a hit'),
  hitCases: z.number().describe('Of these, such that stand in a hit'),
  linked: Estimate,
  leads: z.array(LeadFigures),
  outcomes: z.object({
    leads: z.number().describe('Leads made in the period that an agency was told of'),
    reported: z.number().describe('Leads of which at least one agency said what became of them'),
    assignment: z.array(Counted),
    result: z.array(Counted),
    usefulness: z.array(Counted),
  }),
})
export type Measures = z.infer<typeof Measures>

export const GroupBy = z.enum(['agency', 'site'])
export type GroupBy = z.infer<typeof GroupBy>

const measured = {
  from: Month.optional().describe('First month; eleven before the last where it is left out'),
  to: Month.optional().describe('Last month; the last whole one where it is left out'),
  keeper: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  by: GroupBy.default('agency').describe('What is compared'),
} as const

export const readMeasures = route({
  id: 'ballistics.readMeasures',
  method: 'GET',
  path: '/api/ballistics/measures',
  summary: 'How fast evidence was handled and what came of it, month by month, with intervals',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object(measured),
  response: Measures,
  errors: ['record.unavailable', 'ballistics.period'],
})

export const reportMeasures = route({
  id: 'ballistics.reportMeasures',
  method: 'GET',
  path: '/api/ballistics/measures/report',
  summary: 'The report of a month as PDF, or its figures as CSV',
  permission: 'ballistics.export',
  category: 'ballistic',
  limit: { times: 30, seconds: 600 },
  kind: 'file',
  query: z.object({
    month: Month,
    format: z.enum(['pdf', 'csv']).default('pdf'),
    keeper: measured.keeper,
    by: measured.by,
  }),
  errors: ['record.unavailable', 'ballistics.period'],
})
