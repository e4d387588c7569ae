import { z } from 'zod'
import { RecordId, route } from '../../contract/index.ts'
import { Session } from './session.ts'
import { ById, Code, Done, Given, Moment, Name, PasskeyData, Password } from './values.ts'

/** Shown once and never again; null when the person has codes already. */
const RecoveryCodes = z.array(z.string())
const Enrolled = z.object({ session: Session, recoveryCodes: RecoveryCodes.nullable() })

export const Passkey = z.object({
  id: RecordId,
  name: z.string(),
  createdAt: Moment,
  usedAt: Moment.nullable(),
})
export type Passkey = z.infer<typeof Passkey>

export const Account = z.object({
  name: z.string(),
  email: z.string(),
  agency: z.string(),
  password: z
    .object({ changedAt: Moment, changeBy: Moment.nullable() })
    .nullable()
    .describe('Null for people who sign in at a provider, and for sample accounts'),
  provider: z.string().nullable(),
  authenticatorSince: Moment.nullable(),
  passkeys: z.array(Passkey),
  recoveryCodesLeft: z.number(),
  expiresAt: Moment.nullable().describe('When a temporary account ends'),
  sample: z.boolean(),
})
export type Account = z.infer<typeof Account>

export const readAccount = route({
  id: 'access.readAccount',
  method: 'GET',
  path: '/api/account',
  summary: 'Your own account: password, authenticator, passkeys and recovery codes',
  permission: 'signed-in',
  response: Account,
})

export const changePassword = route({
  id: 'access.changePassword',
  method: 'PUT',
  path: '/api/account/password',
  summary: 'Change your password; needs the old one, and ends your other sessions',
  permission: 'public',
  privileged: true,
  body: z.object({ old: Given, password: Password }),
  response: Session,
  errors: ['session.required', 'session.refused', 'session.locked', 'account.password', 'people.federated'],
})

export const askAuthenticator = route({
  id: 'access.askAuthenticator',
  method: 'POST',
  path: '/api/account/authenticator',
  summary: 'A new secret for an authenticator app; used only after its first code was given',
  permission: 'public',
  privileged: true,
  response: z.object({
    secret: z.string().describe('To type into the app'),
    address: z.string().describe('otpauth:// address, to show as QR code'),
  }),
  errors: ['session.required'],
})

export const addAuthenticator = route({
  id: 'access.addAuthenticator',
  method: 'PUT',
  path: '/api/account/authenticator',
  summary: 'Prove the authenticator with its first code; replaces an older one, and ends your other sessions',
  permission: 'public',
  privileged: true,
  body: z.object({ code: Code }),
  response: Enrolled,
  errors: ['session.required', 'session.locked', 'account.code'],
})

export const removeAuthenticator = route({
  id: 'access.removeAuthenticator',
  method: 'DELETE',
  path: '/api/account/authenticator',
  summary: 'Remove the authenticator; needs a passkey that stays',
  permission: 'signed-in',
  privileged: true,
  response: Done,
  errors: ['account.last_factor'],
})

export const askNewPasskey = route({
  id: 'access.askNewPasskey',
  method: 'POST',
  path: '/api/account/passkey-options',
  summary: 'What the browser needs to make a passkey for your account',
  permission: 'public',
  privileged: true,
  response: z.object({ options: PasskeyData }),
  errors: ['session.required'],
})

export const addPasskey = route({
  id: 'access.addPasskey',
  method: 'POST',
  path: '/api/account/passkeys',
  summary: 'Add a passkey to your account; ends your other sessions',
  permission: 'public',
  privileged: true,
  body: z.object({ name: Name, answer: PasskeyData }),
  response: Enrolled,
  errors: ['session.required', 'account.passkey'],
})

export const removePasskey = route({
  id: 'access.removePasskey',
  method: 'DELETE',
  path: '/api/account/passkeys/:id',
  summary: 'Remove a passkey; needs another second factor that stays',
  permission: 'signed-in',
  privileged: true,
  params: ById,
  response: Done,
  errors: ['record.unavailable', 'account.last_factor'],
})

export const renewRecoveryCodes = route({
  id: 'access.renewRecoveryCodes',
  method: 'POST',
  path: '/api/account/recovery-codes',
  summary: 'Ten new recovery codes, shown once; the older ones stop working',
  permission: 'signed-in',
  privileged: true,
  response: z.object({ recoveryCodes: RecoveryCodes }),
})

export const dismissRecovered = route({
  id: 'access.dismissRecovered',
  method: 'DELETE',
  path: '/api/account/recovered',
  summary: 'Take note that your account was opened again by a recovery link',
  permission: 'signed-in',
  response: Done,
})

export const OwnSession = z.object({
  id: RecordId,
  current: z.boolean(),
  begunAt: Moment,
  seenAt: Moment,
  methods: z.array(
    z.enum([
      'password',
      'authenticator',
      'recovery-code',
      'passkey',
      'provider',
      'provider-second-factor',
      'sample',
    ]),
  ),
  address: z.string().nullable().describe('Network address it was begun from'),
  agent: z.string().nullable().describe('What the browser calls itself'),
})
export type OwnSession = z.infer<typeof OwnSession>

export const listSessions = route({
  id: 'access.listSessions',
  method: 'GET',
  path: '/api/account/sessions',
  summary: 'Where you are signed in',
  permission: 'signed-in',
  response: z.object({ sessions: z.array(OwnSession) }),
})

export const endSession = route({
  id: 'access.endSession',
  method: 'DELETE',
  path: '/api/account/sessions/:id',
  summary: 'End one of your sessions at once',
  permission: 'signed-in',
  params: ById,
  response: Done,
  errors: ['record.unavailable'],
})

export const endOtherSessions = route({
  id: 'access.endOtherSessions',
  method: 'DELETE',
  path: '/api/account/sessions',
  summary: 'End all your sessions but this one',
  permission: 'signed-in',
  response: Done,
})
