import { z } from 'zod'
import { AgencyKind, Purpose } from '../../contract/index.ts'
import { Moment, Person } from './values.ts'

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

/** With what a person can prove who they are. */
export const Means = z.object({
  password: z.boolean(),
  authenticator: z.boolean(),
  passkeys: z.boolean(),
  recoveryCodes: z.boolean(),
  provider: z.string().nullable().describe('The provider of the agency they sign in at, if there is one'),
  sample: z.boolean().describe('A sample account, entered with one click'),
})
export type Means = z.infer<typeof Means>

/** What is still to be done before a session opens anything. */
export const Step = z.enum(['second-factor', 'enrolment', 'new-password'])
export type Step = z.infer<typeof Step>

/**
 * Who is at the screen and what they may do. `person` is null unless the session is open; `account` says whose
 * session waits for a step or is locked.
 */
export const Session = z.object({
  state: z.enum(['none', 'pending', 'locked', 'open']),
  step: Step.nullable().describe('What is to be done next while the state is pending'),
  account: z.object({ name: z.string(), email: z.string(), means: Means }).nullable(),
  person: Person.nullable(),
  agency: z
    .object({ id: z.number(), name: z.string(), unit: z.string(), kind: AgencyKind, host: z.boolean() })
    .nullable(),
  purpose: Purpose.nullable(),
  purposes: z.array(Purpose),
  permissions: z.array(z.string()),
  rooms: z.array(NavigationRoom),
  locksAt: Moment.nullable().describe('When the session locks if nothing is done until then'),
  endsAt: Moment.nullable().describe('When a full sign-in is needed again'),
  confirmedUntil: Moment.nullable().describe('Until when privileged acts need no confirmation'),
  recovered: z
    .object({ at: Moment, by: z.string() })
    .nullable()
    .describe('Shown until dismissed: the account was opened again by a recovery link'),
  demonstration: z.boolean(),
  setupNeeded: z.boolean(),
})
export type Session = z.infer<typeof Session>
