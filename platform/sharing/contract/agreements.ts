import { z } from 'zod'
import { AgencyKind, Category, Purpose, RecordId, route } from '../../contract/index.ts'
import {
  Agencies,
  AgencyRef,
  ById,
  Categories,
  Day,
  Done,
  Line,
  Moment,
  Name,
  Parts,
  Purposes,
  Reason,
  UpTo,
} from './values.ts'

/** What an agreement says; every party accepts exactly this. */
export const AgreementTerms = z.strictObject({
  name: Name,
  document: z
    .strictObject({
      title: Name,
      number: Line,
      date: Day.nullable(),
    })
    .describe('The paper it rests on'),
  partners: Agencies.min(1, 'Choose at least one other agency.').describe('The other parties'),
  categories: Categories,
  purposes: Purposes,
  upTo: UpTo.describe('The most sensitive records that may be shared'),
  fields: Parts.nullable().describe('Parts of records that may be shared; null for all'),
  reshare: z.boolean().describe('Whether a recipient may be given the right to hand records on'),
  deconfliction: z
    .boolean()
    .describe('Whether people learn whom to call about a linked record that stays hidden'),
  startsOn: Day,
  expiresOn: Day,
})
export type AgreementTerms = z.infer<typeof AgreementTerms>

export const AgreementState = z.enum([
  'draft',
  'proposed',
  'agreed',
  'in-force',
  'expired',
  'ended',
  'replaced',
])
export type AgreementState = z.infer<typeof AgreementState>

export const Agreement = z.object({
  id: RecordId,
  state: AgreementState,
  terms: AgreementTerms,
  proposedBy: AgencyRef,
  parties: z.array(z.object({ agency: AgencyRef, acceptedAt: Moment.nullable() })),
  replaces: RecordId.nullable(),
  replacedBy: RecordId.nullable().describe('The version that took its place'),
  ended: z.object({ at: Moment, by: z.string(), reason: z.string() }).nullable(),
  grants: z.number().describe('Live grants under it that your agency gave or received'),
  mayAccept: z.boolean(),
  mayEdit: z.boolean().describe('It waits for its second person, or was sent back by them'),
  mayEnd: z.boolean(),
  mayAmend: z.boolean(),
  mayGrant: z.boolean(),
})
export type Agreement = z.infer<typeof Agreement>

/** What an administrator chooses from when they write an agreement or share something. */
export const SharingChoices = z.object({
  own: AgencyRef,
  agencies: z.array(AgencyRef.extend({ kind: AgencyKind })).describe('Other agencies on this installation'),
  categories: z.array(
    z.object({
      category: Category,
      sharing: z.enum(['by label', 'record by record']),
      kinds: z.array(AgencyKind).nullable().describe('Agencies the law lets see it; null for every kind'),
      purposes: z.array(Purpose).nullable().describe('Purposes it opens for; null for any'),
      source: z.string().describe('The law or rule behind that'),
      parts: z.array(z.object({ part: z.string(), title: z.string() })),
    }),
  ),
})
export type SharingChoices = z.infer<typeof SharingChoices>

export const readSharingChoices = route({
  id: 'sharing.choices',
  method: 'GET',
  path: '/api/sharing/choices',
  summary: 'Agencies, kinds of records and their parts that an agreement can name',
  permission: 'sharing.read',
  response: SharingChoices,
})

export const listAgreements = route({
  id: 'sharing.agreements',
  method: 'GET',
  path: '/api/sharing/agreements',
  summary: 'Agreements your agency is a party of',
  permission: 'sharing.read',
  response: z.object({ agreements: z.array(Agreement) }),
})

export const readAgreement = route({
  id: 'sharing.agreement',
  method: 'GET',
  path: '/api/sharing/agreements/:id',
  summary: 'One agreement: terms, parties, how it stands',
  permission: 'sharing.read',
  params: ById,
  response: Agreement,
  errors: ['record.unavailable'],
})

const TERMS = ['sharing.never', 'sharing.recipient_kind', 'acts.waiting', 'record.unavailable']

export const proposeAgreement = route({
  id: 'sharing.propose',
  method: 'POST',
  path: '/api/sharing/agreements',
  summary: 'Write an agreement, or a new version of one; a second person of your agency approves it first',
  permission: 'sharing.manage',
  privileged: true,
  body: z.strictObject({
    terms: AgreementTerms,
    replaces: RecordId.nullable().describe('The agreement this is a new version of'),
    reason: Reason,
  }),
  response: z.object({ id: RecordId, actId: RecordId }),
  errors: [...TERMS, 'sharing.over'],
})

export const reviseAgreement = route({
  id: 'sharing.revise',
  method: 'PUT',
  path: '/api/sharing/agreements/:id',
  summary: 'Change an agreement that no second person has approved yet, and ask for it again',
  permission: 'sharing.manage',
  privileged: true,
  params: ById,
  body: z.strictObject({ terms: AgreementTerms, reason: Reason }),
  response: z.object({ id: RecordId, actId: RecordId }),
  errors: [...TERMS, 'sharing.settled', 'sharing.over'],
})

export const acceptAgreement = route({
  id: 'sharing.accept',
  method: 'POST',
  path: '/api/sharing/agreements/:id/acceptance',
  summary: 'Accept an agreement for your agency; it holds once every party has',
  permission: 'sharing.manage',
  privileged: true,
  params: ById,
  response: Agreement,
  errors: ['record.unavailable', 'sharing.over'],
})

export const endAgreement = route({
  id: 'sharing.end',
  method: 'POST',
  path: '/api/sharing/agreements/:id/end',
  summary: 'End an agreement, or decline one, at once for every party; all grants under it stop working',
  permission: 'sharing.manage',
  privileged: true,
  params: ById,
  body: z.strictObject({ reason: Reason }),
  response: Done,
  errors: ['record.unavailable', 'sharing.over'],
})
