import { z } from 'zod'
import { CalendarDate, RecordId, route } from '../../../platform/contract/index.ts'
import { IndicatorGun, IndicatorRuleName } from './indicators.ts'

export const Receiver = z.enum(['trafficking-unit', 'atf'])
export type Receiver = z.infer<typeof Receiver>
export const ReferralState = z.enum([
  'draft',
  'sent',
  'acknowledged',
  'accepted',
  'declined',
  'closed',
  'withdrawn',
])
export type ReferralState = z.infer<typeof ReferralState>

/** How the work at the receiver ended. */
export const ReferralOutcome = z.enum([
  'arrest',
  'charges',
  'conviction',
  'guns-recovered',
  'dealer-inspected',
  'license-action',
  'joined-other-case',
  'no-offence-found',
  'not-pursued',
  'other',
])
export type ReferralOutcome = z.infer<typeof ReferralOutcome>

/** What is written in a draft. */
export const ReferralContent = z.strictObject({
  receiver: Receiver,
  receiverName: z.string().trim().min(1, 'Name the unit or office.').max(200),
  contact: z.string().trim().max(200).default(''),
  narrative: z.string().trim().min(20, 'Say in a few sentences what was seen.').max(10_000),
  request: z.string().trim().max(2_000).default(''),
})
export type ReferralContent = z.output<typeof ReferralContent>

/** What the receiver gets of an indicator, in the words that stood when it was sent. */
export const ReferredIndicator = z.object({
  id: RecordId,
  rule: IndicatorRuleName,
  title: z.string(),
  sentence: z.string(),
  explanation: z.array(z.string()),
  innocent: z.string(),
  source: z.string(),
})
export const ReferredGun = IndicatorGun.pick({
  recoveryId: true,
  reference: true,
  serial: true,
  gun: true,
  purchasedOn: true,
  recoveredOn: true,
  daysToCrime: true,
  purchaserNumber: true,
  dealer: true,
  caseNumber: true,
  address: true,
}).extend({ traceNumber: z.string().nullable(), licence: z.string().nullable(), part: z.string() })
export type ReferredGun = z.infer<typeof ReferredGun>

export const ReferralPackage = z.object({
  ...ReferralContent.shape,
  indicators: z.array(ReferredIndicator),
  guns: z.array(ReferredGun),
})
export type ReferralPackage = z.infer<typeof ReferralPackage>

export const ReferralRow = z.object({
  id: RecordId,
  number: z.string(),
  state: ReferralState,
  receiver: Receiver,
  receiverName: z.string(),
  indicators: z.number(),
  guns: z.number(),
  outcome: ReferralOutcome.nullable(),
  sentOn: CalendarDate.nullable(),
  lastOn: CalendarDate.describe('Day of the last thing that happened'),
  recordedBy: z.string(),
})
export type ReferralRow = z.infer<typeof ReferralRow>

export const ReferralEvent = z.object({
  kind: z.enum([
    'begun',
    'changed',
    'sent',
    'corrected',
    'acknowledged',
    'accepted',
    'declined',
    'closed',
    'withdrawn',
  ]),
  on: CalendarDate,
  outcome: ReferralOutcome.nullable(),
  words: z.string().nullable(),
  by: z.string(),
  at: z.iso.datetime(),
})

export const Referral = z.object({
  id: RecordId,
  number: z.string(),
  state: ReferralState,
  version: z.number(),
  content: ReferralContent,
  indicators: z.array(ReferredIndicator),
  guns: z.array(ReferredGun),
  outcome: ReferralOutcome.nullable(),
  events: z.array(ReferralEvent),
  packages: z.array(
    z.object({
      version: z.number(),
      sentOn: CalendarDate,
      by: z.string(),
      correction: z.string().nullable(),
    }),
  ),
  changedSince: z.boolean().describe('Whether what stands here differs from what was sent last'),
  mayEdit: z.boolean(),
})
export type Referral = z.infer<typeof Referral>

const refer = { permission: 'tracing.refer', category: 'trace' } as const
const read = { permission: 'tracing.read', category: 'trace' } as const
const one = z.object({ id: RecordId })
const version = z.number().int().min(1)

