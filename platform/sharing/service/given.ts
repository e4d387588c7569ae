import type { Category, Sensitivity } from '#contract'
import { asOwner, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { NewGrant } from '../contract.ts'
import { lockCollection } from '../store/collections.ts'
import { findGrant, type GrantRow } from '../store/grants.ts'
import { visibleRecord } from '../store/records.ts'

/** What is about to be given, once it is sure that the person may give it. */
export interface Given {
  readonly owner: number
  readonly category: Category
  /** Of a single record. */
  readonly sensitivity: Sensitivity | null
  readonly record: { readonly type: string; readonly id: string } | null
  readonly collectionId: string | null
  /** The grant it was received by. */
  readonly via: GrantRow | null
}

/** Finds what is to be given; what the person may not give is not there, or not theirs to give. */
export function givenBy(tx: Tx, what: NewGrant['what']): Promise<Given> {
  switch (what.kind) {
    case 'category':
      return wholeCategory(tx, what.category)
    case 'collection':
      return collection(tx, what.id)
    case 'record':
      return oneRecord(tx, what.type, what.id)
    case 'onward':
      return received(tx, what.grantId)
  }
}

const nothing = { sensitivity: null, record: null, collectionId: null, via: null }

async function wholeCategory(tx: Tx, category: Category): Promise<Given> {
  if (!manages(tx)) throw new Failure('permission.missing')
  return { ...nothing, owner: tx.actor.agencyId, category }
}

async function collection(tx: Tx, id: string): Promise<Given> {
  const row = await asOwner(tx, (client) => lockCollection(client, tx.actor.agencyId, id))
  if (!row) throw new Failure('record.unavailable')
  if (!manages(tx) && !tx.actor.writableCategories.includes(row.category))
    throw new Failure('permission.missing')
  return { ...nothing, owner: tx.actor.agencyId, category: row.category, collectionId: id }
}

async function oneRecord(tx: Tx, type: string, id: string): Promise<Given> {
  const record = await visibleRecord(tx, id, type)
  if (!record) throw new Failure('record.unavailable')
  // Another agency's record is handed on through the grant it came by, or not at all.
  if (record.ownerAgency !== tx.actor.agencyId) throw new Failure('sharing.onward')
  if (record.sensitivity === 'sealed')
    throw new Failure('sharing.never', { detail: 'Sealed records are never shared with another agency.' })
  const { category, sensitivity } = record
  return { ...nothing, owner: tx.actor.agencyId, category, sensitivity, record: { type: record.type, id } }
}

async function received(tx: Tx, grantId: string): Promise<Given> {
  const via = await asOwner(tx, (client) => findGrant(client, tx.actor.agencyId, grantId))
  if (!via || !via.received) throw new Failure('record.unavailable')
  if (via.state !== 'live') throw new Failure('sharing.over')
  if (!via.reshare || !via.agreement_reshare) throw new Failure('sharing.onward')
  const record = via.record_id ? { type: via.record_type!, id: via.record_id } : null
  const sees = record ? (await visibleRecord(tx, record.id, record.type)) !== null : false
  if (!manages(tx) && !sees) throw new Failure('permission.missing')
  return {
    ...nothing,
    owner: via.owner_agency,
    category: via.category,
    record,
    collectionId: via.collection_id,
    via,
  }
}

const manages = ({ actor }: Tx): boolean => actor.permissions.has('sharing.manage')
