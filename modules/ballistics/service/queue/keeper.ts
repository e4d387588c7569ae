import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { findKeeper } from '../../store/keepers.ts'

/**
 * Whose exhibits are looked at: the agency asked for; else the own one, or where it keeps none itself the agency that
 * does and shares them, as a laboratory with its police. Never several together: each counts by its own clocks.
 * @throws Failure `record.unavailable` for an agency that does not share
 */
export async function keeperOf(tx: Tx, asked: number | undefined): Promise<number> {
  const { agencyId, shared } = tx.actor
  if (asked === undefined) return (await findKeeper(tx)) ?? agencyId
  if (asked === agencyId) return agencyId
  const shares = shared.some(({ category, ownerAgency }) => category === 'ballistic' && ownerAgency === asked)
  if (!shares) throw new Failure('record.unavailable')
  return asked
}
