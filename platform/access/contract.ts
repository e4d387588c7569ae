import { z } from 'zod'
import { errors, Purpose, Role, route } from '../contract/index.ts'

export const accessErrors = errors({
  'people.email_taken': {
    status: 409,
    sentence: 'There is already an account with this e-mail address.',
    remedy: 'Use another address, or enable and change the account that exists.',
  },
  'people.last_administrator': {
    status: 409,
    sentence: 'This is the only administrator of the agency.',
    remedy: 'Make someone else an administrator first.',
  },
})

/** Characters a password has at least; all printable characters count, nothing is cut off. */
export const PASSWORD_MINIMUM = 12

export const Password = z
  .string()
  .min(PASSWORD_MINIMUM, `Use at least ${PASSWORD_MINIMUM} characters; a short sentence is good.`)
  .max(256, 'Use at most 256 characters.')

export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  initials: z.string(),
  roles: z.array(Role),
  agency: z.string(),
  disabled: z.boolean(),
  lastSeenAt: z.iso.datetime().nullable(),
})
export type Person = z.infer<typeof Person>

/** A line of the navigation, already filtered to what the person may open. */
export const NavigationRoom = z.object({
  id: z.string(),
  title: z.string(),
  icon: z.string(),
  path: z.string(),
  letter: z.string(),
  pages: z.array(z.object({ path: z.string(), title: z.string() })),
})
export type NavigationRoom = z.infer<typeof NavigationRoom>

/** Who is at the screen and what they may do. `person` is null while nobody is signed in. */
export const Session = z.object({
  person: Person.nullable(),
  agency: z.object({ id: z.number(), name: z.string(), unit: z.string() }).nullable(),
  purpose: Purpose.nullable(),
  purposes: z.array(Purpose),
  permissions: z.array(z.string()),
  rooms: z.array(NavigationRoom),
  demonstration: z.boolean(),
  setupNeeded: z.boolean(),
})
export type Session = z.infer<typeof Session>

const Done = z.object({ done: z.literal(true) })

export const readSession = route({
  id: 'access.readSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, for which agency and purpose, and which rooms they may open',
  permission: 'public',
  response: Session,
})

export const signIn = route({
  id: 'access.signIn',
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with an e-mail address and a password',
  permission: 'public',
  body: z.object({ email: z.string().max(200), password: z.string().max(256) }),
  response: Session,
  errors: ['session.refused', 'session.locked'],
})

export const signOut = route({
  id: 'access.signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'End this session',
  permission: 'signed-in',
  response: Done,
})

export const choosePurpose = route({
  id: 'access.choosePurpose',
  method: 'PUT',
  path: '/api/session/purpose',
  summary: 'State the purpose that the following reads and writes are recorded under',
  permission: 'signed-in',
  body: z.object({ purpose: Purpose }),
  response: Session,
})

export const DemonstrationAccount = z.object({
  email: z.string(),
  name: z.string(),
  role: z.string().describe('What the person does, in words'),
})

export const listDemonstrationAccounts = route({
  id: 'access.listDemonstrationAccounts',
  method: 'GET',
  path: '/api/session/demonstration-accounts',
  summary: 'Accounts that may be entered with one click; empty outside the demonstration',
  permission: 'public',
  response: z.object({ accounts: z.array(DemonstrationAccount) }),
})

export const enterDemonstration = route({
  id: 'access.enterDemonstration',
  method: 'POST',
  path: '/api/session/demonstration',
  summary: 'Sign in as a sample account; refused outside the demonstration',
  permission: 'public',
  body: z.object({ email: z.string().max(200) }),
  response: Session,
})

export const readInvitation = route({
  id: 'access.readInvitation',
  method: 'GET',
  path: '/api/invitations/:token',
  summary: 'What a one-time setup or invitation link is for',
  permission: 'public',
  params: z.object({ token: z.string().max(100) }),
  response: z.object({
    kind: z.enum(['setup', 'invitation']),
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
  summary: 'Use a one-time link: choose a password, and for the first setup name the agency',
  permission: 'public',
  params: z.object({ token: z.string().max(100) }),
  body: z.object({
    name: z.string().trim().min(1, 'Write your name.').max(120),
    email: z.email('Write an e-mail address, such as r.marsh@city.example.').max(200),
    agency: z.string().trim().max(120).optional(),
    password: Password,
  }),
  response: Session,
  errors: ['setup.invalid'],
})

export const listPeople = route({
  id: 'access.listPeople',
  method: 'GET',
  path: '/api/people',
  summary: 'People of your agency',
  permission: 'people.read',
  response: z.object({ people: z.array(Person) }),
})

export const invitePerson = route({
  id: 'access.invitePerson',
  method: 'POST',
  path: '/api/people',
  summary: 'Invite a person to your agency; answers with a one-time link to hand over',
  permission: 'people.manage',
  body: z.object({
    name: z.string().trim().min(1, 'Write the name.').max(120),
    email: z.email('Write an e-mail address, such as r.marsh@city.example.').max(200),
    roles: z.array(Role).min(1, 'Choose at least one role.'),
  }),
  response: z.object({ link: z.string(), expiresAt: z.iso.datetime() }),
  errors: ['people.email_taken'],
})

export const changePerson = route({
  id: 'access.changePerson',
  method: 'PATCH',
  path: '/api/people/:id',
  summary: 'Change roles, or disable and enable an account; ends its sessions at once',
  permission: 'people.manage',
  params: z.object({ id: z.uuid() }),
  body: z.object({ roles: z.array(Role).min(1).optional(), disabled: z.boolean().optional() }),
  response: Person,
  errors: ['record.unavailable', 'people.last_administrator'],
})
