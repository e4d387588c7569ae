import { z } from 'zod'
import { CalendarDate, Cursor, Flag, RecordId, listOf, route } from '../../../platform/contract/index.ts'

/** A lead is unconfirmed; a hit was confirmed by an examiner on the physical items. */
export const NetworkStatus = z.enum(['unconfirmed', 'hit', 'not-confirmed'])
export type NetworkStatus = z.infer<typeof NetworkStatus>

export const SideTask = z.enum(['exhibit-unknown', 'case-differs'])
export type SideTask = z.infer<typeof SideTask>

/** One of the two acquisitions. What stands in it is null for who may not see its exhibit. */
export const NetworkSide = z.object({
  shown: z.boolean(),
  acquisition: z.string().nullable(),
  caseNumber: z.string().nullable().describe('As the list has it'),
  exhibit: z.object({ id: RecordId, number: z.string() }).nullable(),
  casefile: z
    .object({ id: RecordId, number: z.string(), agency: z.string(), occurredOn: z.string().nullable() })
    .nullable(),
  foundBy: z.enum(['acquisition', 'case-number', 'person']).nullable(),
  task: SideTask.nullable(),
})
export type NetworkSide = z.infer<typeof NetworkSide>

export const NetworkLeadRow = z.object({
  id: RecordId,
  number: z.string(),
  issuedOn: CalendarDate,
  notifiedOn: CalendarDate.nullable(),
  status: NetworkStatus,
  confirmedOn: CalendarDate.nullable(),
  examiner: z.string().nullable(),
  owner: z.string().describe('Agency whose list it stands in'),
  own: z.boolean(),
  a: NetworkSide,
  b: NetworkSide,
})
export type NetworkLeadRow = z.infer<typeof NetworkLeadRow>

export const networkFilter = {
  status: listOf(NetworkStatus).optional(),
  told: Flag.optional().describe('Whether the list says that the investigators were told'),
  open: Flag.optional().describe('Whether something of it waits for a person to match it'),
  from: CalendarDate.optional(),
  to: CalendarDate.optional(),
  exhibit: RecordId.optional(),
  casefile: RecordId.optional(),
  q: z.string().max(80).optional().describe('Number of a lead, an acquisition or a case, however written'),
} as const
export const NetworkFilter = z.object(networkFilter)
export type NetworkFilter = z.output<typeof NetworkFilter>

export const NetworkSort = z.enum(['issued-desc', 'issued-asc'])
export type NetworkSort = z.infer<typeof NetworkSort>

/** Leads by status, and hits as they count: two cases newly linked, once for each pair of cases. */
export const NetworkCounts = z.object({
  leads: z.number(),
  unconfirmed: z.number(),
  confirmed: z.number().describe('Leads that an examiner confirmed'),
  notConfirmed: z.number(),
  hits: z.number().describe('Pairs of cases, each counted once'),
  notTold: z.number().describe('Leads of which the list does not say that anyone was told'),
  open: z.number().describe('Acquisitions that wait for a person to match them'),
})
export type NetworkCounts = z.infer<typeof NetworkCounts>

export const listNetworkLeads = route({
  id: 'ballistics.networkLeads',
  method: 'GET',
  path: '/api/ballistics/network/leads',
  summary: 'A page of leads of the imaging network, newest first',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({
    ...networkFilter,
    sort: NetworkSort.default('issued-desc'),
    cursor: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ rows: z.array(NetworkLeadRow), next: Cursor.nullable() }),
})

export const countNetworkLeads = route({
  id: 'ballistics.networkCounts',
  method: 'GET',
  path: '/api/ballistics/network/counts',
  summary: 'Counts of leads and hits of the imaging network under a filter',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object(networkFilter),
  response: NetworkCounts,
})

/** What a list or a person changed of a lead. */
export const NetworkEvent = z.object({
  kind: z.enum(['listed', 'changed', 'settled']),
  at: z.iso.datetime(),
  by: z.string(),
  list: z.string().nullable().describe('Name of the file'),
  changes: z.array(
    z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
export type NetworkEvent = z.infer<typeof NetworkEvent>

export const readNetworkLead = route({
  id: 'ballistics.networkLead',
  method: 'GET',
  path: '/api/ballistics/network/leads/:id',
  summary: 'One lead of the imaging network with its history',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: z.object({ id: RecordId }),
  response: NetworkLeadRow.extend({ history: z.array(NetworkEvent) }),
  errors: ['record.unavailable'],
})
