import { z } from 'zod'
import { RecordId, route } from '../../contract/index.ts'
import { ById, Day, Reason } from './values.ts'

export const SourceReliability = z.enum(['reliable', 'usually-reliable', 'unreliable', 'unknown'])
export const ContentValidity = z.enum(['confirmed', 'probable', 'doubtful', 'cannot-be-judged'])

/** The recorded reasonable suspicion of 28 CFR 23.20, and when it has to be looked at again. */
export const IntelligenceBasis = z.object({
  recordId: RecordId,
  path: z.string().nullable(),
  predicate: z.string(),
  sourceReliability: SourceReliability,
  contentValidity: ContentValidity,
  submittedBy: z.string(),
  enteredOn: z.string(),
  reviewBy: z.string().describe('After this day the record is no longer there for anyone'),
  reviewedOn: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewReason: z.string().nullable(),
})
export type IntelligenceBasis = z.infer<typeof IntelligenceBasis>

export const listIntelligenceDue = route({
  id: 'sharing.intelligenceDue',
  method: 'GET',
  path: '/api/sharing/intelligence',
  summary: 'Criminal intelligence of your agency whose review falls due within 90 days, or has fallen due',
  permission: 'sharing.review',
  category: 'intelligence',
  response: z.object({ due: z.array(IntelligenceBasis) }),
})

export const reviewIntelligence = route({
  id: 'sharing.reviewIntelligence',
  method: 'POST',
  path: '/api/sharing/intelligence/:id/review',
  summary: 'Keep a record of criminal intelligence for up to five more years, with the reason',
  permission: 'sharing.review',
  category: 'intelligence',
  privileged: true,
  params: ById,
  body: z.strictObject({ reviewBy: Day, reason: Reason }),
  response: IntelligenceBasis,
  errors: ['record.unavailable', 'purpose.needed'],
})
