import type { PoolClient } from 'pg'
import type { Purpose, Role } from '#contract'
import { Failure } from '#platform/http'
import { uuid, type Database } from '#platform/db'
import { hashPassword, passwordFits } from './password.ts'
import {
  endSessionsOf,
  insertInvitation,
  lockInvitation,
  useInvitation,
  withdrawSetups,
} from './session-store.ts'
import {
  findPerson,
  insertAgency,
  insertPerson,
  lockAdministrators,
  lockPerson,
  noteFailure,
  updatePerson,
  type InvitationRow,
  type PersonRow,
} from './store.ts'
import { newToken, tokenHash } from './token.ts'

const FAILURES_ALLOWED = 5
const FAILURE_WINDOW_MS = 15 * 60_000
const SETUP_HOURS = 24
const INVITATION_HOURS = 72

const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000)

/**
 * Checks a name and a password. Failures are counted under a lock and outlive the refusal.
 *
 * @throws Failure `session.refused`, or `session.locked` after five failures in 15 minutes
 */
export async function checkPassword(database: Database, email: string, password: string): Promise<PersonRow> {
  const outcome = await database.withOwner(async (client) => {
    const person = await lockPerson(client, email)
    const recent = person?.failed_since && Date.now() - person.failed_since.getTime() < FAILURE_WINDOW_MS
    if (person && recent && person.failures >= FAILURES_ALLOWED) return new Failure('session.locked')
    const fits = await passwordFits(person?.password_hash ?? null, password)
    if (person && fits && !person.disabled_at) return person
    if (person) {
      const since = recent ? person.failed_since! : new Date()
      await noteFailure(client, person.id, since, recent ? person.failures + 1 : 1)
    }
    return new Failure('session.refused')
  })
  if (outcome instanceof Failure) throw outcome
  return outcome
}

/** A one-time link for the first administrator; older setup links stop working. */
export async function createSetup(database: Database): Promise<string> {
  const token = newToken()
  await database.withOwner(async (client) => {
    await withdrawSetups(client)
    await insertInvitation(client, {
      tokenHash: tokenHash(token),
      kind: 'setup',
      roles: ['administrator', 'analyst', 'records-clerk'],
      expiresAt: hoursFromNow(SETUP_HOURS),
    })
  })
  return token
}

/** A one-time link for a colleague, made inside the transaction that records it. */
export async function createInvitation(
  client: PoolClient,
  invitation: { agencyId: number; name: string; email: string; roles: readonly Role[] },
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken()
  const expiresAt = hoursFromNow(INVITATION_HOURS)
  if (await findPerson(client, { email: invitation.email })) throw new Failure('people.email_taken')
  await insertInvitation(client, {
    tokenHash: tokenHash(token),
    kind: 'invitation',
    ...invitation,
    expiresAt,
  })
  return { token, expiresAt }
}

export async function readInvitationOf(database: Database, token: string): Promise<InvitationRow> {
  return database.withOwner(async (client) => {
    const invitation = await lockInvitation(client, tokenHash(token))
    if (!invitation) throw new Failure('setup.invalid')
    return invitation
  })
}

export interface Welcome {
  readonly name: string
  readonly email: string
  readonly agency?: string | undefined
  readonly password: string
}

/** Uses a link once. An invitation keeps the e-mail address it was made for. */
export async function acceptInvitationOf(
  database: Database,
  token: string,
  welcome: Welcome,
): Promise<PersonRow> {
  const passwordHash = await hashPassword(welcome.password)
  return database.withOwner(async (client) => {
    const invitation = await lockInvitation(client, tokenHash(token))
    if (!invitation) throw new Failure('setup.invalid')
    const email = invitation.email ?? welcome.email
    if (await findPerson(client, { email })) throw new Failure('people.email_taken')
    if (!invitation.agency_id && !welcome.agency)
      throw new Failure('request.invalid', { fields: [{ path: 'agency', message: 'Name your agency.' }] })
    const agencyId = invitation.agency_id ?? (await insertAgency(client, welcome.agency!, ''))
    const id = uuid()
    await insertPerson(client, {
      id,
      agencyId,
      name: welcome.name,
      email,
      roles: invitation.roles,
      passwordHash,
    })
    await useInvitation(client, tokenHash(token))
    return (await findPerson(client, { id }))!
  })
}

/** Changes roles or the enabled state inside the transaction that records it; sessions end at once. */
export async function changePersonOf(
  client: PoolClient,
  agencyId: number,
  id: string,
  change: { roles?: readonly Role[] | undefined; disabled?: boolean | undefined },
): Promise<PersonRow> {
  const person = await findPerson(client, { id })
  if (!person || person.agency_id !== agencyId) throw new Failure('record.unavailable')
  const administrators = await lockAdministrators(client, agencyId)
  const steppingDown = change.disabled === true || (change.roles && !change.roles.includes('administrator'))
  if (steppingDown && administrators.length === 1 && administrators[0] === id)
    throw new Failure('people.last_administrator')
  await updatePerson(client, id, change)
  await endSessionsOf(client, id)
  return (await findPerson(client, { id }))!
}

/** Sample accounts and their agency, for the demonstration only; running it again changes nothing. */
export async function seedDemonstration(
  database: Database,
  agency: { name: string; unit: string },
  people: readonly { name: string; email: string; roles: readonly Role[]; title: string }[],
): Promise<number> {
  return database.withOwner(async (client) => {
    const { rows } = await client.query<{ id: number }>('select id from access.agency where name = $1', [
      agency.name,
    ])
    const agencyId = rows[0]?.id ?? (await insertAgency(client, agency.name, agency.unit))
    for (const person of people)
      if (!(await findPerson(client, { email: person.email })))
        await insertPerson(client, {
          id: uuid(),
          agencyId,
          passwordHash: null,
          demonstration: true,
          ...person,
        })
    return agencyId
  })
}

/** A stated purpose must be one of the person's roles'. */
export function requirePurpose(allowed: readonly Purpose[], purpose: Purpose): void {
  if (!allowed.includes(purpose)) throw new Failure('permission.missing')
}
