import type { PoolClient } from 'pg'
import { uuid, type Database } from '#platform/db'
import { Failure } from '#platform/http'
import type { HandlerInput } from '#contract'
import * as contract from '../contract.ts'
import type { Session } from '../contract.ts'
import type { Desk, Door } from '../desk.ts'
import { hashPassword } from '../password.ts'
import { insertAgency } from '../store/agency.ts'
import { dropCredentials, markRecovered, setPassword } from '../store/credential.ts'
import {
  insertInvitation,
  lockInvitation,
  replaceInvitations,
  useInvitation,
  type InvitationRow,
  type NewInvitation,
} from '../store/invitation.ts'
import { emailRetired } from '../store/people.ts'
import { findPerson, insertPerson, type PersonRow } from '../store/person.ts'
import { endSessionsOf } from '../store/session.ts'
import { emailHash, newToken, tokenHash } from '../token.ts'
import { weaknessOf, type PasswordContext } from '../weakness.ts'
import { enter, requireBanner } from './enter.ts'
import { attempt } from './proof.ts'

const SETUP_HOURS = 24
const INVITATION_HOURS = 72
const RECOVERY_HOURS = 24

export interface MadeLink {
  readonly token: string
  readonly expiresAt: Date
}

async function makeLink(
  client: PoolClient,
  invitation: Omit<NewInvitation, 'tokenHash' | 'expiresAt'>,
  hours: number,
  now: Date,
): Promise<MadeLink> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + hours * 3_600_000)
  await insertInvitation(client, { ...invitation, tokenHash: tokenHash(token), expiresAt })
  return { token, expiresAt }
}

/** A one-time link for the first administrator; older setup links stop working. */
export async function createSetup(database: Database, now: Date = new Date()): Promise<string> {
  return database.withOwner(async (client) => {
    await replaceInvitations(client, { kind: 'setup' }, now)
    const roles = ['administrator', 'analyst', 'records-clerk'] as const
    return (await makeLink(client, { kind: 'setup', roles }, SETUP_HOURS, now)).token
  })
}

/** @throws Failure when the address has an account, or had one within a year */
export async function requireFreeEmail(client: PoolClient, email: string, now: Date): Promise<void> {
  if (await findPerson(client, { email })) throw new Failure('people.email_taken')
  if (await emailRetired(client, emailHash(email), now)) throw new Failure('people.email_retired')
}

/** A one-time link for a colleague, made inside the transaction that records it; replaces an older one. */
export async function createInvitation(
  client: PoolClient,
  invitation: Omit<NewInvitation, 'tokenHash' | 'expiresAt' | 'kind'> & { email: string },
  now: Date,
): Promise<MadeLink> {
  await requireFreeEmail(client, invitation.email, now)
  await replaceInvitations(client, { kind: 'invitation', email: invitation.email }, now)
  return makeLink(client, { kind: 'invitation', ...invitation }, INVITATION_HOURS, now)
}

/**
 * A one-time link that gives a person their account back. It is worth nothing against a provider's account.
 *
 * @throws Failure `people.federated`
 */
export async function createRecovery(
  client: PoolClient,
  person: Pick<PersonRow, 'id' | 'agency_id' | 'name' | 'email' | 'roles' | 'provider'>,
  madeBy: string,
  now: Date,
): Promise<MadeLink> {
  if (person.provider !== null) throw new Failure('people.federated')
  await replaceInvitations(client, { kind: 'recovery', personId: person.id }, now)
  const { id: personId, agency_id: agencyId, name, email, roles } = person
  return makeLink(
    client,
    { kind: 'recovery', agencyId, personId, name, email, roles, madeBy },
    RECOVERY_HOURS,
    now,
  )
}

export async function readInvitation(desk: Desk, token: string): Promise<InvitationRow> {
  return desk.database.withOwner((client) => requireInvitation(client, token, desk.now()))
}

async function requireInvitation(client: PoolClient, token: string, now: Date): Promise<InvitationRow> {
  const invitation = await lockInvitation(client, tokenHash(token), now)
  if (!invitation) throw new Failure('setup.invalid')
  return invitation
}

type Welcome = HandlerInput<typeof contract.acceptInvitation>['body']

/** Uses a link once. An invitation keeps the address it was made for; a recovery takes every old proof away. */
export async function acceptInvitation(
  desk: Desk,
  door: Door,
  token: string,
  welcome: Welcome,
): Promise<Session> {
  const action = contract.acceptInvitation.id
  const person = await attempt(desk, door, action, async (about) => {
    await requireBanner(desk, welcome.banner)
    const passwordHash = await hashPassword(welcome.password)
    return desk.database.withOwner(async (client) => {
      const invitation = await requireInvitation(client, token, desk.now())
      const person = invitation.person_id
        ? await recover(client, desk, invitation, welcome, passwordHash)
        : await welcomeNew(client, desk, invitation, welcome, passwordHash)
      await useInvitation(client, invitation.id, desk.now())
      about(person.id)
      return person
    })
  })
  return enter(desk, door, person, { action, methods: ['password'], banner: welcome.banner })
}

async function recover(
  client: PoolClient,
  desk: Desk,
  invitation: InvitationRow,
  { password }: Welcome,
  passwordHash: string,
): Promise<PersonRow> {
  const id = invitation.person_id!
  const person = (await findPerson(client, { id }))!
  await requireStrong(password, person)
  await dropCredentials(client, id)
  await setPassword(client, id, passwordHash, desk.now())
  await markRecovered(client, id, invitation.made_by ?? '', desk.now())
  await endSessionsOf(client, id, desk.now())
  return (await findPerson(client, { id }))!
}

async function welcomeNew(
  client: PoolClient,
  desk: Desk,
  invitation: InvitationRow,
  welcome: Welcome,
  passwordHash: string,
): Promise<PersonRow> {
  const name = welcome.name ?? invitation.name
  const email = invitation.email ?? welcome.email
  const agency = invitation.agency ?? welcome.agency
  if (!name || !email || !agency) throw missing({ name, email, agency })
  await requireFreeEmail(client, email, desk.now())
  await requireStrong(welcome.password, { name, email, agency })
  const agencyId = invitation.agency_id ?? (await insertAgency(client, { name: agency }))
  if (!agencyId) throw new Failure('agencies.name_taken')
  const id = uuid()
  const { roles, unit_id: unitId, account_expires_at: expiresAt } = invitation
  const passwordChangedAt = desk.now()
  await insertPerson(client, {
    id,
    agencyId,
    name,
    email,
    roles,
    passwordHash,
    passwordChangedAt,
    unitId,
    expiresAt,
  })
  return (await findPerson(client, { id }))!
}

const WANTED = { name: 'Write your name.', email: 'Write your e-mail address.', agency: 'Name your agency.' }

function missing(given: Record<keyof typeof WANTED, string | null | undefined>): Failure {
  const fields = (Object.keys(WANTED) as (keyof typeof WANTED)[])
    .filter((field) => !given[field])
    .map((field) => ({ path: field, message: WANTED[field] }))
  return new Failure('request.invalid', { fields })
}

/** @throws Failure `account.password` saying why the password cannot be used */
export async function requireStrong(password: string, context: PasswordContext): Promise<void> {
  const message = await weaknessOf(password, context)
  if (message)
    throw new Failure('account.password', { detail: message, fields: [{ path: 'password', message }] })
}
