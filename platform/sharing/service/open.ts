import type { PoolClient } from 'pg'
import type { Purpose } from '#contract'
import { asOwner, uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { GATES } from '../gates.ts'
import { listAgencies } from '../store/agencies.ts'
import { listAgreements, lockAgreement, type AgreementRow } from '../store/agreements.ts'
import { insertCollected, insertCollection, insertHandedOut } from '../store/collections.ts'
import { insertGrant } from '../store/grants.ts'
import { findSet, someoneWorksWith, waysTo, type OpenSet } from '../store/open.ts'
import { visibleRecords, type KnownRecord } from '../store/records.ts'
import { basisNeeded } from './parts.ts'
import { covers, recipients } from './record.ts'

/** Whether an agency can open some records now: under which grant, or why not. */
export type Opening =
  | { readonly open: true; readonly grantId: string | null; readonly agreement: Named | null }
  | { readonly open: false; readonly why: 'no-accounts' | 'no-agreement' | 'other-owner' }
interface Named {
  readonly id: string
  readonly name: string
}

interface Wanted {
  readonly agencyId: number
  /** Records of one category that belong together: all of them are opened, or none. */
  readonly records: readonly string[]
  /** Name of the set that such records stand in for the agency: "Leads told to Harbor Police". */
  readonly set: string
  /** Parts of the records it is given; null for all that the agreement allows. */
  readonly parts: readonly string[] | null
  /** What the agency has to be able to open them for: one of these is enough. */
  readonly purposes: readonly Purpose[]
  readonly reason: string
}

/**
 * Opens records to an agency, record by record, in the transaction of the caller: where it owns them or a grant opens
 * them already nothing is given; else they join the set of such records that the agency was granted, under an agreement
 * in force that covers them. The rules are those of sharing a record from its page: only of one's own, never sealed,
 * no floor passed, nothing beyond the agreement. A set, and not a grant for each record, because every request
 * of the recipient carries its grants.
 *
 * @throws Failure record.unavailable, sharing.basis_needed
 */
export async function openTo(tx: Tx, wanted: Wanted): Promise<Opening> {
  const records = await visibleRecords(tx, wanted.records)
  if (records.length !== new Set(wanted.records).size) throw new Failure('record.unavailable')
  const { category } = records[0]!
  if (basisNeeded(category)) throw new Failure('sharing.basis_needed')
  return asOwner(tx, async (client) => {
    if (!(await someoneWorksWith(client, wanted.agencyId, GATES[category].roles)))
      return { open: false, why: 'no-accounts' }
    const others = records.filter((one) => one.ownerAgency !== wanted.agencyId)
    const ways = await waysTo(client, wanted.agencyId, others, wanted.purposes)
    const missing = others.filter((one) => !ways.some((way) => way.record_id === one.id))
    if (missing.some((one) => one.ownerAgency !== tx.actor.agencyId))
      return { open: false, why: 'other-owner' }
    if (missing.length > 0) return give(tx, client, wanted, missing)
    const way = ways.find((one) => one.record_id === wanted.records[0]) ?? ways[0]
    return {
      open: true,
      grantId: way?.grant_id ?? null,
      agreement: way ? { id: way.agreement_id, name: way.agreement } : null,
    }
  })
}

async function give(
  tx: Tx,
  client: PoolClient,
  wanted: Wanted,
  records: readonly KnownRecord[],
): Promise<Opening> {
  const agreement = await agreementFor(tx, client, wanted, records)
  if (!agreement) return { open: false, why: 'no-agreement' }
  await lockAgreement(client, agreement.id)
  const { category } = records[0]!
  const one = {
    owner: tx.actor.agencyId,
    to: wanted.agencyId,
    category,
    name: wanted.set,
    agreementId: agreement.id,
  }
  const set = (await findSet(client, one)) ?? (await begin(tx, client, wanted, agreement, category))
  for (const { id } of records) await insertCollected(client, set.collection_id, id)
  await insertHandedOut(client, set.collection_id, records)
  for (const { type, id } of records) tx.about({ type, id, fields: ['shared'] })
  tx.about({ type: 'grant', id: set.grant_id })
  return { open: true, grantId: set.grant_id, agreement: { id: agreement.id, name: agreement.name } }
}

/** An agreement in force that covers all of them and lets the agency have them; of several the one that holds longest. */
async function agreementFor(
  tx: Tx,
  client: PoolClient,
  { agencyId, purposes }: Wanted,
  records: readonly KnownRecord[],
): Promise<AgreementRow | undefined> {
  if (records.some((one) => one.sensitivity === 'sealed')) return undefined
  const agencies = await listAgencies(client)
  return (await listAgreements(client, tx.actor.agencyId))
    .filter((one) => one.purposes.some((purpose) => purposes.includes(purpose)))
    .filter((one) =>
      records.every(
        (record) =>
          covers(one, record) && recipients(one, record, agencies).some(({ id }) => id === agencyId),
      ),
    )
    .sort((a, b) => b.expires_on.localeCompare(a.expires_on))[0]
}

async function begin(
  tx: Tx,
  client: PoolClient,
  { agencyId, set, parts, reason }: Wanted,
  agreement: AgreementRow,
  category: KnownRecord['category'],
): Promise<OpenSet> {
  const [id, grantId] = [uuid(), uuid()]
  await insertCollection(client, { id, agencyId: tx.actor.agencyId, category, name: set })
  await insertGrant(client, {
    id: grantId,
    agreementId: agreement.id,
    owner: tx.actor.agencyId,
    grantedBy: tx.actor.agencyId,
    via: null,
    toAgency: agencyId,
    toCircle: null,
    category,
    upTo: agreement.up_to,
    recordType: null,
    recordId: null,
    collectionId: id,
    fields: narrowed(parts, agreement.fields),
    purposes: null,
    reshare: false,
    reason,
    basis: '',
    person: tx.actor.personId,
    expiresOn: null,
  })
  return { collection_id: id, grant_id: grantId }
}

const narrowed = (wanted: readonly string[] | null, limit: readonly string[] | null) =>
  wanted === null || limit === null ? (wanted ?? limit) : wanted.filter((part) => limit.includes(part))
