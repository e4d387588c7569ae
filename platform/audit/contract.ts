import { z } from 'zod'
import { Cursor, Purpose, route } from '../contract/index.ts'

export const ActivityEntry = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  action: z.string().describe('What was done, in words'),
  what: z.string().describe('The kind of record, with its number where one record was opened'),
  outcome: z.enum(['done', 'refused', 'failed']),
  purpose: Purpose.nullable(),
  recordPath: z.string().nullable().describe('Address of the record in the workspace'),
})
export type ActivityEntry = z.infer<typeof ActivityEntry>

export const myActivity = route({
  id: 'audit.myActivity',
  method: 'GET',
  path: '/api/activity',
  summary: 'What you opened and changed, newest first, as the audit keeps it',
  permission: 'signed-in',
  query: z.object({ cursor: Cursor.regex(/^\d{1,15}$/, 'Take the cursor from the page before.').optional() }),
  response: z.object({ entries: z.array(ActivityEntry), next: Cursor.nullable() }),
})
