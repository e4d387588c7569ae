import { z } from 'zod'
import { RecordId, route } from '../../../platform/contract/index.ts'
import { leadFilter } from './leads.ts'

const oneRecord = z.object({ id: RecordId })
const file = {
  category: 'ballistic',
  permission: 'ballistics.export',
  kind: 'file',
  limit: { times: 240, seconds: 3_600 },
} as const

/** No more leads than this leave in one file. */
export const EXPORTED = 50_000

export const exportLeads = route({
  id: 'ballistics.exportLeads',
  method: 'GET',
  path: '/api/ballistics/leads/export',
  summary: 'Pairs of cases under a filter as CSV or XLSX, each with what it is: lead, unconfirmed, or hit',
  ...file,
  query: z.object({ ...leadFilter, format: z.enum(['csv', 'xlsx']).default('csv') }),
  errors: ['ballistics.too_many_leads'],
})

export const leadDocument = route({
  id: 'ballistics.leadDocument',
  method: 'GET',
  path: '/api/ballistics/leads/:id/document',
  summary: 'The notice of a lead as PDF: lead notice, hit notice or withdrawal, as the lead stands',
  ...file,
  params: oneRecord,
  errors: ['record.unavailable', 'ballistics.lead_state'],
})

export const exhibitDocument = route({
  id: 'ballistics.exhibitDocument',
  method: 'GET',
  path: '/api/ballistics/exhibits/:id/document',
  summary: 'The history of an exhibit as PDF: what it is, who had it, how far it has come, its leads',
  ...file,
  params: oneRecord,
  errors: ['record.unavailable'],
})

const Wording = z.string().trim().min(40, 'Say it in at least a whole sentence.').max(2_000)

const LeadWording = z.object({
  lead: z.string(),
  hit: z.string(),
  own: z.boolean().describe('Whether the agency has set its own; the usual wording otherwise'),
  version: z.number().describe('0 until the agency has set its own'),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
})

export const readLeadWording = route({
  id: 'ballistics.leadWording',
  method: 'GET',
  path: '/api/ballistics/leads/wording',
  summary: 'What the notices of your agency say of leads and of hits',
  permission: 'ballistics.read',
  category: 'ballistic',
  response: LeadWording,
})

export const saveLeadWording = route({
  id: 'ballistics.saveLeadWording',
  method: 'PUT',
  path: '/api/ballistics/leads/wording',
  summary: 'Set what the notices of your agency say; that a lead is unconfirmed stays on every sheet',
  permission: 'ballistics.manage',
  category: 'ballistic',
  body: z.strictObject({
    version: z.number().int().min(0).max(1_000_000_000),
    lead: Wording,
    hit: Wording,
  }),
  response: LeadWording,
  errors: ['record.changed'],
})
