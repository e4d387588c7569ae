import { z } from 'zod'
import { CalendarDate, RecordId, route } from '../../../platform/contract/index.ts'

const words = (max: number, message: string) => z.string().trim().min(1, message).max(max)

/** No published total is smaller than this. */
export const Threshold = z.coerce.number().int().min(5).max(1_000)
export const USUAL_THRESHOLD = 10

/** Who said that these totals may be public. */
export const Counsel = z.object({
  name: words(120, 'Name the counsel.'),
  reference: words(120, 'Give the number or title of the written opinion.'),
  on: CalendarDate,
})
export type Counsel = z.infer<typeof Counsel>

/** A total, or null where it is held back. */
const Cell = z.object({ key: z.string(), count: z.number().nullable() })
export const PublicTable = z.enum(['bands', 'sources', 'types'])
export type PublicTable = z.infer<typeof PublicTable>

/** Totals of guns that were recovered in a year and traced. */
export const PublicYear = z.object({
  year: z.number(),
  total: z.number(),
  tables: z.array(z.object({ table: PublicTable, cells: z.array(Cell) })),
})
export type PublicYear = z.infer<typeof PublicYear>

export const Publication = z.object({
  current: z
    .object({
      id: RecordId,
      threshold: z.number(),
      counsel: Counsel,
      years: z.array(PublicYear),
      askedBy: z.string(),
      approvedBy: z.string(),
      approvedAt: z.iso.datetime(),
    })
    .nullable()
    .describe('Null: nothing of traces is public'),
  preview: z.object({
    threshold: z.number(),
    years: z.array(PublicYear),
    withheldYears: z.array(z.number()).describe('Years with fewer traced guns than the threshold'),
  }),
})
export type Publication = z.infer<typeof Publication>

const common = { permission: 'tracing.publication', category: 'trace' } as const

export const readPublication = route({
  ...common,
  id: 'tracing.readPublication',
  method: 'GET',
  path: '/api/tracing/publication',
  summary: 'Which totals of traced guns are public, if any, and which would be',
  query: z.object({ threshold: Threshold.default(USUAL_THRESHOLD) }),
  response: Publication,
  errors: ['tracing.closed'],
})

export const askPublication = route({
  ...common,
  id: 'tracing.askPublication',
  method: 'POST',
  path: '/api/tracing/publication',
  summary: 'Ask that totals become public on the word of counsel; a second person approves exactly these',
  body: z.object({
    threshold: Threshold,
    counsel: Counsel,
    reason: words(500, 'Say why they should be public.'),
  }),
  response: z.object({ actId: RecordId }),
  errors: ['tracing.nothing_public', 'acts.waiting', 'tracing.closed'],
})

export const endPublication = route({
  ...common,
  id: 'tracing.endPublication',
  method: 'POST',
  path: '/api/tracing/publication/end',
  summary: 'Take the public totals back at once',
  body: z.object({ reason: words(500, 'Say why.') }),
  response: z.object({ ended: z.literal(true) }),
  errors: ['tracing.not_public', 'tracing.closed'],
})

export const downloadPublication = route({
  ...common,
  id: 'tracing.publicTotals',
  method: 'GET',
  path: '/api/tracing/publication/totals',
  summary: 'The public totals as CSV, exactly as they were approved; nothing while they are off',
  kind: 'file',
  errors: ['tracing.not_public', 'tracing.closed'],
})
