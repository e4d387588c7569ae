import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { Region } from '../contract/index.ts'
import { findSharers } from '../store/keepers.ts'
import { agencyNames, deleteRegion, findRegion, putRegion } from '../store/region.ts'

/** Whose exhibits searches of the actor's agency look at by themselves. */
export async function readRegion(tx: Tx): Promise<Region> {
  tx.about({ type: 'region' })
  const row = await findRegion(tx)
  const chosen = new Set(row?.agencies)
  const sharers = await sharersOf(tx)
  const gone = [...chosen].filter((id) => !sharers.some((one) => one.id === id))
  const agencies = [
    ...sharers.map((one) => ({ ...one, shares: true })),
    ...(await agencyNames(tx, gone)).map((one) => ({ ...one, shares: false })),
  ]
  return {
    scope: row ? 'chosen' : 'shared',
    agencies: agencies.map((one) => ({ ...one, chosen: row === undefined || chosen.has(one.id) })),
    changedAt: row?.changed_at.toISOString() ?? null,
    changedBy: row?.changed_by_name || null,
    mayChange: tx.actor.permissions.has('ballistics.manage'),
  }
}

/**
 * Changes the region. Searches that were made keep what they found.
 * @throws Failure `ballistics.region_unknown` for an agency that neither shares nor was chosen before
 */
export async function changeRegion(tx: Tx, agencies: readonly number[] | null): Promise<Region> {
  const before = (await findRegion(tx, { lock: true }))?.agencies ?? null
  tx.about({ type: 'region', fields: ['agencies'], change: { before, after: agencies } })
  if (agencies === null) {
    await deleteRegion(tx)
    return readRegion(tx)
  }
  const known = new Set([...(await sharersOf(tx)).map(({ id }) => id), ...(before ?? [])])
  if (!agencies.every((id) => known.has(id))) throw new Failure('ballistics.region_unknown')
  await putRegion(tx, [...new Set(agencies)])
  return readRegion(tx)
}

const sharersOf = async (tx: Tx) => (await findSharers(tx)).filter(({ id }) => id !== tx.actor.agencyId)
