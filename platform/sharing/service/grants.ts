import { asOwner, uuid, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { NewGrant } from '../contract.ts'
import { findAgreement, lockAgreement } from '../store/agreements.ts'
import { collectedIn, insertHandedOut } from '../store/collections.ts'
import * as store from '../store/grants.ts'
import { insertNotices } from '../store/notices.ts'
import { ownRecords, type KnownRecord } from '../store/records.ts'
import { checkCoverage, checkFloor, recipientsIn } from './check.ts'
import { givenBy } from './given.ts'

/** Grants that concern the person's agency. */
export async function listGrants(tx: Tx, filter: store.GrantFilter): Promise<store.GrantRow[]> {
  const rows = await asOwner(tx, (client) => store.listGrants(client, tx.actor.agencyId, filter))
  tx.about({ type: 'grant', count: rows.length })
  return rows
}

/**
 * Shares under an agreement in force: a kind of records, a collection, one record, or what was itself received.
 * No grant goes below a floor of its category or beyond its agreement; recipients are told.
 *
 * @throws Failure record.unavailable, permission.missing, sharing.never, sharing.record_only,
 * sharing.recipient_kind, sharing.not_covered, sharing.not_in_force, sharing.basis_needed, sharing.onward
 */
export async function giveGrant(tx: Tx, wanted: NewGrant): Promise<store.GrantRow> {
  const id = uuid()
  const { agencyId, personId } = tx.actor
  tx.about({ type: 'grant', id })
  const given = await givenBy(tx, wanted.what)
  if (given.record) tx.about(given.record)
  const collected = given.via ? [] : await recordsIn(tx, given.collectionId)
  return asOwner(tx, async (client) => {
    await lockAgreement(client, wanted.agreementId)
    const agreement = await findAgreement(client, agencyId, wanted.agreementId)
    if (!agreement || agreement.state === 'draft') throw new Failure('record.unavailable')
    if (agreement.state !== 'in-force') throw new Failure('sharing.not_in_force')
    const recipients = await recipientsIn(client, agencyId, agreement, wanted.to, given.owner)
    checkFloor(given, recipients, wanted)
    checkCoverage(given, agreement, wanted)
    await store.insertGrant(client, {
      id,
      owner: given.owner,
      grantedBy: agencyId,
      via: given.via?.id ?? null,
      toAgency: wanted.to.kind === 'agency' ? wanted.to.id : null,
      toCircle: wanted.to.kind === 'group' ? wanted.to.id : null,
      category: given.category,
      recordType: given.via ? null : (given.record?.type ?? null),
      recordId: given.via ? null : (given.record?.id ?? null),
      collectionId: given.via ? null : given.collectionId,
      person: personId,
      ...wanted,
    })
    if (given.collectionId) await insertHandedOut(client, given.collectionId, collected)
    const told = recipients.map((one) => one.id)
    await insertNotices(client, told, {
      kind: 'shared',
      from: agencyId,
      grantId: id,
      record: given.record,
      category: given.category,
      remark: wanted.reason,
    })
    return (await store.findGrant(client, agencyId, id))!
  })
}

async function recordsIn(tx: Tx, collectionId: string | null): Promise<KnownRecord[]> {
  if (collectionId === null) return []
  return ownRecords(tx, await asOwner(tx, (client) => collectedIn(client, collectionId)))
}

/** Takes back a grant, and with it everything that was handed on from it; who had it is told. */
export async function revokeGrant(tx: Tx, id: string, reason: string): Promise<void> {
  const { actor } = tx
  tx.about({ type: 'grant', id })
  await asOwner(tx, async (client) => {
    const grant = await store.findGrant(client, actor.agencyId, id)
    const ours = grant && (grant.owner_agency === actor.agencyId || grant.granted_by === actor.agencyId)
    if (!grant || !ours) throw new Failure('record.unavailable')
    if (!mayRevoke(tx, grant)) throw new Failure('permission.missing')
    if (grant.revoked_at) throw new Failure('sharing.over')
    const told = await store.reachedBy(client, [id])
    await store.revokeGrants(client, [id], { reason, personId: actor.personId })
    await insertNotices(client, told, {
      kind: 'withdrawal',
      from: actor.agencyId,
      grantId: id,
      record: grant.record_id ? { type: grant.record_type!, id: grant.record_id } : null,
      category: grant.category,
      remark: reason,
    })
  })
}

/** Administrators, who gave it, and who works with records of the kind. */
export const mayRevoke = ({ actor }: Pick<Tx, 'actor'>, grant: store.GrantRow): boolean =>
  actor.permissions.has('sharing.manage') ||
  grant.granted_by_person === actor.personId ||
  (actor.permissions.has('sharing.share') && actor.writableCategories.includes(grant.category))
