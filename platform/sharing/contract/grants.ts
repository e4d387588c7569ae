import { z } from 'zod'
import { Category, Purpose, RecordId, route } from '../../contract/index.ts'
import {
  AgencyNumber,
  AgencyRef,
  ById,
  Day,
  Done,
  Line,
  Moment,
  Parts,
  Purposes,
  Reason,
  RecordType,
  UpTo,
} from './values.ts'

/** Who receives it: exactly one agency or one sharing group. */
export const Recipient = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('agency'), id: AgencyNumber }),
  z.strictObject({ kind: z.literal('group'), id: RecordId }),
])

/** What is given: a whole kind of records, a collection, one record, or what was itself received. */
export const Given = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('category'), category: Category }),
  z.strictObject({ kind: z.literal('collection'), id: RecordId }),
  z.strictObject({ kind: z.literal('record'), type: RecordType, id: RecordId }),
  z.strictObject({ kind: z.literal('onward'), grantId: RecordId }),
])

export const NewGrant = z.strictObject({
  agreementId: RecordId,
  to: Recipient,
  what: Given,
  upTo: UpTo,
  fields: Parts.nullable().describe('Parts of the records; null for all that the agreement allows'),
  purposes: Purposes.nullable().describe('Null for all that the agreement allows'),
  reshare: z.boolean(),
  expiresOn: Day.nullable().describe('Last day; null for as long as the agreement holds'),
  reason: Reason,
  basis: Line.describe('The law or need it rests on, where the kind of record asks for it; else empty'),
})
export type NewGrant = z.infer<typeof NewGrant>

export const GrantState = z.enum(['live', 'revoked', 'expired', 'stopped'])

export const Grant = z.object({
  id: RecordId,
  state: GrantState.describe('stopped: its agreement, or a grant it was handed on from, is not in force'),
  agreement: z.object({ id: RecordId, name: z.string() }),
  owner: AgencyRef.describe('Agency that owns the records'),
  from: AgencyRef.describe('Agency that gave it'),
  to: z.object({ kind: z.enum(['agency', 'group']), name: z.string() }),
  category: Category,
  record: z.object({ type: z.string(), id: RecordId, path: z.string().nullable() }).nullable(),
  collection: z.string().nullable(),
  upTo: UpTo,
  fields: z.array(z.string()).nullable(),
  purposes: z.array(Purpose).nullable(),
  reshare: z.boolean(),
  reason: z.string(),
  basis: z.string(),
  grantedBy: z.string().nullable().describe('Person; only of your own agency'),
  grantedAt: Moment,
  expiresAt: Moment.nullable(),
  revokedAt: Moment.nullable(),
  revokedReason: z.string().nullable(),
  direction: z.enum(['given', 'received', 'handed-on']).describe('handed-on: your records, by a recipient'),
  mayRevoke: z.boolean(),
  mayHandOn: z.boolean(),
})
export type Grant = z.infer<typeof Grant>

export const listGrants = route({
  id: 'sharing.grants',
  method: 'GET',
  path: '/api/sharing/grants',
  summary: 'What your agency gives to others and receives from them; the newest 500',
  permission: 'sharing.read',
  query: z.object({
    agreement: RecordId.optional(),
    direction: z.enum(['given', 'received']).optional(),
    live: z.enum(['true', 'false']).optional(),
  }),
  response: z.object({ grants: z.array(Grant) }),
})

export const giveGrant = route({
  id: 'sharing.grant',
  method: 'POST',
  path: '/api/sharing/grants',
  summary: 'Share records under an agreement in force; whole kinds and collections are for administrators',
  permission: 'sharing.share',
  privileged: true,
  body: NewGrant,
  response: Grant,
  errors: [
    'record.unavailable',
    'permission.missing',
    'sharing.never',
    'sharing.record_only',
    'sharing.recipient_kind',
    'sharing.not_covered',
    'sharing.not_in_force',
    'sharing.basis_needed',
    'sharing.onward',
  ],
})

export const revokeGrant = route({
  id: 'sharing.revoke',
  method: 'POST',
  path: '/api/sharing/grants/:id/revocation',
  summary: 'Take back what was shared, with the reason; it stops at once, also for whom it was handed on to',
  permission: 'sharing.share',
  privileged: true,
  params: ById,
  body: z.strictObject({ reason: Reason }),
  response: Done,
  errors: ['record.unavailable', 'permission.missing', 'sharing.over'],
})

/** What sharing one record from its page needs to know. */
export const RecordSharing = z.object({
  type: z.string(),
  id: RecordId,
  category: Category,
  owner: AgencyRef,
  mine: z.boolean(),
  mayShare: z.boolean(),
  mayCollect: z.boolean().describe('It can be put into collections of your agency'),
  never: z.boolean().describe('Records of this kind are never shared'),
  basisNeeded: z.boolean(),
  parts: z.array(z.object({ part: z.string(), title: z.string() })),
  agreements: z
    .array(
      z.object({
        id: RecordId,
        name: z.string(),
        expiresOn: z.string(),
        fields: z.array(z.string()).nullable(),
        purposes: z.array(Purpose),
        upTo: UpTo,
        recipients: z.array(AgencyRef),
      }),
    )
    .describe('Agreements in force that cover it, with the agencies it may go to'),
  collections: z
    .array(z.object({ id: RecordId, name: z.string(), holds: z.boolean(), grants: z.number() }))
    .describe('Open collections of your agency it could stand in, or stands in; grants: live ones of it'),
  reads: z
    .array(z.object({ agency: z.string(), people: z.number(), last: Moment }))
    .describe('Other agencies that opened it, where the law asks for an account of that; else empty'),
  grants: z
    .array(Grant)
    .describe('To whom it was given: of single grants all, of wider ones those that hold'),
})
export type RecordSharing = z.infer<typeof RecordSharing>

export const readRecordSharing = route({
  id: 'sharing.record',
  method: 'GET',
  path: '/api/sharing/records/:type/:id',
  summary: 'To whom a record was given, by whom and why; and to whom it could be given',
  permission: 'sharing.share',
  params: z.object({ type: RecordType, id: RecordId }),
  response: RecordSharing,
  errors: ['record.unavailable'],
})
