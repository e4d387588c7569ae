import { z } from 'zod'
import { CalendarDate, Cursor, errors, Purpose, route } from '../contract/index.ts'

export const auditErrors = errors({
  'audit.week_unfinished': {
    status: 409,
    sentence: 'This week is not over.',
    remedy: 'Sign it off from Monday on, when its report no longer changes.',
  },
  'audit.week_reviewed': {
    status: 409,
    sentence: 'This week has been signed off.',
    remedy: 'Open it to read by whom, when and with what remark.',
  },
})

export const Outcome = z.enum(['done', 'refused', 'failed'])
export type Outcome = z.infer<typeof Outcome>

/** Names a row without telling its place among all rows of the installation. */
const EntryId = z.string().regex(/^[\w-]{22}$/, 'Take it from the entry.')

export const ActivityEntry = z.object({
  id: EntryId,
  at: z.iso.datetime(),
  action: z.string().describe('What was done, in words'),
  what: z.string().describe('The kind of record, with its number where one record was opened'),
  outcome: Outcome,
  purpose: Purpose.nullable(),
  recordPath: z.string().nullable().describe('Address of the record in the workspace'),
})
export type ActivityEntry = z.infer<typeof ActivityEntry>

const EventCursor = EntryId.optional().describe('The last entry of the page before')

export const myActivity = route({
  id: 'audit.myActivity',
  method: 'GET',
  path: '/api/activity',
  summary: 'What you opened and changed, newest first, as the audit keeps it',
  permission: 'signed-in',
  query: z.object({ cursor: EventCursor }),
  response: z.object({ entries: z.array(ActivityEntry), next: Cursor.nullable() }),
})

