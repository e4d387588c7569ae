import type { Actor, Tx } from '#platform/db'
import { asKeeper } from '#platform/db'
import { Failure } from '#platform/http'
import * as store from '../store/holds.ts'
import { recordRoots } from '../store/roots.ts'
import { takeTurns } from '../store/schedules.ts'

/** Sensitivities whose records exist for a person. */
export const sensitivitiesOf = ({ clearances }: Actor): string[] =>
  clearances.includes('sealed') ? ['open', 'restricted', 'sealed'] : ['open', 'restricted']

/**
 * Places a hold on a category or on a record of the agency, of whatever category: a hold must not wait for
 * someone who may read the record.
 *
 * @throws Failure record.unavailable, retention.held_already
 */
export async function placeHold(tx: Tx, hold: store.NewHold): Promise<store.HoldRow> {
  await takeTurns(tx.client, tx.actor.agencyId)
  if (hold.record_id && hold.record_type) await requireRecord(tx, hold.record_type, hold.record_id)
  if (await store.alreadyHeld(tx, hold)) throw new Failure('retention.held_already')
  const placed = await store.insertHold(tx, hold)
  tx.about({ type: 'hold', id: placed.id })
  return placed
}

async function requireRecord(tx: Tx, type: string, id: string): Promise<void> {
  tx.about({ type, id })
  const exists = await asKeeper(tx, async (client) => {
    const root = (await recordRoots(client)).find((one) => one.type === type)
    if (!root) return false
    return store.recordExists(client, root, tx.actor.agencyId, sensitivitiesOf(tx.actor), id)
  })
  if (!exists) throw new Failure('record.unavailable')
}

/** Lifts a hold, with the reason. */
export async function liftHold(tx: Tx, id: string, reason: string): Promise<store.HoldRow> {
  tx.about({ type: 'hold', id })
  const lifted = await store.liftHold(tx, id, reason)
  if (lifted) return lifted
  throw new Failure((await store.findHold(tx, id)) ? 'retention.lifted' : 'record.unavailable')
}
