import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { Finding, House } from '#platform/module'
import { readFound } from '../../store/network/found.ts'

/**
 * What leads or hits link, as the actor sees them, by the acquisitions or cases behind them, to be held
 * against a known truth. What an examiner looked at and did not confirm is no finding.
 */
export async function* linkFindings({ database }: House, actor: Actor): AsyncIterable<Finding> {
  const pairs = await audited(database, actor, { action: 'ballistics.findings' }, async (tx) => {
    const found = await readFound(tx)
    tx.about({ type: 'case-link', count: found.length })
    return found
  })
  for (const { one, two, on } of pairs) yield { kind: 'gun-link', records: [one, two], at: on }
}