/** A row of the audit as an auditor reads it. */
export const AuditEntry = ActivityEntry.extend({
  person: z
    .object({ id: z.uuid(), name: z.string(), agency: z.string() })
    .nullable()
    .describe('Nobody was signed in'),
  actionId: z.string(),
  recordType: z.string().nullable(),
  recordId: z.string().nullable(),
  fields: z.array(z.string()).describe('Names of the fields that were changed or read'),
  count: z.number().nullable().describe('How many records the answer held'),
  address: z.string().nullable().describe('Network address it was asked from'),
  tookMs: z.number().nullable(),
  requestId: z.string().nullable(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

const RecordType = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'Write the kind of record, such as incident.')
const RecordNumber = z.string().min(1).max(200)

export const auditFilter = z.object({
  person: z.uuid().optional().describe('Who did it'),
  type: RecordType.optional().describe('Kind of record, such as incident'),
  record: RecordNumber.optional().describe('Number of the record, as its address has it'),
  action: z.string().max(120).optional().describe('What was done, such as incidents.read'),
  purpose: Purpose.optional(),
  outcome: Outcome.optional(),
  from: CalendarDate.optional().describe('First day, where the agency is'),
  to: CalendarDate.optional().describe('Last day, where the agency is'),
})
export type AuditFilter = z.infer<typeof auditFilter>

export const searchAudit = route({
  id: 'audit.search',
  method: 'GET',
  path: '/api/audit/events',
  summary: 'Search the audit: what people of your agency did, and what others did with its records',
  permission: 'audit.read',
  query: auditFilter.extend({ cursor: EventCursor }),
  response: z.object({ entries: z.array(AuditEntry), next: Cursor.nullable() }),
})

export const exportAudit = route({
  id: 'audit.exportEvents',
  method: 'GET',
  path: '/api/audit/events.csv',
  summary: 'Export an audit search: everything it finds, as CSV',
  permission: 'audit.read',
  kind: 'file',
  limit: { times: 120, seconds: 3_600 },
  query: auditFilter,
})

export const readChoices = route({
  id: 'audit.readChoices',
  method: 'GET',
  path: '/api/audit/choices',
  summary: 'List what an audit search can ask for: people and actions',
  permission: 'audit.read',
  response: z.object({
    people: z.array(z.object({ id: z.uuid(), name: z.string() })),
    actions: z.array(z.object({ id: z.string(), words: z.string() })),
  }),
})

export const ChangedField = z.object({
  path: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type ChangedField = z.infer<typeof ChangedField>

export const HistoryEntry = AuditEntry.extend({
  changes: z.array(ChangedField).nullable().describe('What was changed, for people who may see the record'),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

export const recordHistory = route({
  id: 'audit.recordHistory',
  method: 'GET',
  path: '/api/audit/records/:type/:record',
  summary: 'Read the history of a record: who opened and changed it, when and why',
  permission: 'audit.read',
  params: z.object({ type: RecordType, record: RecordNumber }),
  query: z.object({ cursor: EventCursor }),
  response: z.object({
    entries: z.array(HistoryEntry),
    next: Cursor.nullable(),
    recordPath: z.string().nullable(),
    seen: z.boolean().describe('Whether you may see the record itself, and so what its changes held'),
    forgottenAt: z.iso.datetime().nullable().describe('When the contents of its changes were destroyed'),
  }),
})

const Week = z.object({
  week: CalendarDate.refine(
    (day) => new Date(`${day}T00:00Z`).getUTCDay() === 1,
    'A week is named by its Monday.',
  ),
})

const Review = z.object({ by: z.string(), at: z.iso.datetime(), remark: z.string() })

export const WeekLine = z.object({
  week: CalendarDate.describe('Its Monday'),
  rows: z.number(),
  refused: z.number(),
  over: z.boolean(),
  review: Review.nullable(),
})
export type WeekLine = z.infer<typeof WeekLine>

export const listWeeks = route({
  id: 'audit.listWeeks',
  method: 'GET',
  path: '/api/audit/weeks',
  summary: 'List the weekly reports: the weeks of the last year and who signed them off',
  permission: 'audit.read',
  response: z.object({ weeks: z.array(WeekLine) }),
})

const Outcomes = z.object({ done: z.number(), refused: z.number(), failed: z.number() })
const Listed = z.object({ total: z.number(), entries: z.array(AuditEntry) })

export const WeekReport = WeekLine.extend({
  outcomes: Outcomes,
  people: z.array(
    Outcomes.extend({
      id: z.uuid(),
      name: z.string(),
      agency: z.string(),
      outOfHours: z.number().describe('Between 22:00 and 06:00, or on a Saturday or Sunday'),
      exports: z.number(),
    }),
  ),
  actions: z.array(Outcomes.extend({ action: z.string(), actionId: z.string() })),
  signInFailures: z.object({
    total: z.number(),
    addresses: z.array(z.object({ address: z.string().nullable(), count: z.number() })),
  }),
  refusals: Listed,
  exports: Listed,
  privileged: Listed,
  auditTouched: Listed,
})
export type WeekReport = z.infer<typeof WeekReport>

export const readWeek = route({
  id: 'audit.readWeek',
  method: 'GET',
  path: '/api/audit/weeks/:week',
  summary: 'Read a weekly report: counts, refusals, failed sign-ins, exports, privileged acts',
  permission: 'audit.read',
  params: Week,
  response: WeekReport,
})

export const exportWeek = route({
  id: 'audit.exportWeek',
  method: 'GET',
  path: '/api/audit/weeks/:week/report.csv',
  summary: 'Export a weekly report: as CSV',
  permission: 'audit.read',
  kind: 'file',
  limit: { times: 120, seconds: 3_600 },
  params: Week,
})

export const reviewWeek = route({
  id: 'audit.reviewWeek',
  method: 'POST',
  path: '/api/audit/weeks/:week/review',
  summary: 'Sign a weekly report off, with a remark',
  permission: 'audit.review',
  params: Week,
  body: z.object({
    remark: z.string().trim().min(1, 'Write what you found, or that you found nothing.').max(4000),
  }),
  response: Review,
  errors: ['audit.week_unfinished', 'audit.week_reviewed'],
})

export const Alarm = z.object({
  code: z.enum(['unsealed', 'head', 'chain', 'heads-file']),
  since: z.iso.datetime(),
  sentence: z.string(),
})

export const readAlarms = route({
  id: 'audit.readAlarms',
  method: 'GET',
  path: '/api/audit/alarms',
  summary: 'What is wrong with the audit at this moment; nothing for people who may not read it',
  permission: 'public',
  response: z.object({ alarms: z.array(Alarm) }),
})
