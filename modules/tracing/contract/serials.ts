import { z } from 'zod'
import { PartialDate, RecordId, route } from '../../../platform/contract/index.ts'

/** A known number beside the one that is looked for, character by character. */
export const SerialHit = z.object({
  source: z.enum(['recovery', 'trace', 'stolen']),
  recordId: RecordId,
  serial: z.string(),
  distance: z
    .number()
    .describe('0 for the same reading; 1 for each confusable pair, 3 for an exchange, 4 for more'),
  steps: z.array(
    z.object({
      how: z.enum(['same', 'confusable', 'unread', 'swapped', 'different', 'only-first', 'only-second']),
      first: z.string(),
      second: z.string(),
    }),
  ),
  make: z.string(),
  model: z.string(),
  type: z.string(),
  calibre: z.string(),
  number: z.string().describe('Case, trace or report number'),
  on: PartialDate.nullable(),
  sharedBy: z.string().nullable(),
})
export type SerialHit = z.infer<typeof SerialHit>

export const findSerials = route({
  id: 'tracing.serials',
  method: 'GET',
  path: '/api/tracing/serials',
  summary: 'Guns whose serial number is this one, or may be: confusable, exchanged and unread characters',
  permission: 'tracing.read',
  category: 'trace',
  query: z.object({
    q: z
      .string()
      .trim()
      .min(1)
      .max(40)
      .describe('? for one character that cannot be read, * for any run of them'),
    exact: z
      .enum(['true', 'false'])
      .optional()
      .describe('Leave out what differs by more than confusable characters'),
  }),
  response: z.object({
    hits: z.array(SerialHit),
    more: z.boolean().describe('Whether more fit than are shown'),
    tookMs: z.number(),
  }),
  errors: ['tracing.pattern_wide', 'tracing.closed'],
})
