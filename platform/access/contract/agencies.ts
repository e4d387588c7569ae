import { z } from 'zod'
import { AgencyKind, route } from '../../contract/index.ts'
import { AgencyById, Done, Email, LINE, Moment, Name, NO_NUL } from './values.ts'

const Contact = z.string().trim().max(200).regex(LINE, 'Write it in one line.')

export const Unit = z.object({ id: z.number(), name: z.string(), people: z.number() })
export type Unit = z.infer<typeof Unit>

export const Agency = z.object({
  id: z.number(),
  name: z.string(),
  kind: AgencyKind,
  contact: z.string().describe('Whom to ask, in one line'),
  timeZone: z.string(),
  units: z.array(Unit),
  host: z.boolean().describe('The agency that runs this installation'),
  own: z.boolean(),
  stoppedAt: Moment.nullable().describe('All access of the agency has been stopped'),
  people: z.number().describe('Accounts that are not disabled'),
  administrators: z.number(),
  banner: z.string().nullable().describe('Its use notice; null for the default wording. The host’s is shown'),
  passwordsExpire: z.boolean().describe('Passwords are changed once a year'),
  provider: z.string().nullable().describe('Where its people may sign in, if the server knows a provider'),
})
export type Agency = z.infer<typeof Agency>

export const listAgencies = route({
  id: 'access.listAgencies',
  method: 'GET',
  path: '/api/agencies',
  summary: 'Your agency; for the agency that runs the installation, all of them',
  permission: 'agencies.read',
  response: z.object({ agencies: z.array(Agency), mayCreate: z.boolean() }),
})

export const createAgency = route({
  id: 'access.createAgency',
  method: 'POST',
  path: '/api/agencies',
  summary: 'Let an agency in; answers with the one-time link for its first administrator',
  permission: 'agencies.manage',
  privileged: true,
  body: z.object({
    name: Name,
    kind: AgencyKind,
    contact: Contact.default(''),
    administrator: z.object({ name: Name, email: Email }),
  }),
  response: z.object({ agency: Agency, link: z.string(), expiresAt: Moment }),
  errors: ['agencies.host_only', 'agencies.name_taken', 'people.email_taken', 'people.email_retired'],
})

export const changeAgency = route({
  id: 'access.changeAgency',
  method: 'PATCH',
  path: '/api/agencies/:id',
  summary: 'Change an agency; its name and kind only as the agency that runs the installation',
  permission: 'agencies.manage',
  privileged: true,
  params: AgencyById,
  body: z.object({
    name: Name.optional(),
    kind: AgencyKind.optional(),
    contact: Contact.optional(),
    banner: z.string().trim().min(1).max(4000).regex(NO_NUL).nullable().optional(),
    passwordsExpire: z.boolean().optional(),
  }),
  response: Agency,
  errors: ['agencies.host_only', 'agencies.name_taken', 'record.unavailable'],
})

export const stopAgency = route({
  id: 'access.stopAgency',
  method: 'POST',
  path: '/api/agencies/:id/stop',
  summary: 'Stop all access of an agency at once: its sessions end and nobody of it can sign in',
  permission: 'agencies.manage',
  privileged: true,
  params: AgencyById,
  response: Agency,
  errors: ['record.unavailable'],
})

export const startAgency = route({
  id: 'access.startAgency',
  method: 'POST',
  path: '/api/agencies/:id/start',
  summary: 'Let the people of a stopped agency sign in again',
  permission: 'agencies.manage',
  privileged: true,
  params: AgencyById,
  response: Agency,
  errors: ['record.unavailable', 'agencies.host_only'],
})

export const createUnit = route({
  id: 'access.createUnit',
  method: 'POST',
  path: '/api/agencies/:id/units',
  summary: 'Add a unit to your agency',
  permission: 'agencies.manage',
  params: AgencyById,
  body: z.object({ name: Name }),
  response: Unit,
  errors: ['record.unavailable', 'agencies.name_taken'],
})

export const removeUnit = route({
  id: 'access.removeUnit',
  method: 'DELETE',
  path: '/api/units/:id',
  summary: 'Remove a unit of your agency; its people stay, without a unit',
  permission: 'agencies.manage',
  params: AgencyById,
  response: Done,
  errors: ['record.unavailable'],
})