export const listReferrals = route({
  ...read,
  id: 'tracing.referrals',
  method: 'GET',
  path: '/api/tracing/referrals',
  summary: 'Referrals to trafficking units and ATF, the newest first',
  query: z.object({
    state: ReferralState.optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  response: z.object({
    rows: z.array(ReferralRow),
    states: z.record(ReferralState, z.number()),
    answered: z
      .object({ sent: z.number(), acknowledged: z.number(), medianDays: z.number().nullable() })
      .describe('How soon receivers say that they have it'),
  }),
  errors: ['tracing.closed'],
})

export const readReferral = route({
  ...read,
  id: 'tracing.referral',
  method: 'GET',
  path: '/api/tracing/referrals/:id',
  summary: 'One referral with its indicators, guns, packages and history',
  params: one,
  response: Referral,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const draftReferral = route({
  ...refer,
  id: 'tracing.draftReferral',
  method: 'POST',
  path: '/api/tracing/referrals',
  summary: 'Begin a referral of indicators; they count as kept from then on',
  body: z.strictObject({ indicatorIds: z.array(RecordId).min(1).max(50), content: ReferralContent }),
  response: Referral,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const changeReferral = route({
  ...refer,
  id: 'tracing.changeReferral',
  method: 'PUT',
  path: '/api/tracing/referrals/:id',
  summary: 'Change the words, the receiver or the indicators of a referral',
  params: one,
  body: z.strictObject({
    version,
    indicatorIds: z.array(RecordId).min(1).max(50),
    content: ReferralContent,
  }),
  response: Referral,
  errors: ['record.unavailable', 'record.changed', 'tracing.referral_state', 'tracing.closed'],
})

export const sendReferral = route({
  ...refer,
  id: 'tracing.sendReferral',
  method: 'POST',
  path: '/api/tracing/referrals/:id/send',
  summary: 'Keep that the package left, as it stands; after the first time with what is corrected',
  params: one,
  body: z.strictObject({
    version,
    on: CalendarDate,
    correction: z.string().trim().max(1_000).default(''),
  }),
  response: Referral,
  errors: ['record.unavailable', 'record.changed', 'tracing.referral_state', 'tracing.closed'],
})

export const followReferral = route({
  ...refer,
  id: 'tracing.followReferral',
  method: 'POST',
  path: '/api/tracing/referrals/:id/follow',
  summary:
    'Keep what became of a referral: acknowledged, accepted, declined, closed with its outcome, or withdrawn',
  params: one,
  body: z
    .strictObject({
      version,
      step: z.enum(['acknowledged', 'accepted', 'declined', 'closed', 'withdrawn']),
      on: CalendarDate,
      outcome: ReferralOutcome.nullable().default(null),
      words: z.string().trim().max(2_000).default(''),
    })
    .superRefine(({ step, outcome, words }, context) => {
      const say = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message })
      if ((step === 'closed') !== (outcome !== null))
        say('outcome', 'Say what came of it when it is closed, and only then.')
      if ((step === 'withdrawn' || step === 'declined') && words === '') say('words', 'Give the reason.')
    }),
  response: Referral,
  errors: ['record.unavailable', 'record.changed', 'tracing.referral_state', 'tracing.closed'],
})

const download = { ...read, method: 'GET', kind: 'file', params: one } as const
const limit = { times: 120, seconds: 3_600 }

export const printReferral = route({
  ...download,
  id: 'tracing.printReferral',
  permission: 'tracing.export',
  path: '/api/tracing/referrals/:id/document',
  summary: 'The package as a PDF, as it stands or as a version was sent',
  query: z.object({ version: z.coerce.number().int().min(1).optional() }),
  limit,
  errors: ['record.unavailable', 'tracing.closed'],
})

export const exportReferral = route({
  ...download,
  id: 'tracing.exportReferral',
  permission: 'tracing.export',
  path: '/api/tracing/referrals/:id/data',
  summary: 'The package as data: JSON whole, or its guns as CSV',
  query: z.object({
    as: z.enum(['json', 'csv']).default('json'),
    version: z.coerce.number().int().min(1).optional(),
  }),
  limit,
  errors: ['record.unavailable', 'tracing.closed'],
})
