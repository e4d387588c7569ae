import { asOwner, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { deleteEverywhere } from '../store/collections.ts'
import { grantsNaming, recipientsOf, revokeGrants } from '../store/grants.ts'
import { insertNotices, markRecordRead } from '../store/notices.ts'
import { ownRecord, visibleRecord, type KnownRecord } from '../store/records.ts'

/**
 * Tells every agency that was given a record of one's own that it was corrected (28 CFR 23.20 wants it for
 * criminal intelligence). Answers how many were told. Call it in the transaction of the correction.
 *
 * @throws Failure record.unavailable
 */
export async function tellCorrection(tx: Tx, type: string, id: string, remark: string): Promise<number> {
  const record = await owned(tx, type, id)
  return asOwner(tx, async (client) => {
    const told = await recipientsOf(client, record)
    const { category } = record
    await insertNotices(client, told, {
      kind: 'correction',
      from: tx.actor.agencyId,
      record: { type, id },
      category,
      remark,
    })
    return told.length
  })
}

/**
 * Takes a record back from everyone: revokes every grant that names it, takes it out of every collection and tells
 * all who had it, in the transaction of the caller. For overturned denials (28 CFR 25.9 and 25.11) and for whatever
 * should never have been given. Call it before the record is sealed or removed; answers how many were told.
 *
 * @throws Failure record.unavailable
 */
export async function retract(tx: Tx, type: string, id: string, reason: string): Promise<number> {
  const record = await owned(tx, type, id)
  const { agencyId, personId } = tx.actor
  return asOwner(tx, async (client) => {
    const told = await recipientsOf(client, record)
    await revokeGrants(client, await grantsNaming(client, agencyId, id), { reason, personId })
    await deleteEverywhere(client, agencyId, id)
    await insertNotices(client, told, {
      kind: 'retraction',
      from: agencyId,
      record: { type, id },
      category: record.category,
      remark: reason,
    })
    return told.length
  })
}

/**
 * Tells agencies that a record open to them concerns them, and what became of it; their own colleagues too, where the
 * person's agency is among them. Who may open it is settled before, by `openTo`.
 *
 * @throws Failure record.unavailable
 */
export async function tell(
  tx: Tx,
  { type, id }: { readonly type: string; readonly id: string },
  agencies: readonly number[],
  remark: string,
): Promise<void> {
  const record = await visibleRecord(tx, id, type)
  if (!record) throw new Failure('record.unavailable')
  const { category } = record
  const from = tx.actor.agencyId
  await asOwner(tx, (client) =>
    insertNotices(client, agencies, {
      kind: 'told',
      from,
      record: { type, id },
      category,
      remark,
      self: true,
    }),
  )
}

/** What the person's agency was told of a record is read, because someone there opened it. */
export const toldIsRead = (tx: Tx, recordId: string): Promise<void> =>
  asOwner(tx, (client) =>
    markRecordRead(client, tx.actor.agencyId, { personId: tx.actor.personId, recordId }),
  )

async function owned(tx: Tx, type: string, id: string): Promise<KnownRecord> {
  tx.about({ type, id })
  const record = await ownRecord(tx, type, id)
  if (!record || !tx.actor.writableCategories.includes(record.category))
    throw new Failure('record.unavailable')
  return record
}
