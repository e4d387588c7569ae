import { z } from 'zod'
import { Category, errors, RecordId, route } from '../contract/index.ts'
import { JobProgress } from '../jobs/contract.ts'

export const retentionErrors = errors({
  'retention.no_schedule': {
    status: 409,
    sentence: 'There is no schedule for this category, so its records are kept.',
    remedy: 'Enter the schedule first, with the law or rule it rests on.',
  },
  'retention.too_long': {
    status: 422,
    sentence: 'Criminal intelligence may not be kept longer than five years without a review.',
    remedy: 'Enter at most 5 years (28 CFR 23.20(h)).',
  },
  'retention.nothing_due': {
    status: 409,
    sentence: 'Nothing is due, or a hold keeps all that is.',
    remedy: 'Look at the preview; come back when records have passed their period.',
  },
  'retention.held_already': {
    status: 409,
    sentence: 'This is on hold for the same matter already.',
    remedy: 'Look at the list of holds.',
  },
  'retention.lifted': {
    status: 409,
    sentence: 'This hold has been lifted already.',
    remedy: 'Place a new one if it is needed again.',
  },
  'retention.not_stopped': {
    status: 409,
    sentence: 'This purge is under way or complete.',
    remedy: 'Look at its progress; there is nothing to continue.',
  },
})

const Line = (what: string, max = 500) => z.string().trim().min(1, what).max(max)

export const CountedFrom = z.enum(['event', 'entry'])
export type CountedFrom = z.infer<typeof CountedFrom>

export const Schedule = z.object({
  id: RecordId,
  category: Category,
  years: z.number(),
  days: z.number(),
  countedFrom: CountedFrom,
  authority: z.string(),
  remark: z.string(),
  setBy: z.string(),
  setAt: z.iso.datetime(),
})
export type Schedule = z.infer<typeof Schedule>

export const listSchedules = route({
  id: 'retention.schedules',
  method: 'GET',
  path: '/api/retention/schedules',
  summary: 'How long the agency keeps records of each category, and by which authority',
  permission: 'retention.read',
  response: z.object({
    categories: z.array(
      z.object({
        category: Category,
        schedule: Schedule.nullable().describe('Null: kept until a schedule is entered'),
        onHold: z.boolean().describe('Whether a hold keeps the whole category'),
      }),
    ),
  }),
})

export const setSchedule = route({
  id: 'retention.setSchedule',
  method: 'PUT',
  path: '/api/retention/schedules/:category',
  summary: 'Set how long records of a category are kept; the former schedule stays on record',
  permission: 'retention.manage',
  params: z.object({ category: Category }),
  body: z
    .object({
      years: z.number().int().min(0).max(200),
      days: z.number().int().min(0).max(36_500),
      countedFrom: CountedFrom,
      authority: Line('Name the law, rule or records schedule that says so.'),
      remark: z.string().trim().max(1000).default(''),
    })
    .refine(({ years, days }) => years + days > 0, {
      path: ['years'],
      message: 'Enter a period of at least one day.',
    }),
  response: Schedule,
  errors: ['retention.too_long'],
})

export const endSchedule = route({
  id: 'retention.endSchedule',
  method: 'DELETE',
  path: '/api/retention/schedules/:category',
  summary: 'End a schedule: records of the category are then kept',
  permission: 'retention.manage',
  params: z.object({ category: Category }),
  response: z.object({ done: z.literal(true) }),
  errors: ['retention.no_schedule'],
})

export const Hold = z.object({
  id: RecordId,
  category: Category.nullable().describe('The whole category, or null for one record'),
  recordType: z.string().nullable(),
  recordId: RecordId.nullable(),
  recordPath: z.string().nullable(),
  matter: z.string(),
  reason: z.string(),
  placedBy: z.string(),
  placedAt: z.iso.datetime(),
  liftedBy: z.string().nullable(),
  liftedAt: z.iso.datetime().nullable(),
  liftReason: z.string().nullable(),
})
export type Hold = z.infer<typeof Hold>

export const listHolds = route({
  id: 'retention.holds',
  method: 'GET',
  path: '/api/retention/holds',
  summary: 'Legal holds of the agency: what must not be destroyed, why, since when',
  permission: 'retention.read',
  query: z.object({ state: z.enum(['live', 'lifted', 'all']).default('live') }),
  response: z.object({
    holds: z.array(Hold),
    recordTypes: z.array(z.string()).describe('Types of records that can be held one by one'),
  }),
})

export const placeHold = route({
  id: 'retention.placeHold',
  method: 'POST',
  path: '/api/retention/holds',
  summary: 'Place a legal hold on one record or on a whole category of the agency',
  permission: 'retention.manage',
  body: z.object({
    what: z.discriminatedUnion('scope', [
      z.object({ scope: z.literal('category'), category: Category }),
      z.object({ scope: z.literal('record'), recordType: z.string().max(60), recordId: RecordId }),
    ]),
    matter: Line('Name the case, claim or request it is for.', 200),
    reason: Line('Say why these records must be kept.', 1000),
  }),
  response: Hold,
  errors: ['record.unavailable', 'retention.held_already'],
})

