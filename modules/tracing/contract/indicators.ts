import { z } from 'zod'
import { CalendarDate, RecordId, route } from '../../../platform/contract/index.ts'
import { INDICATOR_RULES, indicatorRules, type IndicatorRuleKey } from './indicator-rules.ts'

export const IndicatorRuleName = z.enum(INDICATOR_RULES)
export type IndicatorRuleName = z.infer<typeof IndicatorRuleName>
export const IndicatorState = z.enum(['new', 'dismissed', 'kept', 'lapsed'])
export type IndicatorState = z.infer<typeof IndicatorState>
export const SubjectKind = z.enum(['dealer', 'purchaser', 'gun', 'state', 'theft', 'model'])

/** Numbers of the rules as an agency has set them. */
export const RuleSettings = z.strictObject({
  on: z.boolean(),
  parameters: z.record(z.string().max(20), z.number()),
})
export const RuleContent = z.record(IndicatorRuleName, RuleSettings).superRefine((content, context) => {
  for (const rule of INDICATOR_RULES)
    for (const { key, label, least, most } of indicatorRules[rule].parameters) {
      const value = content[rule].parameters[key]
      if (value === undefined || value < least || value > most)
        context.addIssue({
          code: 'custom',
          path: [rule, 'parameters', key],
          message: `${label}: between ${least} and ${most}.`,
        })
    }
})
export type RuleContent = z.infer<typeof RuleContent>

/** The numbers to start from. */
export const ruleStart = (): RuleContent =>
  Object.fromEntries(
    INDICATOR_RULES.map((rule) => [
      rule,
      {
        on: true,
        parameters: Object.fromEntries(indicatorRules[rule].parameters.map(({ key, start }) => [key, start])),
      },
    ]),
  ) as Record<IndicatorRuleKey, z.infer<typeof RuleSettings>>

/** What a run did by one rule. */
export const RuleOutcome = z.object({
  rule: IndicatorRuleName,
  tested: z.number().describe('Dealers, purchasers, models, … that were looked at'),
  flagged: z.number(),
  falseAlarms: z.number().describe('How many a run is expected to flag at most where nothing is to be found'),
})
export type RuleOutcome = z.infer<typeof RuleOutcome>

export const IndicatorRow = z.object({
  id: RecordId,
  rule: IndicatorRuleName,
  state: IndicatorState,
  met: z.boolean().describe('Whether the rules, as they stand now, still find it'),
  title: z.string(),
  sentence: z.string().describe('What was seen and what was expected, with the numbers'),
  subject: z.object({ kind: SubjectKind, name: z.string() }),
  guns: z.number(),
  observed: z.number(),
  expected: z.number().nullable(),
  probability: z.number().nullable().describe('Of so many or more by chance'),
  adjusted: z.number().nullable().describe('The same, adjusted for all that were looked at'),
  firstOn: CalendarDate.nullable(),
  lastOn: CalendarDate.nullable(),
  foundAt: z.iso.datetime(),
  recoveredOn: z.array(CalendarDate).describe('Days of the recoveries, for a small plot'),
  referral: z.object({ id: RecordId, number: z.string() }).nullable(),
})
export type IndicatorRow = z.infer<typeof IndicatorRow>

export const IndicatorGun = z.object({
  recoveryId: RecordId,
  traceId: RecordId.nullable(),
  reference: z.string().nullable(),
  serial: z.string(),
  gun: z.string(),
  part: z.string().describe('What this gun has to do with it'),
  purchasedOn: CalendarDate.nullable(),
  recoveredOn: z.string().nullable(),
  daysToCrime: z.number().nullable(),
  purchaserNumber: z.number().nullable(),
  dealer: z.string().nullable(),
  caseNumber: z.string(),
  address: z.string().nullable(),
  alsoIn: z.number().describe('Other indicators this gun stands in'),
})
export type IndicatorGun = z.infer<typeof IndicatorGun>

export const IndicatorEvent = z.object({
  kind: z.enum(['found', 'grown', 'lapsed', 'dismissed', 'kept', 'reopened', 'referred', 'withdrawn']),
  words: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
})

export const Indicator = IndicatorRow.extend({
  explanation: z.array(z.string()),
  innocent: z.string(),
  source: z.string(),
  ruleVersion: z.number(),
  parameters: z.array(z.object({ label: z.string(), value: z.number(), unit: z.string() })),
  evidence: z.array(IndicatorGun),
  events: z.array(IndicatorEvent),
  version: z.number(),
})
export type Indicator = z.infer<typeof Indicator>

