import type { PoolClient } from 'pg'
import type { HandlerInput, Role } from '#contract'
import { uuid } from '#platform/db'
import { Failure } from '#platform/http'
import type * as contract from '../contract.ts'
import { unitBelongs } from '../store/agency.ts'
import { release } from '../store/credential.ts'
import { insertClearance, type ClearanceRow } from '../store/clearance.ts'
import { replaceInvitations } from '../store/invitation.ts'
import { findListed, lockAdministrators, updatePerson, type ListedPerson } from '../store/people.ts'
import { insertPerson } from '../store/person.ts'
import { endSessionsOf } from '../store/session.ts'
import { createRecovery, requireFreeEmail, type MadeLink } from './invitations.ts'

/** Who manages whom, and when. */
export interface Manager {
  readonly personId: string
  readonly name: string
  readonly agencyId: number
}

/** @throws Failure `record.unavailable`: people of other agencies do not exist */
export async function requireColleague(
  client: PoolClient,
  agencyId: number,
  id: string,
  now: Date,
): Promise<ListedPerson> {
  const person = await findListed(client, id, now)
  if (!person || person.agency_id !== agencyId) throw new Failure('record.unavailable')
  return person
}

function refuseYourself(manager: Manager, id: string): void {
  if (manager.personId === id) throw new Failure('people.yourself')
}

export async function requireUnit(
  client: PoolClient,
  agencyId: number,
  unitId: number | null | undefined,
): Promise<void> {
  if (typeof unitId === 'number' && !(await unitBelongs(client, agencyId, unitId)))
    throw new Failure('record.unavailable')
}

type Change = HandlerInput<typeof contract.changePerson>['body']

/** Changes an account inside the transaction that records it; what takes powers away ends its sessions at once. */
export async function changePerson(
  client: PoolClient,
  manager: Manager,
  id: string,
  change: Change,
  now: Date,
): Promise<ListedPerson> {
  const { agencyId } = manager
  await requireColleague(client, agencyId, id, now)
  await requireUnit(client, agencyId, change.unitId)
  await keepAnAdministrator(client, agencyId, id, change)
  const expiresAt = change.expiresAt === undefined ? undefined : momentOf(change.expiresAt)
  await updatePerson(client, id, { ...change, expiresAt }, now)
  if (change.disabled) await replaceInvitations(client, { kind: 'recovery', personId: id }, now)
  if (change.roles || change.disabled !== undefined || change.expiresAt) await endSessionsOf(client, id, now)
  return (await findListed(client, id, now))!
}

export const momentOf = (text: string | null | undefined): Date | null => (text ? new Date(text) : null)

async function keepAnAdministrator(
  client: PoolClient,
  agencyId: number,
  id: string,
  change: Change,
): Promise<void> {
  const administrators = await lockAdministrators(client, agencyId)
  const stepsDown =
    change.disabled === true ||
    typeof change.expiresAt === 'string' ||
    (change.roles && !change.roles.includes('administrator'))
  if (stepsDown && administrators.length === 1 && administrators[0] === id)
    throw new Failure('people.last_administrator')
}

/** Releases an account after too many failures; nobody their own, or a lock would be worth nothing. */
export async function releasePerson(
  client: PoolClient,
  manager: Manager,
  id: string,
  now: Date,
): Promise<ListedPerson> {
  await requireColleague(client, manager.agencyId, id, now)
  refuseYourself(manager, id)
  await release(client, id)
  return (await findListed(client, id, now))!
}

/** A recovery link for a colleague: two people of the agency know of it, never one alone. */
export async function recoverPerson(
  client: PoolClient,
  manager: Manager,
  id: string,
  now: Date,
): Promise<MadeLink> {
  const person = await requireColleague(client, manager.agencyId, id, now)
  refuseYourself(manager, id)
  return createRecovery(client, person, manager.name, now)
}

/** An account for someone who signs in at the provider of the agency: without a password, there is none to reset. */
export async function addProviderPerson(
  client: PoolClient,
  manager: Manager,
  provider: string,
  given: {
    name: string
    email: string
    roles: readonly Role[]
    unitId?: number | null
    expiresAt: Date | null
  },
  now: Date,
): Promise<ListedPerson> {
  await requireFreeEmail(client, given.email, now)
  await requireUnit(client, manager.agencyId, given.unitId)
  const id = uuid()
  await insertPerson(client, { id, agencyId: manager.agencyId, passwordHash: null, provider, ...given })
  return (await findListed(client, id, now))!
}

/** Nobody clears themselves. */
export async function recordClearance(
  client: PoolClient,
  manager: Manager,
  personId: string,
  given: HandlerInput<typeof contract.recordClearance>['body'],
  now: Date,
): Promise<ClearanceRow> {
  await requireColleague(client, manager.agencyId, personId, now)
  refuseYourself(manager, personId)
  return insertClearance(client, { personId, recordedBy: manager.personId, ...given })
}
