import { Category, type Category as CategoryName } from '#contract'
import { asOwner, uuid, type Actor, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { GATES } from '../gates.ts'
import * as store from '../store/collections.ts'
import { ownRecord } from '../store/records.ts'

/** Collections of the agency in categories the person works with; who administers sharing sees all that may be shared. */
export async function listCollections(tx: Tx): Promise<store.CollectionRow[]> {
  const rows = await asOwner(tx, (client) =>
    store.listCollections(client, tx.actor.agencyId, categoriesOf(tx.actor)),
  )
  tx.about({ type: 'collection', count: rows.length })
  return rows
}

const sharable = (category: CategoryName): boolean =>
  GATES[category].sharing !== 'never' && category !== 'public'

/** Kinds of records that the person works with and that can be shared. */
export const collectable = ({ writableCategories }: Actor): CategoryName[] =>
  writableCategories.filter(sharable)

const categoriesOf = ({ permissions, writableCategories }: Actor): CategoryName[] =>
  Category.options.filter(
    (category) =>
      sharable(category) && (writableCategories.includes(category) || permissions.has('sharing.manage')),
  )

/**
 * Begins a set of records of one category, such as a meeting's material, and answers its id. The person has to
 * work with records of the category under their purpose.
 *
 * @throws Failure permission.missing
 */
export async function createCollection(
  tx: Tx,
  one: { readonly category: CategoryName; readonly name: string },
): Promise<string> {
  const id = uuid()
  tx.about({ type: 'collection', id })
  if (!tx.actor.writableCategories.includes(one.category)) throw new Failure('permission.missing')
  await asOwner(tx, (client) => store.insertCollection(client, { id, agencyId: tx.actor.agencyId, ...one }))
  return id
}

/**
 * Puts a record of the person's agency into one of its open collections of the same category.
 *
 * @throws Failure record.unavailable, sharing.collection_kind
 */
export async function collect(
  tx: Tx,
  collectionId: string,
  { type, id }: { readonly type: string; readonly id: string },
): Promise<void> {
  const collection = await opened(tx, collectionId)
  tx.about({ type, id })
  const record = await ownRecord(tx, type, id)
  const works = record && tx.actor.writableCategories.includes(record.category)
  if (!record || !works || record.sensitivity === 'sealed') throw new Failure('record.unavailable')
  if (record.category !== collection.category) throw new Failure('sharing.collection_kind')
  await asOwner(tx, async (client) => {
    await store.insertCollected(client, collectionId, id)
    await store.insertHandedOut(client, collectionId, [record])
  })
}

/** Takes a record out of a collection; whoever saw it through the collection does so no more. */
export async function release(tx: Tx, collectionId: string, recordId: string): Promise<void> {
  await opened(tx, collectionId)
  await asOwner(tx, (client) => store.deleteCollected(client, collectionId, recordId))
}

export async function closeCollection(tx: Tx, id: string): Promise<void> {
  await opened(tx, id)
  await asOwner(tx, (client) => store.closeCollection(client, id))
}

/**
 * Lets a person of any agency into a meeting's collection from one moment to another. They see its records only
 * with a signed confidentiality agreement and for case review: the gate stays where it is.
 *
 * @throws Failure record.unavailable
 */
export async function admit(
  tx: Tx,
  collectionId: string,
  admission: { readonly personId: string; readonly startsAt: Date; readonly endsAt: Date },
): Promise<void> {
  await opened(tx, collectionId)
  tx.about({ type: 'person', id: admission.personId })
  const by = tx.actor.personId
  const known = await asOwner(tx, (client) =>
    store.insertAdmission(client, { collectionId, by, ...admission }),
  )
  if (!known) throw new Failure('record.unavailable')
}

/** Withdraws every admission of a person to a collection, at once. */
export async function withdrawAdmission(tx: Tx, collectionId: string, personId: string): Promise<void> {
  await opened(tx, collectionId)
  tx.about({ type: 'person', id: personId })
  await asOwner(tx, (client) => store.withdrawAdmissions(client, collectionId, personId))
}

/**
 * Says that a personnel record of the person's agency is about one of its people, who may then read it.
 *
 * @throws Failure record.unavailable
 */
export async function concern(
  tx: Tx,
  { type, id }: { readonly type: string; readonly id: string },
  personId: string,
): Promise<void> {
  tx.about({ type, id })
  const record = await ownRecord(tx, type, id)
  const works = record?.category === 'personnel' && tx.actor.writableCategories.includes('personnel')
  const said =
    works && (await asOwner(tx, (client) => store.insertConcern(client, record.ownerAgency, id, personId)))
  if (!said) throw new Failure('record.unavailable')
}

async function opened(tx: Tx, id: string): Promise<store.CollectionRow> {
  tx.about({ type: 'collection', id })
  const row = await asOwner(tx, (client) => store.lockCollection(client, tx.actor.agencyId, id))
  if (!row || !tx.actor.writableCategories.includes(row.category)) throw new Failure('record.unavailable')
  return row
}
