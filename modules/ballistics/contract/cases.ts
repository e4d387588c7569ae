import { z } from 'zod'
import { Label, Latitude, Longitude, PartialDate, RecordId, route } from '../../../platform/contract/index.ts'
import { line } from './codes.ts'

/** A case as its exhibits name it: whose it is, its number there, and where it happened. */
export const CaseContent = z.object({
  number: z.string().trim().min(1, 'Write the number of the case.').max(60),
  agency: line(120).describe('Agency that investigates; the own one where it is left out'),
  ori: line(9),
  offence: line(120),
  occurredOn: PartialDate.nullable().default(null),
  address: line(200),
  latitude: Latitude.nullable().default(null),
  longitude: Longitude.nullable().default(null),
  investigator: line(120),
})
export type CaseContent = z.output<typeof CaseContent>
export type CaseInput = z.input<typeof CaseContent>

/** As much of a case as stands beside each of its exhibits. */
export const CaseReference = z.object({
  id: RecordId,
  number: z.string(),
  numbered: z.boolean().describe('False where the agency gave no number'),
  agency: z.string(),
})
export type CaseReference = z.infer<typeof CaseReference>

export const CaseRow = CaseReference.extend({
  occurredOn: z.string().nullable(),
  address: z.string().nullable(),
  offence: z.string().nullable(),
  exhibits: z.number(),
  waiting: z.number().describe('Received, and neither entered nor decided otherwise'),
})
export type CaseRow = z.infer<typeof CaseRow>

export const Case = CaseReference.extend({
  label: Label,
  ori: z.string().nullable(),
  offence: z.string().nullable(),
  occurredOn: z.string().nullable(),
  address: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  investigator: z.string().nullable(),
  exhibits: z.number(),
  version: z.number(),
  mayEdit: z.boolean(),
  sharedBy: z.string().nullable(),
})
export type Case = z.infer<typeof Case>

const oneCase = z.object({ id: RecordId })

export const listCases = route({
  id: 'ballistics.listCases',
  method: 'GET',
  path: '/api/ballistics/cases',
  summary: 'Cases with exhibits, found by the start of their number; newest first',
  permission: 'ballistics.read',
  category: 'ballistic',
  query: z.object({
    q: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(20),
  }),
  response: z.object({ cases: z.array(CaseRow) }),
})

export const readCase = route({
  id: 'ballistics.readCase',
  method: 'GET',
  path: '/api/ballistics/cases/:id',
  summary: 'One case: whose it is, where and when',
  permission: 'ballistics.read',
  category: 'ballistic',
  params: oneCase,
  response: Case,
  errors: ['record.unavailable'],
})

export const reviseCase = route({
  id: 'ballistics.reviseCase',
  method: 'PUT',
  path: '/api/ballistics/cases/:id',
  summary: 'Correct what is known of a case',
  permission: 'ballistics.write',
  category: 'ballistic',
  params: oneCase,
  body: z.object({ version: z.number().int().min(1).max(1_000_000_000), content: CaseContent }),
  response: Case,
  errors: ['record.unavailable', 'record.changed', 'permission.missing', 'ballistics.case_exists'],
})
