import type { PoolClient } from 'pg'
import { Failure } from '#platform/http'
import type { NewGrant } from '../contract.ts'
import { GATES } from '../gates.ts'
import { listAgencies, type AgencyRow } from '../store/agencies.ts'
import type { AgreementRow } from '../store/agreements.ts'
import { listGroups } from '../store/groups.ts'
import type { Given } from './given.ts'
import { basisNeeded } from './parts.ts'

/** The agencies a grant would reach: always parties of the agreement, never the owner or who gives it. */
export async function recipientsIn(
  client: PoolClient,
  agencyId: number,
  agreement: AgreementRow,
  to: NewGrant['to'],
  owner: number,
): Promise<AgencyRow[]> {
  const named = to.kind === 'agency' ? [to.id] : await membersOf(client, agencyId, to.id)
  const parties = new Set(agreement.parties.map((party) => party.id))
  if (!parties.has(owner)) notCovered('The agency that owns these records is no party of this agreement.')
  const reached = (await listAgencies(client)).filter(
    ({ id }) => named.includes(id) && parties.has(id) && id !== owner && id !== agencyId,
  )
  if (reached.length === 0) notCovered('The recipient is no other party of this agreement.')
  return reached
}

async function membersOf(client: PoolClient, agencyId: number, id: string): Promise<number[]> {
  const group = (await listGroups(client, agencyId)).find((one) => one.id === id)
  if (!group || group.owner_agency !== agencyId) throw new Failure('record.unavailable')
  return group.members.map((member) => member.id)
}

/** The legal floor of the category, said plainly; the database keeps to it whatever is granted. */
export function checkFloor(given: Given, recipients: readonly AgencyRow[], wanted: NewGrant): void {
  const { sharing, kinds, purposes, source } = GATES[given.category]
  const words = given.category.replaceAll('-', ' ')
  if (sharing === 'never')
    throw new Failure('sharing.never', {
      detail: `Records of the kind "${words}" are never shared: ${source}.`,
    })
  if (sharing === 'record by record' && !given.record && !given.collectionId)
    throw new Failure('sharing.record_only')
  const barred = kinds && recipients.find((agency) => !kinds.includes(agency.kind))
  if (barred)
    throw new Failure('sharing.recipient_kind', {
      detail: `${barred.name} may not be given records of the kind "${words}": ${source}.`,
    })
  if (purposes && wanted.purposes && !wanted.purposes.some((purpose) => purposes.includes(purpose)))
    notCovered(`Records of this kind open only for: ${purposes.join(', ').replaceAll('-', ' ')}.`)
  if (basisNeeded(given.category) && wanted.basis.length < 10) throw new Failure('sharing.basis_needed')
}

/** Nothing beyond the agreement, nor beyond the grant it was received by. */
export function checkCoverage(given: Given, agreement: AgreementRow, wanted: NewGrant): void {
  if (!agreement.categories.includes(given.category)) notCovered('It does not cover this kind of record.')
  if (wanted.reshare && !agreement.reshare) notCovered('Under it, nothing may be handed on.')
  for (const limit of [agreement, given.via]) {
    if (!limit) continue
    if (wanted.upTo === 'restricted' && limit.up_to === 'open') notCovered('It covers open records only.')
    if (!within(wanted.fields, limit.fields)) notCovered('It leaves out some of these parts.')
    if (!within(wanted.purposes, limit.purposes)) notCovered('It allows other purposes only.')
  }
  if (given.sensitivity === 'restricted' && wanted.upTo === 'open')
    notCovered('This record is restricted; share it as restricted, if the agreement covers that.')
  if (wanted.expiresOn !== null && wanted.expiresOn > agreement.expires_on)
    notCovered(`It ends on ${agreement.expires_on}.`)
}

/** Null stands for as much as there is, which the rule in the database narrows to the limit. */
const within = (wanted: readonly string[] | null, limit: readonly string[] | null): boolean =>
  wanted === null || limit === null || wanted.every((one) => limit.includes(one))

function notCovered(why: string): never {
  throw new Failure('sharing.not_covered', { detail: `The agreement does not go that far. ${why}` })
}
