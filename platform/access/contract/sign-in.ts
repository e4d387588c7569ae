import { z } from 'zod'
import { Purpose, route } from '../../contract/index.ts'
import { Session } from './session.ts'
import { Banner, Code, Done, Given, NO_NUL, PasskeyData } from './values.ts'

const SignInEmail = z.string().max(200).regex(NO_NUL)

export const readEntrance = route({
  id: 'access.readEntrance',
  method: 'GET',
  path: '/api/session/entrance',
  summary: 'The use notice to acknowledge, and the providers where agencies sign in',
  permission: 'public',
  response: z.object({
    banner: z.object({ version: z.string(), text: z.string() }),
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
})

export const readSession = route({
  id: 'access.readSession',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, and which rooms they may open; does not count as activity',
  permission: 'public',
  response: Session,
})

export const signIn = route({
  id: 'access.signIn',
  method: 'POST',
  path: '/api/session',
  summary: 'Begin to sign in with an e-mail address and a password; the answer says what is to be done next',
  permission: 'public',
  body: z.object({ email: SignInEmail, password: Given, banner: Banner }),
  response: Session,
  errors: ['session.refused', 'session.locked', 'session.banner', 'request.too_many'],
})

export const giveCode = route({
  id: 'access.giveCode',
  method: 'POST',
  path: '/api/session/code',
  summary: 'Second factor: a code of the authenticator, or a recovery code, which works once',
  permission: 'public',
  body: z.object({ code: Code }),
  response: Session,
  errors: ['session.required', 'session.locked', 'account.code', 'request.too_many'],
})

export const askPasskey = route({
  id: 'access.askPasskey',
  method: 'POST',
  path: '/api/session/passkey-options',
  summary: 'What the browser needs to use a passkey: to sign in, as second factor, or to confirm and unlock',
  permission: 'public',
  response: z.object({ options: PasskeyData }),
  errors: ['request.too_many'],
})

export const givePasskey = route({
  id: 'access.givePasskey',
  method: 'POST',
  path: '/api/session/passkey',
  summary: 'Sign in with a passkey alone, or as the second factor of a sign-in that has begun',
  permission: 'public',
  body: z.object({ answer: PasskeyData, banner: Banner }),
  response: Session,
  errors: ['session.refused', 'session.banner', 'account.passkey', 'request.too_many'],
})

export const confirmSession = route({
  id: 'access.confirmSession',
  method: 'POST',
  path: '/api/session/confirmation',
  summary: 'Prove again who you are: unlocks a locked session, and opens privileged acts for ten minutes',
  permission: 'public',
  body: z.discriminatedUnion('by', [
    z.object({ by: z.literal('password'), password: Given, code: Code }),
    z.object({ by: z.literal('code'), code: Code }).describe('Only for people who sign in at a provider'),
    z.object({ by: z.literal('passkey'), answer: PasskeyData }),
    z.object({ by: z.literal('sample') }).describe('Only for sample accounts'),
  ]),
  response: Session,
  errors: ['session.required', 'session.refused', 'session.locked', 'account.passkey', 'request.too_many'],
})

export const signOut = route({
  id: 'access.signOut',
  method: 'DELETE',
  path: '/api/session',
  summary: 'End this session, also one that is locked or was only begun',
  permission: 'public',
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

export const beginProvider = route({
  id: 'access.beginProvider',
  method: 'POST',
  path: '/api/session/providers/:id',
  summary:
    'Begin to sign in, or to confirm, at the provider of an agency: the address to send the browser to',
  permission: 'public',
  params: z.object({ id: z.string().max(60) }),
  body: z.object({ banner: Banner }),
  response: z.object({ address: z.string() }),
  errors: ['session.banner', 'session.provider', 'request.too_many'],
})

export const finishProvider = route({
  id: 'access.finishProvider',
  method: 'POST',
  path: '/api/session/providers',
  summary:
    'End a sign-in at a provider: what stood in the address of /sign-in/return behind the question mark',
  permission: 'public',
  body: z.object({ search: z.string().max(4000) }),
  response: Session,
  errors: ['session.provider', 'request.too_many'],
})

export const DemonstrationAccount = z.object({
  email: z.string(),
  name: z.string(),
  role: z.string().describe('What the person does, in words'),
  agency: z.string(),
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
  body: z.object({ email: SignInEmail }),
  response: Session,
})