const read = { permission: 'tracing.read', category: 'trace', errors: ['tracing.closed'] } as const

export const indicatorFilter = {
  rule: IndicatorRuleName.optional(),
  state: IndicatorState.default('new'),
} as const

export const listIndicators = route({
  ...read,
  id: 'tracing.indicators',
  method: 'GET',
  path: '/api/tracing/indicators',
  summary: 'Indicators to examine, the least likely by chance first',
  query: z.object({ ...indicatorFilter, limit: z.coerce.number().int().min(1).max(500).default(100) }),
  response: z.object({
    rows: z.array(IndicatorRow),
    total: z.number(),
    counts: z.array(z.object({ rule: IndicatorRuleName, count: z.number() })),
    states: z.record(IndicatorState, z.number()),
    run: z
      .object({
        at: z.iso.datetime(),
        ruleVersion: z.number(),
        guns: z.number(),
        traced: z.number(),
        outcomes: z.array(RuleOutcome),
      })
      .nullable(),
  }),
})

export const readIndicator = route({
  ...read,
  id: 'tracing.indicator',
  method: 'GET',
  path: '/api/tracing/indicators/:id',
  summary: 'One indicator: explanation, the guns it rests on, and its history',
  params: z.object({ id: RecordId }),
  response: Indicator,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const runIndicators = route({
  ...read,
  id: 'tracing.runIndicators',
  method: 'POST',
  path: '/api/tracing/indicators/run',
  summary: 'Look for indicators now, as every night',
  permission: 'tracing.write',
  limit: { times: 30, seconds: 3_600 },
  response: z.object({
    found: z.number(),
    grown: z.number(),
    lapsed: z.number(),
    outcomes: z.array(RuleOutcome),
  }),
})

export const decideIndicator = route({
  ...read,
  id: 'tracing.decideIndicator',
  method: 'POST',
  path: '/api/tracing/indicators/:id/decision',
  summary: 'Say what came of examining an indicator: dismissed with a reason, kept, or open again',
  permission: 'tracing.write',
  params: z.object({ id: RecordId }),
  body: z
    .strictObject({
      version: z.number().int().min(1),
      decision: z.enum(['dismissed', 'kept', 'reopened']),
      reason: z.string().trim().max(1_000).default(''),
    })
    .refine(({ decision, reason }) => decision !== 'dismissed' || reason !== '', {
      path: ['reason'],
      message: 'Say why there is nothing to it.',
    }),
  response: Indicator,
  errors: ['record.unavailable', 'record.changed', 'tracing.closed'],
})

export const IndicatorRules = z.object({
  version: z.number().describe('0 where the agency has changed nothing'),
  content: RuleContent,
  versions: z.array(
    z.object({ version: z.number(), at: z.iso.datetime(), by: z.string(), reason: z.string() }),
  ),
})
export type IndicatorRules = z.infer<typeof IndicatorRules>

export const readIndicatorRules = route({
  ...read,
  id: 'tracing.indicatorRules',
  method: 'GET',
  path: '/api/tracing/indicator-rules',
  summary: 'The numbers by which indicators are found, and who changed them',
  response: IndicatorRules,
})

export const tryIndicatorRules = route({
  ...read,
  id: 'tracing.tryIndicatorRules',
  method: 'POST',
  path: '/api/tracing/indicator-rules/trial',
  summary: 'How many indicators other numbers would find, and how many of them by chance; nothing is kept',
  limit: { times: 240, seconds: 3_600 },
  body: z.strictObject({ content: RuleContent }),
  response: z.object({ outcomes: z.array(RuleOutcome) }),
})

export const changeIndicatorRules = route({
  ...read,
  id: 'tracing.changeIndicatorRules',
  method: 'PUT',
  path: '/api/tracing/indicator-rules',
  summary: 'Change the numbers by which indicators are found; what was in force before stays as a version',
  permission: 'tracing.rules',
  body: z.strictObject({
    version: z.number().int().min(0).max(1_000_000).describe('The version that was opened'),
    content: RuleContent,
    reason: z.string().trim().min(1, 'Write why it changes.').max(500),
  }),
  response: IndicatorRules,
  errors: ['record.changed', 'tracing.closed'],
})
