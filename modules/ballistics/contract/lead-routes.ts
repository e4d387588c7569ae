import { z } from 'zod'
import { CalendarDate, Cursor, RecordId, route } from '../../../platform/contract/index.ts'
import {
  ExaminationResult,
  Lead,
  leadFilter,
  LeadPriority,
  ListedLead,
  OutcomeContent,
  Reading,
} from './leads.ts'

const line = (max: number) => z.string().trim().max(max)
const words = (ask: string) => z.string().trim().min(3, ask).max(4000)

const oneLead = z.object({ id: RecordId })
const common = { category: 'ballistic', response: Lead } as const
const onLead = { ...common, params: oneLead } as const

export const listLeads = route({
  id: 'ballistics.leads',
  method: 'GET',
  path: '/api/ballistics/leads',
  summary: 'Leads and hits, the newest first',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({
    ...leadFilter,
    after: Cursor.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: z.object({ rows: z.array(ListedLead), next: Cursor.nullable() }),
  errors: ['request.invalid'],
})

export const countLeads = route({
  id: 'ballistics.leadCounts',
  method: 'GET',
  path: '/api/ballistics/leads/counts',
  summary: 'Leads and hits under a filter, counted apart: a lead is unconfirmed, a hit is a pair of cases',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object(leadFilter),
  response: z.object({
    leads: z.number().describe('Leads that are unconfirmed'),
    hits: z.number().describe('Pairs of cases newly linked by an examiner'),
    knownLinks: z.number().describe('Confirmed links that were known before, no hits'),
    notConfirmed: z.number(),
    withdrawn: z.number(),
    proposed: z.number().describe('Wait for a second reader'),
    late: z.number(),
    all: z.number().describe('Everything under the filter, whatever its state'),
    agencies: z.array(z.object({ id: z.number(), name: z.string() })).describe('Agencies of the cases'),
  }),
})

export const readLead = route({
  id: 'ballistics.lead',
  method: 'GET',
  path: '/api/ballistics/leads/:id',
  summary: 'One lead: cases, exhibits, readings, who was told and has read, examinations, outcomes',
  permission: 'ballistics.read',
  ...onLead,
  errors: ['record.unavailable'],
})

export const proposeLead = route({
  id: 'ballistics.proposeLead',
  method: 'POST',
  path: '/api/ballistics/leads',
  summary:
    'Enter a probable link between two exhibits as first reader; it is a lead when a second reader agrees',
  permission: 'ballistics.review',
  ...common,
  body: z.strictObject({
    exhibits: z.tuple([RecordId, RecordId]),
    words: words('Say in a few words what agrees.'),
    priority: LeadPriority.default('normal'),
  }),
  errors: ['record.unavailable', 'ballistics.same_case', 'ballistics.same_reader', 'ballistics.lead_exists'],
})

export const secondReading = route({
  id: 'ballistics.secondReading',
  method: 'POST',
  path: '/api/ballistics/leads/:id/readings',
  summary: 'Read a proposed pair of exhibits as second reader',
  permission: 'ballistics.review',
  ...onLead,
  body: z.strictObject({
    pairId: RecordId,
    decision: Reading,
    words: words('Say in a few words what you saw.'),
  }),
  errors: [
    'record.unavailable',
    'ballistics.same_reader',
    'ballistics.lead_state',
    'ballistics.other_agency_lead',
  ],
})

export const tellLead = route({
  id: 'ballistics.tellLead',
  method: 'POST',
  path: '/api/ballistics/leads/:id/telling',
  summary: 'Tell every agency concerned; those that may open it see it, the others stay to be called',
  permission: 'ballistics.tell',
  ...onLead,
  body: z.strictObject({}),
  errors: ['record.unavailable', 'ballistics.lead_state', 'ballistics.other_agency_lead'],
})

export const phoneLead = route({
  id: 'ballistics.phoneLead',
  method: 'POST',
  path: '/api/ballistics/leads/:id/calls',
  summary: 'Record that an agency was told by phone or in person: whom, and when',
  permission: 'ballistics.tell',
  ...onLead,
  body: z.strictObject({
    noticeId: RecordId,
    toldTo: line(120).min(2, 'Write who was told.'),
    at: z.iso.datetime({ offset: true }),
  }),
  errors: ['record.unavailable', 'ballistics.told_already', 'ballistics.told_when'],
})

export const examineLead = route({
  id: 'ballistics.examineLead',
  method: 'POST',
  path: '/api/ballistics/leads/:id/examinations',
  summary: 'Record what an examiner found on the physical items; a confirmed link not known before is a hit',
  permission: 'ballistics.confirm',
  privileged: true,
  ...onLead,
  body: z.strictObject({
    result: ExaminationResult,
    method: line(120).min(3, 'Name the method.'),
    examinedOn: CalendarDate,
    exhibits: z.array(RecordId).min(2, 'Name at least one item of each case.').max(50),
    notes: words('Write what was seen on the items.'),
  }),
  errors: [
    'record.unavailable',
    'ballistics.lead_state',
    'ballistics.items_needed',
    'ballistics.hit_exists',
    'ballistics.told_when',
  ],
})

export const undoHit = route({
  id: 'ballistics.undoHit',
  method: 'POST',
  path: '/api/ballistics/leads/:id/hit/undoing',
  summary:
    'Take back a hit that was confirmed by mistake, with the reason; everyone who was told is told again',
  permission: 'ballistics.confirm',
  privileged: true,
  ...onLead,
  body: z.strictObject({ reason: words('Say why. Others read it later.') }),
  errors: ['record.unavailable', 'ballistics.lead_state', 'ballistics.other_agency_lead'],
})

export const withdrawLead = route({
  id: 'ballistics.withdrawLead',
  method: 'POST',
  path: '/api/ballistics/leads/:id/withdrawal',
  summary: 'Withdraw a wrong lead, with the reason; everyone who was told is told again',
  permission: 'ballistics.tell',
  ...onLead,
  body: z.strictObject({ reason: words('Say why. Others read it later.') }),
  errors: ['record.unavailable', 'ballistics.lead_state', 'ballistics.other_agency_lead'],
})

export const settleLead = route({
  id: 'ballistics.settleLead',
  method: 'PUT',
  path: '/api/ballistics/leads/:id/standing',
  summary: 'Set the priority, and whether the link was known from the investigation already',
  permission: 'ballistics.tell',
  ...onLead,
  body: z.strictObject({
    version: z.number().int().min(1).max(1_000_000_000),
    priority: LeadPriority,
    knownLink: line(1000).min(3).nullable().describe('How it was known; null when it was not'),
  }),
  errors: ['record.unavailable', 'record.changed', 'ballistics.lead_state', 'ballistics.other_agency_lead'],
})

export const recordOutcome = route({
  id: 'ballistics.leadOutcome',
  method: 'POST',
  path: '/api/ballistics/leads/:id/outcomes',
  summary: 'Record what became of a lead at your agency, and how useful it was; earlier entries stay',
  permission: 'ballistics.write',
  ...onLead,
  body: OutcomeContent,
  errors: ['record.unavailable', 'ballistics.lead_state', 'ballistics.not_concerned'],
})
