import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { ReviewDecision, Review } from './reviews.ts'
import { ScanRef } from './scans.ts'

/** How the readings of a comparison stand, for someone who may not yet know what was read. */
export const ReadingState = z.enum([
  'not-offered',
  'unread',
  'first-read',
  'disagreed',
  'probable-link',
  'no-link',
  'inconclusive',
])
export type ReadingState = z.infer<typeof ReadingState>

/** A cell of one surface and where it lies on the other. Lengths are micrometres, angles degrees anticlockwise. */
export const ComparisonCell = z.object({
  direction: z
    .enum(['ab', 'ba'])
    .describe('ab: a cell of the reference sought on the candidate; ba: the other way'),
  name: z.string().describe('Row by letter from the top, column by number from the left: A1'),
  x: z.number().describe('Its left edge on its own surface'),
  y: z.number().describe('Its top edge'),
  width: z.number(),
  height: z.number(),
  dx: z.number().describe('To the right, from its place when the middles of both surfaces lie on each other'),
  dy: z.number(),
  theta: z.number().describe('By which the other surface was turned about its middle'),
  correlation: z.number(),
  congruent: z.boolean().describe('By the original rule'),
  high: z.boolean().describe('By High CMC'),
})
export type ComparisonCell = z.infer<typeof ComparisonCell>

const histogram = z.object({
  label: z.string(),
  pairs: z.number(),
  /** How many pairs fall into each of the classes that `edges` bounds. */
  counts: z.array(z.number()),
})

/** How pairs whose origin is known compare, and of which surfaces that can be said. */
export const Population = z.object({
  measure: z.string(),
  edges: z.array(z.number()),
  same: histogram,
  different: histogram,
  sets: z.array(z.string()),
  source: z.string(),
  caveat: z.string(),
  fits: z.boolean().describe('Whether this exhibit is of the kind the pairs were'),
})
export type Population = z.infer<typeof Population>

export const Comparison = z.object({
  id: RecordId,
  reference: ScanRef,
  candidate: ScanRef,
  turnDegrees: z.number().describe('By which the candidate lies turned on the reference, anticlockwise'),
  shift: z.object({ x: z.number(), y: z.number() }).describe('Micrometres, with middles laid on each other'),
  cells: z.array(ComparisonCell),
  counts: z.object({
    original: z.tuple([z.number(), z.number()]),
    compared: z.tuple([z.number(), z.number()]),
    high: z.number(),
    highAgreed: z.boolean(),
  }),
  /** Candidates at each rotation: one narrow peak, or none. */
  distribution: z.object({
    rotations: z.array(z.number()),
    ab: z.array(z.number()),
    ba: z.array(z.number()),
  }),
  score: z.number().nullable().describe('From 0 to 1; neither a probability nor an identification'),
  explanation: z.string(),
  method: z.object({
    engine: z.string(),
    preset: z.string(),
    score: z.string(),
    thresholds: z.object({ translation: z.number(), rotation: z.number(), correlation: z.number() }),
  }),
  population: Population,
  sameCase: z.boolean(),
  state: ReadingState,
  reviews: z
    .array(Review)
    .describe('Readings you may see: your own, and all when you have read or all is settled'),
  /** Which reading you may record now; null when none. */
  myReading: z
    .object({ reading: z.number(), blind: z.boolean(), decisions: z.array(ReviewDecision) })
    .nullable(),
  madeAt: z.iso.datetime(),
})
export type Comparison = z.infer<typeof Comparison>

export const readComparison = route({
  id: 'ballistics.comparison',
  method: 'GET',
  path: '/api/ballistics/comparisons/:id',
  summary: 'Two surfaces compared cell by cell, with the readings you may see',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  response: Comparison,
  errors: ['record.unavailable'],
})

export const compareScans = route({
  id: 'ballistics.compare',
  method: 'POST',
  path: '/api/ballistics/comparisons',
  summary: 'Compare two scans of your choice and put the pair into the reading list',
  permission: 'ballistics.review',
  category: 'ballistic',
  body: z.object({ reference: RecordId, candidate: RecordId }),
  response: z.object({ id: RecordId }),
  errors: ['record.unavailable', 'permission.missing', 'ballistics.scan_not_ready', 'ballistics.same_scan'],
})

export const comparisonReport = route({
  id: 'ballistics.comparisonReport',
  method: 'GET',
  path: '/api/ballistics/comparisons/:id/report',
  summary:
    'A comparison as PDF: both surfaces with their cells, what agrees and what does not, and the readings you may see',
  permission: 'ballistics.export',
  category: 'ballistic',
  kind: 'file',
  limit: { times: 240, seconds: 3_600 },
  params: z.object({ id: RecordId }),
  errors: ['record.unavailable', 'ballistics.scan_not_ready'],
})
