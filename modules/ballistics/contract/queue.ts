import { z } from 'zod'
import { CalendarDate, Flag, listOf, RecordId, route } from '../../../platform/contract/index.ts'
import { CaseReference } from './cases.ts'
import { ClockRule } from './clocks.ts'
import { ExhibitKind, Moment, line } from './codes.ts'

/** What has to be done next with an exhibit or a lead; it waits there until that is done. */
export const QueueStage = z.enum(['receive', 'triage', 'enter', 'search', 'review', 'tell', 'confirm'])
export type QueueStage = z.infer<typeof QueueStage>

/** Steps of exhibits; the others are of leads. */
export const ExhibitQueue = z.enum(['receive', 'triage', 'enter', 'search', 'review'])
export type ExhibitQueue = z.infer<typeof ExhibitQueue>

export const DelayReason = z.enum([
  'backlog',
  'request-missing',
  'information-missing',
  'other-examination',
  'transport',
  'equipment',
  'staff',
  'court',
  'other',
])
export type DelayReason = z.infer<typeof DelayReason>

export const Delay = z.object({
  reason: DelayReason,
  words: z.string().nullable(),
  until: z.string().nullable(),
  at: z.iso.datetime(),
  by: z.string(),
})
export type Delay = z.infer<typeof Delay>

/** One clock as it stands for one row. */
export const RunningClock = z.object({
  key: z.string(),
  startedAt: Moment.nullable().describe('Null where nobody wrote down when it began'),
  dueEarliest: z.iso.datetime().nullable(),
  dueLatest: z.iso
    .datetime()
    .nullable()
    .describe('Later than the earliest where only the day of the start is known'),
  standing: z.enum(['in-time', 'perhaps-late', 'late', 'unknown']),
})
export type RunningClock = z.infer<typeof RunningClock>

export const QueueRow = z.object({
  stage: QueueStage,
  id: RecordId,
  number: z.string(),
  kind: ExhibitKind.nullable().describe('Null for a lead'),
  case: CaseReference.nullable().describe('Null where the case is not shared'),
  otherCase: CaseReference.nullable().describe('The second case of a lead'),
  calibre: z.string().nullable(),
  site: z.string().nullable(),
  holder: z.string().nullable(),
  clocks: z.array(RunningClock).describe('Those that end with this step; the first leads the order'),
  delay: Delay.nullable(),
})
export type QueueRow = z.infer<typeof QueueRow>

/** Position in the queues: how far each of them was read. */
export const QueueCursor = z.string().max(1200)

/** What queues are limited to; kept in the address. */
export const queueFilter = {
  keeper: z.coerce
    .number()
    .int()
    .positive()
    .max(2_147_483_647)
    .optional()
    .describe('Agency that keeps the exhibits; left out, the own one, or who keeps them for it'),
  stage: listOf(QueueStage).optional(),
  agency: z.string().min(1).max(120).optional().describe('Agency that investigates the case, by name'),
  site: z.string().min(1).max(120).optional().describe('Site at which it was entered'),
  late: Flag.optional().describe('Only what is late, or perhaps late, by the first clock of its step'),
  delayed: Flag.optional().describe('Only what has, or has not, a reason for waiting'),
} as const
export const QueueFilter = z.object(queueFilter)
export type QueueFilter = z.output<typeof QueueFilter>

const StageSummary = z.object({
  stage: QueueStage,
  count: z.number(),
  more: z.boolean().describe('There are more than were counted'),
  oldest: Moment.nullable(),
  delayed: z.number().describe('With a reason for waiting'),
  clocks: z.array(
    z.object({
      key: z.string(),
      late: z.number(),
      perhaps: z.number().describe('Late or not, by a time of day that nobody wrote down'),
      unknown: z.number().describe('Nobody wrote down when the clock began'),
    }),
  ),
})
export type StageSummary = z.infer<typeof StageSummary>

export const QueueSummary = z.object({
  asOf: z.iso.datetime(),
  stages: z.array(StageSummary),
  decided: z
    .object({ represented: z.number(), hold: z.number(), 'not-suitable': z.number() })
    .describe('Not entered, by a decision with its reason'),
  elsewhere: z
    .object({ count: z.number(), more: z.boolean() })
    .describe('Entered and without a scan here: searched at the imaging network'),
  clocks: z.array(z.object({ key: z.string(), rule: ClockRule })),
  keeper: z.number().describe('Agency whose queues these are'),
  keepers: z
    .array(z.object({ id: z.number(), name: z.string() }))
    .describe('Agencies whose queues may be opened, the own one first'),
  agencies: z.array(z.string()).describe('Agencies that investigate'),
  sites: z.array(z.string()),
})
export type QueueSummary = z.infer<typeof QueueSummary>

export const summariseQueue = route({
  id: 'ballistics.summariseQueue',
  method: 'GET',
  path: '/api/ballistics/queue/summary',
  summary: 'How much waits at each step, how much of it is late, and how old the oldest is',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: QueueFilter.omit({ stage: true, late: true, delayed: true }),
  response: QueueSummary,
})

export const listQueue = route({
  id: 'ballistics.listQueue',
  method: 'GET',
  path: '/api/ballistics/queue',
  summary: 'What waits, by when it is due: the first to be due first',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({
    ...queueFilter,
    cursor: QueueCursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ rows: z.array(QueueRow), next: QueueCursor.nullable() }),
})

const several = z.array(RecordId).min(1, 'Choose at least one exhibit.').max(500)

export const recordDelay = route({
  id: 'ballistics.recordDelay',
  method: 'POST',
  path: '/api/ballistics/delays',
  summary: 'Say why exhibits wait at a step; they stay in the queue',
  permission: 'ballistics.write',
  category: 'ballistic',
  body: z
    .strictObject({
      exhibits: several,
      stage: ExhibitQueue,
      reason: DelayReason,
      words: line(500),
      until: CalendarDate.nullable().default(null),
    })
    .refine(({ reason, words }) => reason !== 'other' || words !== null, {
      path: ['words'],
      message: 'Say what they wait for.',
    }),
  response: z.object({ exhibits: z.number() }),
  errors: ['record.unavailable', 'ballistics.not_waiting'],
})

export const endDelay = route({
  id: 'ballistics.endDelay',
  method: 'POST',
  path: '/api/ballistics/delays/end',
  summary: 'Say that nothing holds exhibits up any more',
  permission: 'ballistics.write',
  category: 'ballistic',
  body: z.strictObject({ exhibits: several, stage: ExhibitQueue }),
  response: z.object({ exhibits: z.number() }),
  errors: ['record.unavailable'],
})

export const listDelays = route({
  id: 'ballistics.listDelays',
  method: 'GET',
  path: '/api/ballistics/exhibits/:id/delays',
  summary: 'Why an exhibit waited, newest first',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  response: z.object({
    delays: z.array(
      Delay.extend({
        stage: ExhibitQueue,
        endedAt: z.iso.datetime().nullable(),
        endedBy: z.string().nullable(),
      }),
    ),
  }),
  errors: ['record.unavailable'],
})
