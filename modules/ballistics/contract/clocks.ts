import { z } from 'zod'
import { CalendarDate, route } from '../../../platform/contract/index.ts'

/** Moments in the order in which they come; a clock runs from one to a later one. */
const STEPS = ['collected', 'received', 'triaged', 'acquired', 'searched', 'reviewed'] as const

/** From which moment a clock runs. */
export const ClockFrom = z.enum(['collected', 'received', 'triaged', 'acquired', 'searched', 'lead-made'])
export type ClockFrom = z.infer<typeof ClockFrom>

/** With which moment it ends. */
export const ClockTo = z.enum([
  'received',
  'triaged',
  'acquired',
  'searched',
  'reviewed',
  'told',
  'confirmed',
])
export type ClockTo = z.infer<typeof ClockTo>

export const LimitUnit = z.enum(['hours', 'days', 'business-days'])
export type LimitUnit = z.infer<typeof LimitUnit>

const follows = ({ from, to }: { from: ClockFrom; to: ClockTo }): boolean => {
  const ofLead = to === 'told' || to === 'confirmed'
  if (from === 'lead-made' || ofLead) return from === 'lead-made' && ofLead
  return STEPS.indexOf(from) < STEPS.indexOf(to)
}

/** How long one step may take, and who says so. */
export const ClockRule = z
  .strictObject({
    from: ClockFrom,
    to: ClockTo,
    count: z.number().int().min(1, 'Write a number from 1.').max(1000, 'Write a number up to 1,000.'),
    unit: LimitUnit,
    kind: z
      .enum(['standard', 'goal'])
      .describe('A standard is asked of the agency; a goal is one it set itself'),
    source: z.string().trim().min(1, 'Write who set this limit.').max(300),
  })
  .refine(follows, { path: ['to'], message: 'The clock ends before it begins. Choose a later moment.' })
export type ClockRule = z.infer<typeof ClockRule>

/** The same limit of the same step has the same key, in whatever version. */
export const clockKey = ({ from, to, count, unit }: Omit<ClockRule, 'kind' | 'source'>): string =>
  `${from}.${to}.${count}-${unit}`

const NamedDay = z.strictObject({
  day: CalendarDate,
  name: z.string().trim().min(1, 'Name this day.').max(80),
})
const days = z.array(NamedDay).max(200)

export const ClockContent = z.strictObject({
  calendar: z.strictObject({
    weekend: z
      .array(z.union([1, 2, 3, 4, 5, 6, 7].map((day) => z.literal(day as Weekday))))
      .max(6, 'At least one day of the week is worked.')
      .describe('Days of the week off; 1 is Monday'),
    holidays: z.enum(['federal', 'none']),
    closed: days.describe('Days on which the agency is closed besides'),
    open: days.describe('Holidays and days of a weekend on which it works'),
  }),
  clocks: z
    .array(ClockRule)
    .max(20, 'Keep at most 20 clocks.')
    .refine((clocks) => new Set(clocks.map(clockKey)).size === clocks.length, {
      message: 'Two clocks have the same limit for the same step. Remove one.',
    }),
})
type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7
export type ClockContent = z.infer<typeof ClockContent>

export const Clocks = z.object({
  version: z.number().describe('0 where the agency has changed nothing'),
  content: ClockContent,
  zone: z.string().describe('Time zone of the agency'),
  reason: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
  closedDays: z
    .array(z.object({ day: z.string(), name: z.string() }))
    .describe('Days of the coming year on which the agency is closed though the week is worked'),
  dueIfNow: z
    .array(z.object({ key: z.string(), at: z.iso.datetime() }))
    .describe('Until when something would be due that begins now'),
  versions: z.array(
    z.object({
      version: z.number(),
      changedAt: z.iso.datetime(),
      changedBy: z.string(),
      reason: z.string(),
    }),
  ),
})
export type Clocks = z.infer<typeof Clocks>

export const readClocks = route({
  id: 'ballistics.readClocks',
  method: 'GET',
  path: '/api/ballistics/clocks',
  summary: 'The clocks and the calendar of the agency, in force or as an earlier version had them',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({ version: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  response: Clocks,
  errors: ['record.unavailable'],
})

export const changeClocks = route({
  id: 'ballistics.changeClocks',
  method: 'PUT',
  path: '/api/ballistics/clocks',
  summary: 'Change clocks and calendar; what was in force before stays as a version',
  permission: 'ballistics.manage',
  category: 'ballistic',
  body: z.strictObject({
    version: z.number().int().min(0).max(1_000_000).describe('The version that was opened'),
    content: ClockContent,
    reason: z.string().trim().min(1, 'Write why it changes.').max(500),
  }),
  response: Clocks,
  errors: ['record.changed'],
})
