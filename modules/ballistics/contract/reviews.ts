import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { ScanRef } from './scans.ts'

/** What a person can say on screen. A probable link is no hit: that takes an examiner and the items themselves. */
export const ReviewDecision = z.enum(['probable-link', 'no-link', 'inconclusive'])
export type ReviewDecision = z.infer<typeof ReviewDecision>

export const Review = z.object({
  id: RecordId,
  reading: z.number().describe('1 first reader, 2 second reader, 3 an examiner where the two disagreed'),
  decision: ReviewDecision,
  words: z.string(),
  blind: z.boolean().describe('Recorded without having seen what others had read'),
  readAt: z.iso.datetime(),
  readBy: z.string(),
  mine: z.boolean(),
})
export type Review = z.infer<typeof Review>

export const recordReview = route({
  id: 'ballistics.recordReview',
  method: 'POST',
  path: '/api/ballistics/comparisons/:id/reviews',
  summary: 'Record what you read in a comparison',
  permission: 'ballistics.review',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  body: z.object({
    reading: z.number().int().min(1).max(3).describe('The reading you were offered'),
    decision: ReviewDecision,
    words: z.string().trim().min(3).max(4000).describe('What you saw, in words'),
  }),
  response: z.object({
    id: RecordId,
    next: RecordId.nullable().describe('Comparison that waits for you next'),
  }),
  errors: ['record.unavailable', 'record.changed', 'ballistics.reading_not_yours'],
})

/** A comparison that waits for a reader. It says nothing of what others have read. */
export const ReadingItem = z.object({
  comparisonId: RecordId,
  reading: z.number(),
  reference: ScanRef,
  candidate: ScanRef,
  /** Congruent cells, the lesser of both ways, of so many compared. */
  cells: z.object({ congruent: z.number(), compared: z.number() }),
  offeredAt: z.iso.datetime(),
})
export type ReadingItem = z.infer<typeof ReadingItem>

export const readingList = route({
  id: 'ballistics.readingList',
  method: 'GET',
  path: '/api/ballistics/reviews',
  summary: 'Comparisons that wait for you to read them, those with most in common first',
  permission: 'ballistics.review',
  category: 'ballistic',
  query: z.object({
    of: z.enum(['own', 'shared']).default('own').describe('Of your agency, or of those that share with it'),
    reading: z.coerce.number().int().min(1).max(3).optional(),
  }),
  response: z.object({
    items: z.array(ReadingItem),
    /** How many wait for you, counted up to a thousand. */
    waiting: z.object({ first: z.number(), second: z.number(), third: z.number() }),
    more: z.boolean(),
  }),
})

export const myReviews = route({
  id: 'ballistics.myReviews',
  method: 'GET',
  path: '/api/ballistics/reviews/mine',
  summary: 'What you have read, newest first',
  permission: 'ballistics.review',
  category: 'ballistic',
  response: z.object({
    reviews: z.array(Review.extend({ comparisonId: RecordId, exhibits: z.tuple([z.string(), z.string()]) })),
  }),
})
