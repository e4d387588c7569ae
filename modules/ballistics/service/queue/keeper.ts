import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'

/**
 * Whose exhibits are looked at: the own ones, or those of an agency that shares them. Never several agencies together:
 * each counts by its own clocks.
 * @throws Failure `record.unavailable` for an agency that does not share
 */
export async function keeperOf(tx: Tx, asked: number | undefined): Promise<number> {
  const { agencyId, shared } = tx.actor
  if (asked === undefined || asked === agencyId) return agencyId
  const shares = shared.some(({ category, ownerAgency }) => category === 'ballistic' && ownerAgency === asked)
  if (!shares) throw new Failure('record.unavailable')
  return asked
}
