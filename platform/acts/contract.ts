import { z } from 'zod'
import { errors, RecordId, route } from '../contract/index.ts'

export const actErrors = errors({
  'acts.own': {
    status: 403,
    sentence: 'You asked for this yourself, so another person has to decide it.',
    remedy: 'Ask a colleague who may approve it, or withdraw your request.',
  },
  'acts.decided': {
    status: 409,
    sentence: 'This request has been decided already.',
    remedy: 'Open the list again to see how, and by whom. Nothing was done twice.',
  },
  'acts.expired': {
    status: 410,
    sentence: 'This request waited too long and has lapsed.',
    remedy: 'Whoever still needs it asks again, so that the figures are fresh.',
  },
  'acts.changed': {
    status: 409,
    sentence: 'What you were shown is not what this request holds.',
    remedy: 'Open the request again and read it before you decide.',
  },
  'acts.waiting': {
    status: 409,
    sentence: 'The same thing has been asked for and waits for a second person.',
    remedy: 'Open the page of approvals; whoever asked can withdraw it.',
  },
  'acts.second_person': {
    status: 403,
    sentence: 'This needs the approval of a second person.',
    remedy: 'Ask for it with a reason. Once a colleague has approved it, do it again within 24 hours.',
  },
})

export const ActState = z.enum(['waiting', 'approved', 'refused', 'withdrawn', 'expired'])
export type ActState = z.infer<typeof ActState>

/** One fact of what will be done, as the second person reads it. */
export const ActFact = z.object({ name: z.string(), value: z.string() })

export const ActItem = z.object({
  id: RecordId,
  kind: z.string(),
  title: z.string().describe('What kind of act it is, in words'),
  summary: z.string().describe('What will be done, in one sentence'),
  facts: z.array(ActFact),
  warning: z.string().nullable().describe('What cannot be undone'),
  reason: z.string().describe('Why it was asked for'),
  askedBy: z.string(),
  askedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  state: ActState,
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  decisionReason: z.string().nullable(),
  mine: z.boolean().describe('Whether you asked for it'),
  mayDecide: z.boolean().describe('Whether you may approve or refuse it'),
  hash: z.string().describe('SHA-256 of what will be done; sent back with the approval'),
  path: z.string().nullable().describe('Where what was done can be seen'),
})
export type ActItem = z.infer<typeof ActItem>

export const ActView = z.enum(['for-me', 'mine', 'decided'])
export type ActView = z.infer<typeof ActView>

export const listActs = route({
  id: 'acts.list',
  method: 'GET',
  path: '/api/acts',
  summary: 'Requests that need a second person: those waiting for you, your own, and those decided',
  permission: 'signed-in',
  query: z.object({ view: ActView.default('for-me') }),
  response: z.object({ acts: z.array(ActItem).describe('The newest 200') }),
})

export const countWaiting = route({
  id: 'acts.waiting',
  method: 'GET',
  path: '/api/acts/waiting',
  summary: 'How many requests wait for you',
  permission: 'acts.approve',
  quiet: true,
  response: z.object({ waiting: z.number() }),
})

export const readAct = route({
  id: 'acts.read',
  method: 'GET',
  path: '/api/acts/:id',
  summary: 'One request: what will be done, who asked, how it was decided',
  permission: 'signed-in',
  params: z.object({ id: RecordId }),
  response: ActItem,
  errors: ['record.unavailable'],
})

export const approveAct = route({
  id: 'acts.approve',
  method: 'POST',
  path: '/api/acts/:id/approval',
  summary: 'Approve a request of another person; what it asks for is done in the same moment',
  permission: 'acts.approve',
  privileged: true,
  params: z.object({ id: RecordId }),
  body: z.object({
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'Send the hash of what you were shown.')
      .describe('The hash of what you were shown'),
  }),
  response: ActItem,
  errors: [
    'record.unavailable',
    'permission.missing',
    'acts.own',
    'acts.decided',
    'acts.expired',
    'acts.changed',
  ],
})

export const refuseAct = route({
  id: 'acts.refuse',
  method: 'POST',
  path: '/api/acts/:id/refusal',
  summary: 'Refuse a request of another person, with the reason',
  permission: 'acts.approve',
  params: z.object({ id: RecordId }),
  body: z.object({
    reason: z.string().trim().min(1, 'Say why, so that the person who asked can act on it.').max(1000),
  }),
  response: ActItem,
  errors: ['record.unavailable', 'permission.missing', 'acts.own', 'acts.decided', 'acts.expired'],
})

export const withdrawAct = route({
  id: 'acts.withdraw',
  method: 'DELETE',
  path: '/api/acts/:id',
  summary: 'Take back a request of your own that still waits',
  permission: 'signed-in',
  params: z.object({ id: RecordId }),
  response: ActItem,
  errors: ['record.unavailable', 'acts.decided'],
})
