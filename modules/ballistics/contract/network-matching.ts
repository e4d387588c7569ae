import { z } from 'zod'
import { Cursor, RecordId, route } from '../../../platform/contract/index.ts'
import { NetworkStatus, SideTask } from './network-leads.ts'

/** An exhibit that an acquisition of a list could be, and why. */
export const Proposal = z.object({
  exhibitId: RecordId,
  exhibit: z.string(),
  kind: z.string(),
  calibre: z.string().nullable(),
  acquisition: z.string().nullable(),
  casefileId: RecordId,
  caseNumber: z.string(),
  agency: z.string(),
  because: z.enum(['acquisition-near', 'case-same', 'case-near', 'as-matched']),
})
export type Proposal = z.infer<typeof Proposal>

/** Something a person has to look at: one acquisition of a list, however many leads name it. */
export const MatchTask = z.object({
  lead: RecordId,
  side: z.enum(['a', 'b']),
  task: SideTask,
  leads: z.array(z.object({ id: RecordId, number: z.string(), status: NetworkStatus })),
  acquisition: z.string().nullable(),
  caseNumber: z.string().nullable(),
  casefile: z.object({ id: RecordId, number: z.string() }).nullable(),
  proposals: z.array(Proposal),
})
export type MatchTask = z.infer<typeof MatchTask>

export const listTasks = route({
  id: 'ballistics.matchTasks',
  method: 'GET',
  path: '/api/ballistics/network/tasks',
  summary:
    'Acquisitions of the lists that could not be matched, or whose case differs, with exhibits they could be',
  permission: 'ballistics.network',
  category: 'ballistic',
  query: z.object({
    task: SideTask.optional(),
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(20),
  }),
  response: z.object({
    tasks: z.array(MatchTask),
    next: Cursor.nullable(),
    counts: z.object({ unknown: z.number(), differs: z.number() }),
  }),
})

export const settleTask = route({
  id: 'ballistics.settleMatch',
  method: 'POST',
  path: '/api/ballistics/network/leads/:id/:side/settle',
  summary: 'Say which exhibit an acquisition of a list is; counts for every lead that names it',
  permission: 'ballistics.network',
  category: 'ballistic',
  params: z.object({ id: RecordId, side: z.enum(['a', 'b']) }),
  body: z.strictObject({
    exhibit: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .nullable()
      .describe('Id, number or barcode; null: it is none here'),
  }),
  response: z.object({ leads: z.number().describe('How many leads name it') }),
  errors: ['record.unavailable', 'ballistics.side_settled'],
})

export const matchAgain = route({
  id: 'ballistics.matchAgain',
  method: 'POST',
  path: '/api/ballistics/network/match',
  summary: 'Look again for the exhibits of acquisitions that could not be matched',
  permission: 'ballistics.network',
  category: 'ballistic',
  response: z.object({ matched: z.number(), open: z.number() }),
})
