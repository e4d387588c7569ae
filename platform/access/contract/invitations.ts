import { z } from 'zod'
import { route } from '../../contract/index.ts'
import { Session } from './session.ts'
import { Banner, Email, Name, Password } from './values.ts'

const Token = z.object({ token: z.string().max(100) })

export const readInvitation = route({
  id: 'access.readInvitation',
  method: 'GET',
  path: '/api/invitations/:token',
  summary: 'What a one-time link is for: the first setup, an invitation, or the recovery of an account',
  permission: 'public',
  params: Token,
  response: z.object({
    kind: z.enum(['setup', 'invitation', 'recovery']),
    name: z.string().nullable(),
    email: z.string().nullable(),
    agency: z.string().nullable(),
  }),
  errors: ['setup.invalid'],
})

export const acceptInvitation = route({
  id: 'access.acceptInvitation',
  method: 'POST',
  path: '/api/invitations/:token',
  summary: 'Use a one-time link: choose a password; the second factor comes next, and opens the session',
  permission: 'public',
  params: Token,
  body: z.object({
    name: Name.optional().describe('Not asked for in a recovery'),
    email: Email.optional().describe('Asked for in the first setup only'),
    agency: Name.optional().describe('Asked for in the first setup only'),
    password: Password,
    banner: Banner,
  }),
  response: Session,
  errors: [
    'setup.invalid',
    'session.banner',
    'account.password',
    'people.email_taken',
    'people.email_retired',
  ],
})
