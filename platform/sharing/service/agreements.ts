import type { PoolClient } from 'pg'
import { askAct } from '#platform/acts'
import { asOwner, uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { AgreementTerms } from '../contract.ts'
import { GATES } from '../gates.ts'
import { listAgencies, type AgencyRow } from '../store/agencies.ts'
import * as store from '../store/agreements.ts'
import { insertNotices } from '../store/notices.ts'
import { partsOfCategory, type PartWords } from './parts.ts'
import { startAgreement } from './start.ts'

/** An agreement the person's agency is a party of. */
export async function readAgreement(tx: Tx, id: string): Promise<store.AgreementRow> {
  tx.about({ type: 'agreement', id })
  return asOwner(tx, (client) => known(client, tx.actor.agencyId, id))
}

export async function listAgreements(tx: Tx): Promise<store.AgreementRow[]> {
  const rows = await asOwner(tx, (client) => store.listAgreements(client, tx.actor.agencyId))
  tx.about({ type: 'agreement', count: rows.length })
  return rows
}

async function known(client: PoolClient, agencyId: number, id: string): Promise<store.AgreementRow> {
  const row = await store.findAgreement(client, agencyId, id)
  if (!row) throw new Failure('record.unavailable')
  return row
}

export interface Proposal {
  readonly terms: AgreementTerms
  readonly replaces: string | null
  readonly reason: string
}

/**
 * Writes an agreement, or a new version of one, and asks for the second person who approves it.
 *
 * @throws Failure sharing.never, sharing.recipient_kind, record.unavailable, sharing.over
 */
export async function proposeAgreement(
  tx: Tx,
  parts: PartWords,
  { terms, replaces, reason }: Proposal,
): Promise<{ id: string; actId: string }> {
  const id = uuid()
  const { agencyId, personId } = tx.actor
  tx.about({ type: 'agreement', id, fields: Object.keys(terms) })
  const names = await asOwner(tx, async (client) => {
    const partners = await checked(client, agencyId, parts, terms)
    const old = replaces === null ? null : await replaceable(client, agencyId, replaces)
    await store.insertAgreement(client, { id, agencyId, personId, terms: inOrder(terms), replaces })
    return { partners, replaces: old?.name ?? null }
  })
  const actId = await askAct(tx, startAgreement, { agreementId: id, terms: inOrder(terms), ...names }, reason)
  return { id, actId }
}

/** Changes an agreement that nobody else knows of yet, and asks for it again. */
export async function reviseAgreement(
  tx: Tx,
  parts: PartWords,
  id: string,
  { terms, reason }: Omit<Proposal, 'replaces'>,
): Promise<{ id: string; actId: string }> {
  const { agencyId, personId } = tx.actor
  tx.about({ type: 'agreement', id, fields: Object.keys(terms) })
  const names = await asOwner(tx, async (client) => {
    await store.lockAgreement(client, id)
    const row = await known(client, agencyId, id)
    if (row.ended_at) throw new Failure('sharing.over')
    if (row.state !== 'draft' && row.state !== 'expired') throw new Failure('sharing.settled')
    if (row.proposed_by !== agencyId) throw new Failure('sharing.settled')
    const partners = await checked(client, agencyId, parts, terms)
    const old = row.replaces === null ? null : await known(client, agencyId, row.replaces)
    const draft = { id, agencyId, personId, terms: inOrder(terms), replaces: row.replaces }
    await store.updateAgreement(client, draft)
    return { partners, replaces: old?.name ?? null }
  })
  const actId = await askAct(tx, startAgreement, { agreementId: id, terms: inOrder(terms), ...names }, reason)
  return { id, actId }
}

const inOrder = (terms: AgreementTerms): AgreementTerms => ({
  ...terms,
  partners: [...terms.partners].sort((a, b) => a - b),
})

/** Only a live agreement can get a new version, and one at a time. */
async function replaceable(client: PoolClient, agencyId: number, id: string): Promise<store.AgreementRow> {
  await store.lockAgreement(client, id)
  const row = await known(client, agencyId, id)
  if (row.state !== 'in-force' && row.state !== 'agreed') throw new Failure('sharing.over')
  if (await store.hasSuccessor(client, id))
    throw new Failure('sharing.over', {
      detail: 'A new version of this agreement is under way already.',
      remedy: 'Open it in the list of agreements; end it there if another is wanted.',
    })
  return row
}

/** Names of the partners, once everything named exists and no floor is in the way. */
async function checked(
  client: PoolClient,
  agencyId: number,
  parts: PartWords,
  terms: AgreementTerms,
): Promise<string[]> {
  const agencies = await listAgencies(client)
  const partners = terms.partners.map((id) => agencies.find((one) => one.id === id))
  if (terms.partners.includes(agencyId))
    invalid('partners', 'Name the other agencies; yours is a party anyway.')
  if (partners.some((one) => !one)) invalid('partners', 'One of these agencies does not take part any more.')
  if (terms.expiresOn < terms.startsOn) invalid('expiresOn', 'The last day lies before the first.')
  const { rows } = await client.query<{ past: boolean }>('select $1::date < current_date as past', [
    terms.expiresOn,
  ])
  if (rows[0]!.past) invalid('expiresOn', 'This day has passed.')
  checkFloors(terms, [...partners, agencies.find((one) => one.id === agencyId)] as AgencyRow[])
  checkParts(terms, parts)
  return partners.map((one) => one!.name)
}

function checkFloors(terms: AgreementTerms, agencies: readonly AgencyRow[]): void {
  for (const category of terms.categories) {
    const { sharing, kinds, source } = GATES[category]
    const words = category.replaceAll('-', ' ')
    if (sharing === 'never')
      throw new Failure('sharing.never', {
        detail: `Records of the kind "${words}" are never shared: ${source}.`,
      })
    if (kinds && agencies.filter((agency) => kinds.includes(agency.kind)).length < 2)
      throw new Failure('sharing.recipient_kind', {
        detail: `None of these agencies could be given records of the kind "${words}": ${source}.`,
      })
  }
}

function checkParts({ fields, categories }: AgreementTerms, parts: PartWords): void {
  const named = new Set(
    categories.flatMap((category) => partsOfCategory(parts, category)).map(({ part }) => part),
  )
  const unknown = fields?.find((field) => !named.has(field))
  if (unknown !== undefined) invalid('fields', `Records of these kinds have no part "${unknown}".`)
}

function invalid(path: string, message: string): never {
  throw new Failure('request.invalid', { fields: [{ path: `terms.${path}`, message }] })
}

/** Accepts for the person's agency; with the last acceptance it holds, and takes the place of what it replaces. */
export async function acceptAgreement(tx: Tx, id: string): Promise<store.AgreementRow> {
  const { agencyId, personId } = tx.actor
  tx.about({ type: 'agreement', id })
  return asOwner(tx, async (client) => {
    await store.lockAgreement(client, id)
    const row = await known(client, agencyId, id)
    const waits = row.parties.some((party) => party.id === agencyId && party.acceptedAt === null)
    if (row.state !== 'proposed' || !waits) throw new Failure('sharing.over')
    if (await store.acceptAgreement(client, id, agencyId, personId)) {
      await store.takeOver(client, id)
      const parties = row.parties.map((party) => party.id)
      await insertNotices(client, parties, { kind: 'in-force', from: agencyId, agreementId: id })
    }
    return known(client, agencyId, id)
  })
}

/** Ends an agreement for every party, at the next request of anyone. */
export async function endAgreement(tx: Tx, id: string, reason: string): Promise<void> {
  const { agencyId } = tx.actor
  tx.about({ type: 'agreement', id })
  await asOwner(tx, async (client) => {
    await store.lockAgreement(client, id)
    const row = await known(client, agencyId, id)
    if (row.ended_at) throw new Failure('sharing.over')
    await store.endAgreement(client, id, agencyId, reason)
    if (row.state === 'draft') return
    const parties = row.parties.map((party) => party.id)
    await insertNotices(client, parties, {
      kind: 'ended',
      from: agencyId,
      agreementId: id,
      remark: reason,
    })
  })
}
