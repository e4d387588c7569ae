import { z } from 'zod'
import { CalendarDate, Estimate, listOf, RecordId, route } from '../../../platform/contract/index.ts'
import * as code from './codes.ts'
import { Band, StatedBand } from './trace.ts'

/** How the question of the time from sale to recovery stands for a recovered gun. Each gun is in exactly one. */
export const Answer = z.enum(['known', 'no-time', 'no-sale', 'waiting', 'sent-back', 'not-traced'])
export type Answer = z.infer<typeof Answer>

/** What curves are compared by. */
export const Compare = z.enum(['none', 'type', 'origin', 'offence'])
export type Compare = z.infer<typeof Compare>

const State = z.string().regex(/^[A-Z]{2}$/, 'Write a state by its postal code, such as GA.')

/** Which recovered guns are looked at. */
export const analysisFilter = {
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  type: listOf(code.FirearmKind).optional(),
  place: z
    .string()
    .trim()
    .max(120)
    .optional()
    .describe('City of the recovery, or the agency where none is written'),
  offence: listOf(z.string().regex(/^\d{2}$/))
    .optional()
    .describe('First two digits of the offence code'),
} as const
export const AnalysisFilter = z.object(analysisFilter)
export type AnalysisFilter = z.output<typeof AnalysisFilter>

/** A share with the 95% interval of chance, and between which it lies whatever the unknown times are. */
const Share = z.object({
  count: z.number(),
  of: z.number().describe('Guns with a known time'),
  share: Estimate,
  least: z.number(),
  most: z.number(),
})

const CurvePoint = z.object({
  days: z.number(),
  share: z.number().describe('Of guns with a known time, those with a longer one'),
  low: z.number().nullable().describe('Pointwise 95% band, Greenwood on the log(−log) scale'),
  high: z.number().nullable(),
  least: z.number().describe('Whatever the unknown times are, the share is no less'),
  most: z.number().describe('and no more'),
})
const Median = z
  .object({ value: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() })
  .describe('Days, with the 95% interval of Brookmeyer and Crowley')

export const Curve = z.object({
  key: z.string(),
  known: z.number(),
  unknown: z.number(),
  median: Median,
  points: z.array(CurvePoint),
})
export type Curve = z.infer<typeof Curve>

const Counted = z.object({ key: z.string(), count: z.number() })

export const Analysis = z.object({
  guns: z.number(),
  answers: z.array(z.object({ answer: Answer, count: z.number() })),
  reasons: z
    .array(z.object({ outcome: code.Outcome, count: z.number() }))
    .describe('Of answers without a time'),
  bands: z.array(z.object({ band: Band, count: z.number() })),
  quarters: z.array(z.number()).describe('Count for each three months; the last holds everything later'),
  meanDays: z.number().nullable(),
  median: Median,
  underOneYear: Share,
  underThreeYears: Share,
  curves: z.array(Curve).describe('All guns, or each group that is compared'),
  sources: z.array(
    z.object({
      state: z.string().nullable().describe('Null where the answer names a sale without its state'),
      count: z.number(),
      share: Estimate.describe('Of guns whose first retail sale was found'),
      underThreeYears: z.number(),
      known: z.number(),
      medianDays: z.number().nullable(),
    }),
  ),
  routes: z.array(z.object({ from: z.string().nullable(), to: z.string(), count: z.number() })),
  home: z.string().nullable().describe('State in which most of the guns were recovered'),
  facets: z.object({ types: z.array(Counted), places: z.array(Counted), offences: z.array(Counted) }),
})
export type Analysis = z.infer<typeof Analysis>

export const readAnalysis = route({
  id: 'tracing.analysis',
  method: 'GET',
  path: '/api/tracing/analysis',
  summary: 'Time to crime with its unknown answers, source states and routes of recovered guns',
  permission: 'tracing.read',
  category: 'trace',
  query: z.object({ ...analysisFilter, by: Compare.default('none') }),
  response: Analysis,
  errors: ['tracing.closed'],
})

export const StateTotals = z.object({
  available: z.array(z.object({ state: State, years: z.array(z.number()) })),
  shown: z
    .object({
      state: State,
      year: z.number(),
      bands: z.array(z.object({ band: Band, count: z.number() })),
      averageYears: z.number().nullable(),
      nationalAverageYears: z.number().nullable(),
      sources: z.array(z.object({ state: State, count: z.number() })),
    })
    .nullable(),
})
export type StateTotals = z.infer<typeof StateTotals>

export const readStateTotals = route({
  id: 'tracing.stateTotals',
  method: 'GET',
  path: '/api/tracing/state-totals',
  summary: 'What ATF published of guns recovered in a state, to stand beside the own figures',
  permission: 'tracing.read',
  category: 'trace',
  query: z.object({ state: State.optional(), year: z.coerce.number().int().min(1990).max(2100).optional() }),
  response: StateTotals,
  errors: ['tracing.closed'],
})

export const readDifferences = route({
  id: 'tracing.differences',
  method: 'GET',
  path: '/api/tracing/time-to-crime/differences',
  summary: 'Traces whose answer says another time to crime than their own dates',
  permission: 'tracing.read',
  category: 'trace',
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
  response: z.object({
    compared: z.number().describe('Traces whose answer says a time, of those with a known one'),
    total: z.number(),
    rows: z.array(
      z.object({
        traceId: RecordId,
        reference: z.string(),
        caseNumber: z.string(),
        days: z.number(),
        band: Band,
        statedDays: z.number().nullable(),
        statedBand: StatedBand.nullable(),
      }),
    ),
  }),
  errors: ['tracing.closed'],
})
