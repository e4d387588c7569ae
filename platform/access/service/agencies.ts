import type { PoolClient } from 'pg'
import type { HandlerInput } from '#contract'
import { Failure } from '#platform/http'
import type * as contract from '../contract.ts'
import {
  agencyNamed,
  deleteUnit,
  insertAgency,
  insertUnit,
  listAgencies,
  setStopped,
  updateAgency,
  type AgencyRow,
} from '../store/agency.ts'
import { endSessionsOfAgency } from '../store/session.ts'
import { createInvitation, type MadeLink } from './invitations.ts'
import type { Manager } from './people.ts'

/** The agency of a manager: what they may do beyond it depends on whether it is the host. */
async function ownAgency(client: PoolClient, { agencyId }: Manager): Promise<AgencyRow> {
  return (await listAgencies(client, agencyId))[0]!
}

/** Their own agency, or all of them for people of the host. */
export async function agenciesFor(
  client: PoolClient,
  manager: Manager,
): Promise<{ agencies: AgencyRow[]; host: boolean }> {
  const own = await ownAgency(client, manager)
  return { agencies: own.host ? await listAgencies(client, null) : [own], host: own.host }
}

/** @throws Failure `record.unavailable`: to all but the host, other agencies do not exist here */
async function requireManaged(
  client: PoolClient,
  manager: Manager,
  id: number,
): Promise<{ agency: AgencyRow; host: boolean }> {
  const own = await ownAgency(client, manager)
  const [agency] = own.host || own.id === id ? await listAgencies(client, id) : []
  if (!agency) throw new Failure('record.unavailable')
  return { agency, host: own.host }
}

/** @throws Failure `agencies.host_only`, `agencies.name_taken`, or that the administrator's address is taken */
export async function createAgency(
  client: PoolClient,
  manager: Manager,
  given: HandlerInput<typeof contract.createAgency>['body'],
  now: Date,
): Promise<{ agency: AgencyRow; link: MadeLink }> {
  if (!(await ownAgency(client, manager)).host) throw new Failure('agencies.host_only')
  const agencyId = await insertAgency(client, given)
  if (!agencyId) throw new Failure('agencies.name_taken')
  const { name, email } = given.administrator
  const invitation = { agencyId, name, email, roles: ['administrator'] as const, madeBy: manager.name }
  const link = await createInvitation(client, invitation, now)
  return { agency: (await listAgencies(client, agencyId))[0]!, link }
}

/**
 * Changes an agency. What it is before the law, and what it is called, the host answers for: legal floors and the
 * other agencies rest on both.
 */
export async function changeAgency(
  client: PoolClient,
  manager: Manager,
  id: number,
  change: HandlerInput<typeof contract.changeAgency>['body'],
): Promise<AgencyRow> {
  const { agency, host } = await requireManaged(client, manager, id)
  const renamed = change.name !== undefined && change.name !== agency.name
  const rekinded = change.kind !== undefined && change.kind !== agency.kind
  if ((renamed || rekinded) && !host) throw new Failure('agencies.host_only')
  if (renamed && (await agencyNamed(client, change.name!))) throw new Failure('agencies.name_taken')
  await updateAgency(client, id, change)
  return (await listAgencies(client, id))[0]!
}

/** The kill switch: whoever is in is out at the next request, and nobody comes in. */
export async function stopAgency(
  client: PoolClient,
  manager: Manager,
  id: number,
  now: Date,
): Promise<AgencyRow> {
  await requireManaged(client, manager, id)
  await setStopped(client, id, { personId: manager.personId, at: now })
  await endSessionsOfAgency(client, id, now)
  return (await listAgencies(client, id))[0]!
}

/** Of the agency itself nobody is left who could: the host lets it in again, or the operator of the server. */
export async function startAgency(client: PoolClient, manager: Manager, id: number): Promise<AgencyRow> {
  const { host } = await requireManaged(client, manager, id)
  if (!host) throw new Failure('agencies.host_only')
  await setStopped(client, id, null)
  return (await listAgencies(client, id))[0]!
}

export async function createUnit(
  client: PoolClient,
  manager: Manager,
  agencyId: number,
  name: string,
): Promise<number> {
  await requireManaged(client, manager, agencyId)
  const id = await insertUnit(client, agencyId, name)
  if (id === undefined) throw new Failure('agencies.name_taken')
  return id
}

export async function removeUnit(client: PoolClient, manager: Manager, id: number): Promise<void> {
  if (!(await deleteUnit(client, manager.agencyId, id))) throw new Failure('record.unavailable')
}
