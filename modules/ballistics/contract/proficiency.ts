import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'

export const PairOrigin = z.enum(['same', 'different'])
export type PairOrigin = z.infer<typeof PairOrigin>

/** A share with its interval. */
const share = z.object({
  part: z.number(),
  whole: z.number(),
  share: z.number().nullable(),
  low: z.number().describe('95%, Wilson'),
  high: z.number(),
})
export type ErrorShare = z.infer<typeof share>

/** How often somebody, or the rule of the search, was wrong in pairs whose origin is known. */
export const ErrorRates = z.object({
  name: z.string().nullable().describe('Null for the rule by which searches offer pairs to readers'),
  missed: share.describe('Of pairs of one origin: said no link, or not offered'),
  falseLinks: share.describe('Of pairs of two origins: said probable link, or offered'),
  inconclusive: share.describe('Of all pairs'),
})
export type ErrorRates = z.infer<typeof ErrorRates>

const ProficiencySet = z.object({
  id: RecordId,
  title: z.string(),
  pairs: z.number(),
  settled: z.number().describe('Read by both readers, or resolved'),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
})

export const readProficiency = route({
  id: 'ballistics.proficiency',
  method: 'GET',
  path: '/api/ballistics/proficiency',
  summary: 'Sets of pairs that test readers, and the error rates in those that are settled',
  permission: 'ballistics.manage',
  category: 'ballistic',
  response: z.object({
    sets: z.array(ProficiencySet),
    readers: z.array(ErrorRates),
    machine: ErrorRates,
    offeredFrom: z.number().describe('Congruent cells, both ways, from which searches offer a pair'),
  }),
})

const number = z.string().trim().min(1).max(80)

export const dealPairs = route({
  id: 'ballistics.dealPairs',
  method: 'POST',
  path: '/api/ballistics/proficiency',
  summary: 'Deal pairs of known origin into the reading list, where they look like any other',
  permission: 'ballistics.manage',
  category: 'ballistic',
  body: z.object({
    title: z.string().trim().min(3).max(120),
    pairs: z
      .array(z.object({ one: number, other: number, origin: PairOrigin }))
      .min(1, 'Name at least one pair.')
      .max(10, 'Deal at most ten pairs at once.'),
  }),
  response: z.object({ id: RecordId }),
  errors: ['ballistics.pair_unknown', 'ballistics.pair_taken', 'ballistics.same_scan'],
})
