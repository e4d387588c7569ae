import { z } from 'zod'
import { CalendarDate, Cursor, RecordId, listOf, route } from '../../../platform/contract/index.ts'

/** Who made a lead: readers of this house on its own comparisons, or the imaging network. */
export const LinkSource = z.enum(['own', 'network'])
export type LinkSource = z.infer<typeof LinkSource>

/**
 * A pair of cases is a hit when an examiner confirmed one of its leads; `known` when it was confirmed and the link was
 * known from the investigation before, which is no hit; otherwise a lead, unconfirmed.
 */
export const LinkState = z.enum(['lead', 'hit', 'known', 'not-confirmed'])
export type LinkState = z.infer<typeof LinkState>

/** One of two linked cases; null where its records are not shared with the person. */
export const LinkedCase = z.object({
  id: RecordId.nullable().describe('Null while the case is known only by its number'),
  number: z.string(),
  agency: z.string().nullable(),
  occurredOn: z.string().nullable(),
})
export type LinkedCase = z.infer<typeof LinkedCase>

export const CaseLink = z.object({
  key: z.string(),
  cases: z.tuple([LinkedCase.nullable(), LinkedCase.nullable()]),
  state: LinkState,
  sources: z.array(LinkSource).describe('Where its leads come from'),
  hitBy: z.array(LinkSource).describe('Where it was confirmed; empty unless a hit'),
  leads: z.array(z.object({ source: LinkSource, id: RecordId, number: z.string(), state: LinkState })),
  firstOn: CalendarDate.describe('Day of the earliest lead'),
  hitOn: CalendarDate.nullable(),
})
export type CaseLink = z.infer<typeof CaseLink>

export const linkFilter = {
  state: listOf(LinkState).optional(),
  source: listOf(LinkSource).optional().describe('Pairs with a lead from any of these'),
  casefile: RecordId.optional(),
  exhibit: RecordId.optional(),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  q: z.string().max(80).optional().describe('Number of a case, however written'),
} as const
export const LinkFilter = z.object(linkFilter)
export type LinkFilter = z.output<typeof LinkFilter>

const bySource = z.object({ own: z.number(), network: z.number() })

/** Pairs of cases. A pair with leads from both sources counts once in the total, and once in each source. */
export const LinkCounts = z.object({
  pairs: z.number(),
  hits: z.number(),
  unconfirmed: z.number(),
  known: z.number().describe('Confirmed, and known before: no hits'),
  notConfirmed: z.number(),
  both: z.number().describe('Pairs with leads from both sources'),
  leadsBySource: bySource.describe('Leads, not pairs'),
  pairsBySource: bySource,
  hitsBySource: bySource,
})
export type LinkCounts = z.infer<typeof LinkCounts>

export const listCaseLinks = route({
  id: 'ballistics.caseLinks',
  method: 'GET',
  path: '/api/ballistics/links',
  summary: 'Pairs of cases linked by leads or hits, of this house and of the imaging network, newest first',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({
    ...linkFilter,
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ links: z.array(CaseLink), next: Cursor.nullable() }),
})

export const countCaseLinks = route({
  id: 'ballistics.caseLinkCounts',
  method: 'GET',
  path: '/api/ballistics/links/counts',
  summary: 'Counts of linked pairs of cases, both sources apart',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object(linkFilter),
  response: LinkCounts,
})

export const exportCaseLinks = route({
  id: 'ballistics.exportCaseLinks',
  method: 'GET',
  path: '/api/ballistics/links/export',
  summary: 'Linked pairs of cases under a filter as CSV or XLSX, each with its sources',
  permission: 'ballistics.export',
  category: 'ballistic',
  kind: 'file',
  limit: { times: 120, seconds: 3_600 },
  query: z.object({ ...linkFilter, format: z.enum(['csv', 'xlsx']).default('csv') }),
})