export const liftHold = route({
  id: 'retention.liftHold',
  method: 'POST',
  path: '/api/retention/holds/:id/lift',
  summary: 'Lift a legal hold, with the reason',
  permission: 'retention.manage',
  privileged: true,
  params: z.object({ id: RecordId }),
  body: z.object({ reason: Line('Say why these records need not be kept any more.', 1000) }),
  response: Hold,
  errors: ['record.unavailable', 'retention.lifted'],
})

export const PreviewType = z.object({
  recordType: z.string(),
  total: z.number().describe('All records of the type in the category'),
  due: z.number().describe('Past their period and not on hold: what a purge would remove'),
  held: z.number().describe('Past their period, kept by a hold or because another record needs them'),
  undated: z.number().describe('Without a date to count from: kept'),
  oldest: z.iso.date().nullable().describe('Date of the oldest record that is due'),
  sample: z
    .array(z.object({ id: RecordId, day: z.iso.date(), path: z.string().nullable() }))
    .describe('The oldest of those due that you may see yourself'),
})
export type PreviewType = z.infer<typeof PreviewType>

export const Preview = z.object({
  category: Category,
  schedule: Schedule.nullable(),
  today: z.iso.date().describe('Today in the time zone of the agency'),
  dueTo: z.iso.date().nullable().describe('Records dated up to this day are past their period'),
  onHold: z.boolean(),
  types: z.array(PreviewType),
})
export type Preview = z.infer<typeof Preview>

export const readPreview = route({
  id: 'retention.preview',
  method: 'GET',
  path: '/api/retention/preview/:category',
  summary: 'What a purge of a category would remove today, and what would be kept',
  permission: 'retention.read',
  params: z.object({ category: Category }),
  response: Preview,
})

export const askPurge = route({
  id: 'retention.askPurge',
  method: 'POST',
  path: '/api/retention/purges',
  summary: 'Ask a second person to approve the purge of what is due in a category',
  permission: 'retention.manage',
  privileged: true,
  body: z.object({
    category: Category,
    reason: Line('Say why the purge is asked for.', 1000),
    expected: z.number().int().min(1).describe('How many records the preview showed'),
  }),
  response: z.object({ id: RecordId, actId: RecordId }),
  errors: ['retention.no_schedule', 'retention.nothing_due', 'record.changed', 'acts.waiting'],
})

/** What proves a purge. Its text, keys in this order, is what `certificateHash` is taken over. */
export const Certificate = z.object({
  id: RecordId,
  agency: z.string(),
  category: Category,
  records: z.array(z.object({ recordType: z.string(), asked: z.number(), purged: z.number() })),
  purged: z.number(),
  held: z.number().describe('Kept because a hold came in between'),
  kept: z.number().describe('Kept because they had changed or gone in between'),
  idsHash: z.string().describe('SHA-256 over the sorted lines "type id" of the purged records'),
  dueTo: z.iso.date(),
  schedule: z.object({
    id: RecordId,
    years: z.number(),
    days: z.number(),
    countedFrom: CountedFrom,
    authority: z.string(),
  }),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  reason: z.string(),
  approvedBy: z.string(),
  approvedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  auditEvents: z
    .object({ first: z.number(), last: z.number() })
    .describe('Rows of the audit that tell of it'),
})
export type Certificate = z.infer<typeof Certificate>

export const PurgeItem = z.object({
  id: RecordId,
  category: Category,
  dueTo: z.iso.date(),
  asked: z.number(),
  purged: z.number(),
  job: JobProgress.nullable(),
  finishedAt: z.iso.datetime().nullable(),
  certificate: Certificate.nullable(),
  certificateHash: z.string().nullable().describe('SHA-256 over the text of the certificate'),
})
export type PurgeItem = z.infer<typeof PurgeItem>

export const listPurges = route({
  id: 'retention.purges',
  method: 'GET',
  path: '/api/retention/purges',
  summary: 'Purges that were approved, with their certificates',
  permission: 'retention.read',
  response: z.object({ purges: z.array(PurgeItem).describe('The newest 200') }),
})

export const readPurge = route({
  id: 'retention.purge',
  method: 'GET',
  path: '/api/retention/purges/:id',
  summary: 'One purge: its progress, then its certificate',
  permission: 'retention.read',
  params: z.object({ id: RecordId }),
  response: PurgeItem,
  errors: ['record.unavailable'],
})

export const continuePurge = route({
  id: 'retention.continuePurge',
  method: 'POST',
  path: '/api/retention/purges/:id/continue',
  summary: 'Go on with an approved purge that stopped before its end',
  permission: 'retention.manage',
  privileged: true,
  params: z.object({ id: RecordId }),
  response: PurgeItem,
  errors: ['record.unavailable', 'retention.not_stopped'],
})

export const downloadCertificate = route({
  id: 'retention.certificate',
  method: 'GET',
  path: '/api/retention/purges/:id/certificate',
  summary: 'The certificate of a purge as JSON, with the ids of the purged records',
  permission: 'retention.read',
  kind: 'file',
  params: z.object({ id: RecordId }),
  errors: ['record.unavailable'],
})
