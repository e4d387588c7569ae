import { asOwner, type Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { IntelligenceBasis } from '../contract.ts'
import * as store from '../store/intelligence.ts'

/** Characters a recorded reasonable suspicion has at least; the database holds to it too. */
const PREDICATE_MINIMUM = 20
/** Days ahead that the list of what falls due looks. */
const DUE_DAYS = 90

export interface Basis {
  readonly recordId: string
  readonly predicate: string
  readonly sourceReliability: IntelligenceBasis['sourceReliability']
  readonly contentValidity: IntelligenceBasis['contentValidity']
  /** At most five years on, and five years unless said. */
  readonly reviewBy?: string
}

/**
 * Records what the reasonable suspicion behind a record of criminal intelligence rests on, or corrects its words:
 * in the transaction that enters the record, which the database refuses without it (28 CFR 23.20). A correction
 * does not put off the review.
 *
 * @throws Failure intelligence.basis_missing, record.unavailable
 */
export async function recordBasis(tx: Tx, basis: Basis): Promise<void> {
  tx.about({ type: 'intelligence-basis', id: basis.recordId })
  if (!tx.actor.writableCategories.includes('intelligence')) throw new Failure('purpose.needed')
  const predicate = basis.predicate.trim()
  if (predicate.length < PREDICATE_MINIMUM) throw new Failure('intelligence.basis_missing')
  const saved = await asOwner(tx, (client) =>
    store.saveBasis(client, {
      ...basis,
      predicate,
      owner: tx.actor.agencyId,
      personId: tx.actor.personId,
      reviewBy: basis.reviewBy ?? null,
    }),
  )
  if (!saved) throw new Failure('record.unavailable')
}

/** Intelligence of the agency whose review comes due soon, the first first. */
export async function listDue(tx: Tx): Promise<store.BasisRow[]> {
  if (!tx.actor.writableCategories.includes('intelligence')) throw new Failure('purpose.needed')
  const rows = await asOwner(tx, (client) => store.listDue(client, tx.actor.agencyId, DUE_DAYS))
  tx.about({ type: 'intelligence-basis', count: rows.length })
  return rows
}

/**
 * Keeps a record for up to five more years, by name, with the reason. What has lapsed is gone and is not brought
 * back by a review.
 *
 * @throws Failure record.unavailable, purpose.needed, request.invalid
 */
export async function reviewBasis(
  tx: Tx,
  recordId: string,
  { reviewBy, reason }: { readonly reviewBy: string; readonly reason: string },
): Promise<store.BasisRow> {
  tx.about({ type: 'intelligence-basis', id: recordId })
  const { actor } = tx
  if (!actor.writableCategories.includes('intelligence')) throw new Failure('purpose.needed')
  return asOwner(tx, async (client) => {
    if (!(await store.findBasis(client, actor.agencyId, recordId))) throw new Failure('record.unavailable')
    const review = { recordId, owner: actor.agencyId, personId: actor.personId, reviewBy, reason }
    if (!(await store.saveReview(client, review)))
      throw new Failure('request.invalid', {
        fields: [{ path: 'reviewBy', message: 'Choose a day after today and within five years.' }],
      })
    return (await store.findBasis(client, actor.agencyId, recordId))!
  })
}
