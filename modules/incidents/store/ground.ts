import type { Tx } from '#platform/db'

// The first key only keeps these locks apart from those of other parts.
const GROUND = 7_140_031

/**
 * Held until the transaction ends by everything that stores incidents: as long as it is held, the
 * agency's boundary layers and counting rules stay as they were read. Many may hold it at once.
 */
export async function holdGround(tx: Tx): Promise<void> {
  await tx.client.query('select pg_advisory_xact_lock_shared($1, $2)', [GROUND, tx.actor.agencyId])
}

/**
 * Waits until nobody stores incidents of the agency any more, and keeps them waiting until the
 * transaction ends. Answers false when that takes longer than `seconds`; the transaction is then over.
 */
export async function changeGround(tx: Tx, seconds: number): Promise<boolean> {
  await tx.client.query(`select set_config('lock_timeout', $1, true)`, [`${seconds}s`])
  try {
    await tx.client.query('select pg_advisory_xact_lock($1, $2)', [GROUND, tx.actor.agencyId])
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) return false
    throw error
  }
  await tx.client.query(`select set_config('lock_timeout', '0', true)`)
  return true
}

const LOCK_NOT_AVAILABLE = '55P03'

const LAYERS = 7_140_032

/** Held until the transaction ends by whoever adds or removes layers of the agency: one at a time. */
export async function lockLayers(tx: Tx): Promise<void> {
  await tx.client.query('select pg_advisory_xact_lock($1, $2)', [LAYERS, tx.actor.agencyId])
}
