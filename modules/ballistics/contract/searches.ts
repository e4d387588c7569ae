import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { ScanRef } from './scans.ts'
import { Population, ReadingState } from './comparisons.ts'

export const SearchScope = z.enum(['regional', 'wide'])
export type SearchScope = z.infer<typeof SearchScope>

/** One step of a search: what came in, what went on, and why the rest did not. */
export const SearchStep = z.object({
  step: z.enum(['class', 'coarse', 'fine', 'exact']),
  entered: z.number(),
  kept: z.number(),
  dropped: z.array(z.object({ reason: z.string(), count: z.number() })),
})
export type SearchStep = z.infer<typeof SearchStep>

export const Search = z.object({
  id: RecordId,
  scope: SearchScope,
  state: z.enum(['running', 'done', 'failed']),
  engine: z.string(),
  askedAt: z.iso.datetime(),
  askedBy: z.string(),
  finishedAt: z.iso.datetime().nullable(),
  steps: z.array(SearchStep).nullable().describe('For the agency that searched; null for others'),
  problem: z.object({ code: z.string(), sentence: z.string(), remedy: z.string() }).nullable(),
})
export type Search = z.infer<typeof Search>

/** One surface that has much in common with the one sought, among those that you may see. */
export const Candidate = z.object({
  position: z.number(),
  comparisonId: RecordId,
  scan: ScanRef,
  cells: z.object({
    original: z.tuple([z.number(), z.number()]).describe('Congruent, sought one way and the other'),
    compared: z.tuple([z.number(), z.number()]),
    high: z.number(),
  }),
  score: z.number().nullable().describe('From 0 to 1; neither a probability nor an identification'),
  explanation: z.string(),
  reading: ReadingState,
  sameCase: z.boolean(),
  /** Found when the other surface was sought, later than this one. */
  foundByOther: z.boolean(),
})
export type Candidate = z.infer<typeof Candidate>

const oneScan = z.object({ id: RecordId })

/** The latest search of a scan and what was found with it. */
export const CandidateList = z.object({
  scan: ScanRef,
  search: Search.nullable(),
  candidates: z.array(Candidate),
  population: Population,
  mayReview: z.boolean(),
  maySearch: z.boolean(),
})
export type CandidateList = z.infer<typeof CandidateList>

export const listCandidates = route({
  id: 'ballistics.candidates',
  method: 'GET',
  path: '/api/ballistics/scans/:id/candidates',
  summary: 'The latest search of a scan and its candidates, those with most in common first',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: oneScan,
  response: CandidateList,
  errors: ['record.unavailable'],
})

export const startSearch = route({
  id: 'ballistics.startSearch',
  method: 'POST',
  path: '/api/ballistics/scans/:id/searches',
  summary: 'Seek a scan once more, in the region or in everything your agency may see',
  permission: 'ballistics.acquire',
  category: 'ballistic',
  params: oneScan,
  body: z.object({ scope: SearchScope }),
  response: Search,
  errors: ['record.unavailable', 'permission.missing', 'ballistics.scan_not_ready'],
})
