import { z } from 'zod'
import { CalendarDate, Clearance, RecordId, Role, route } from '../../contract/index.ts'
import { ById, Done, Email, LINE, Moment, Name, Person, Roles, Serial } from './values.ts'

/** A person as administrators of their agency see them. */
export const PersonDetails = Person.extend({
  unit: z.object({ id: z.number(), name: z.string() }).nullable(),
  title: z.string(),
  locked: z.boolean().describe('After too many failures, until an administrator releases it'),
  secondFactor: z.enum(['none', 'authenticator', 'passkey', 'both', 'provider', 'sample']),
  provider: z.string().nullable(),
  expiresAt: Moment.nullable().describe('When a temporary account ends'),
  disabledBecause: z.enum(['administrator', 'expired', 'unused', 'removed']).nullable(),
  recoveryLinkUntil: Moment.nullable().describe('A recovery link is open until then'),
})
export type PersonDetails = z.infer<typeof PersonDetails>

export const Invited = z.object({
  id: RecordId,
  name: z.string(),
  email: z.string(),
  roles: z.array(Role),
  madeBy: z.string().nullable(),
  expiresAt: Moment,
})
export type Invited = z.infer<typeof Invited>

export const listPeople = route({
  id: 'access.listPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'People of your agency, and open invitations',
  permission: 'people.read',
  response: z.object({ people: z.array(PersonDetails), invited: z.array(Invited) }),
})

const NewPerson = z.object({
  name: Name,
  email: Email,
  roles: Roles,
  unitId: Serial.nullable().optional(),
  expiresAt: Moment.nullable().optional().describe('For a temporary account'),
})

const Link = z.object({ link: z.string(), expiresAt: Moment })

export const invitePerson = route({
  id: 'access.invitePerson',
  method: 'POST',
  path: '/api/people',
  summary: 'Invite a person to your agency; answers with a one-time link to hand over',
  permission: 'people.manage',
  privileged: true,
  body: NewPerson,
  response: Link,
  errors: ['people.email_taken', 'people.email_retired', 'record.unavailable'],
})

export const withdrawInvitation = route({
  id: 'access.withdrawInvitation',
  method: 'DELETE',
  path: '/api/people/invitations/:id',
  summary: 'Withdraw an invitation that was not used',
  permission: 'people.manage',
  params: ById,
  response: Done,
  errors: ['record.unavailable'],
})

export const addProviderPerson = route({
  id: 'access.addProviderPerson',
  method: 'POST',
  path: '/api/people/provider',
  summary: 'Make an account for a person who signs in at the provider of your agency',
  permission: 'people.manage',
  privileged: true,
  body: NewPerson,
  response: PersonDetails,
  errors: ['people.email_taken', 'people.email_retired', 'people.no_provider', 'record.unavailable'],
})

export const changePerson = route({
  id: 'access.changePerson',
  method: 'PATCH',
  path: '/api/people/:id',
  summary: 'Change roles, unit or end of an account, or disable and enable it; ends its sessions at once',
  permission: 'people.manage',
  privileged: true,
  params: ById,
  body: z.object({
    roles: Roles.optional(),
    disabled: z.boolean().optional(),
    unitId: Serial.nullable().optional(),
    expiresAt: Moment.nullable().optional(),
  }),
  response: PersonDetails,
  errors: ['record.unavailable', 'people.last_administrator'],
})

export const releasePerson = route({
  id: 'access.releasePerson',
  method: 'POST',
  path: '/api/people/:id/release',
  summary: 'Release an account that is locked after too many failures',
  permission: 'people.manage',
  privileged: true,
  params: ById,
  response: PersonDetails,
  errors: ['record.unavailable', 'people.yourself'],
})

export const recoverPerson = route({
  id: 'access.recoverPerson',
  method: 'POST',
  path: '/api/people/:id/recovery',
  summary:
    'Make a one-time recovery link to hand over; using it replaces password and second factors, ends all sessions, and is told to the person',
  permission: 'people.manage',
  privileged: true,
  params: ById,
  response: Link,
  errors: ['record.unavailable', 'people.yourself', 'people.federated'],
})

export const endPersonSessions = route({
  id: 'access.endPersonSessions',
  method: 'DELETE',
  path: '/api/people/:id/sessions',
  summary: 'End all sessions of a person at once',
  permission: 'people.manage',
  params: ById,
  response: Done,
  errors: ['record.unavailable'],
})

export const HeldClearance = z.object({
  id: RecordId,
  kind: Clearance,
  document: z.string().describe('The paper it rests on: the number of a court order, the signed agreement'),
  signedOn: CalendarDate,
  expiresOn: CalendarDate,
  recordedBy: z.string(),
  withdrawnAt: Moment.nullable(),
})
export type HeldClearance = z.infer<typeof HeldClearance>

export const listClearances = route({
  id: 'access.listClearances',
  method: 'GET',
  path: '/api/people/:id/clearances',
  summary: 'What a person is and was cleared for',
  permission: 'people.read',
  params: ById,
  response: z.object({ clearances: z.array(HeldClearance) }),
  errors: ['record.unavailable'],
})

export const recordClearance = route({
  id: 'access.recordClearance',
  method: 'POST',
  path: '/api/people/:id/clearances',
  summary: 'Record what a person is cleared for, on which paper and until when; works from the next request',
  permission: 'people.manage',
  privileged: true,
  params: ById,
  body: z
    .object({
      kind: Clearance,
      document: z
        .string()
        .trim()
        .min(1, 'Name the paper it rests on.')
        .max(300)
        .regex(LINE, 'Write it in one line.'),
      signedOn: CalendarDate,
      expiresOn: CalendarDate,
    })
    .refine(({ signedOn, expiresOn }) => expiresOn >= signedOn, {
      path: ['expiresOn'],
      message: 'It cannot end before it was signed.',
    }),
  response: HeldClearance,
  errors: ['record.unavailable', 'people.yourself'],
})

export const withdrawClearance = route({
  id: 'access.withdrawClearance',
  method: 'DELETE',
  path: '/api/clearances/:id',
  summary: 'Withdraw a clearance; works from the next request',
  permission: 'people.manage',
  privileged: true,
  params: ById,
  response: Done,
  errors: ['record.unavailable'],
})
