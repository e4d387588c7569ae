import { z } from 'zod'
import { Category, Purpose, RecordId, route, Sensitivity } from '../../contract/index.ts'
import { AgencyRef, RecordType } from './values.ts'

/** One rule of the decision, and whether it lets the person pass. */
export const ExplainedStep = z.object({
  rule: z.enum([
    'agency',
    'role',
    'purpose',
    'clearance',
    'owner',
    'sealed',
    'floor',
    'admission',
    'concern',
    'grant',
    'basis',
  ]),
  passed: z.boolean(),
  why: z.string().nullable().describe('Of a grant: what it lacks'),
  about: z.string().nullable().describe('Of a grant: its agreement'),
})
export type ExplainedStep = z.infer<typeof ExplainedStep>

export const Explanation = z.object({
  person: z.object({ id: RecordId, name: z.string(), agency: z.string() }),
  record: z.object({
    type: z.string(),
    id: RecordId,
    owner: z.string(),
    category: Category,
    sensitivity: Sensitivity,
    path: z.string().nullable(),
  }),
  purpose: Purpose.describe('The purpose this was answered for'),
  purposes: z.array(Purpose).describe('Purposes the person may state'),
  source: z.string().describe('Law or rule behind the gate of this kind of record'),
  visible: z.boolean(),
  steps: z.array(ExplainedStep),
  parts: z
    .array(z.object({ part: z.string(), title: z.string(), seen: z.boolean() }))
    .describe('Parts of the record and which of them show'),
})
export type Explanation = z.infer<typeof Explanation>

export const explainRecord = route({
  id: 'sharing.explain',
  method: 'GET',
  path: '/api/sharing/explain',
  summary: 'Why a person can or cannot see a record, rule by rule',
  permission: 'sharing.follow',
  query: z.object({
    type: RecordType,
    id: RecordId,
    person: RecordId.optional().describe('Yourself unless said'),
    purpose: Purpose.optional().describe('What the person would state; their first unless said'),
  }),
  response: Explanation,
  errors: ['record.unavailable'],
})

export const listExplainable = route({
  id: 'sharing.people',
  method: 'GET',
  path: '/api/sharing/people',
  summary: 'People of your agency and of agencies you have an agreement with, to ask about',
  permission: 'sharing.explain',
  response: z.object({ people: z.array(z.object({ id: RecordId, name: z.string(), agency: AgencyRef })) }),
})
