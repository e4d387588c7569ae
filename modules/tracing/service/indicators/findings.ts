import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import type { Finding, House } from '#platform/module'
import type { IndicatorRuleKey } from '../../contract/indicator-rules.ts'
import { foundIndicators, type FoundRow } from '../../store/indicators/found.ts'

/** What a rule says, in the kinds that demo/README.md lists. A rule that says nothing of who did what is left out. */
const KINDS: Readonly<Partial<Record<IndicatorRuleKey, string>>> = {
  'multiple-sale': 'straw-purchase',
  'repeat-purchaser': 'straw-purchase',
  'sale-burst': 'straw-purchase',
  'other-hands': 'straw-purchase',
  'dealer-volume': 'careless-dealer',
  'unreported-sales': 'careless-dealer',
  'source-state': 'trafficking-route',
  'theft-lot': 'dealer-theft',
}

/** Indicators as the actor sees them, by numbers of records, to be held against a known truth. */
export async function* indicatorFindings({ database }: House, actor: Actor): AsyncIterable<Finding> {
  if (!actor.categories.includes('trace')) return
  const rows = await audited(database, actor, { action: 'tracing.findings' }, async (tx) => {
    const found = await foundIndicators(tx)
    tx.about({ type: 'indicator', count: found.length })
    return found
  })
  for (const row of rows) {
    const kind = KINDS[row.rule]
    const records = recordsOf(row)
    if (kind && records.length > 0) yield { kind, records, at: row.on, rule: row.rule }
  }
}

function recordsOf({ rule, licence, state, records, subject_kind }: FoundRow): readonly string[] {
  if (KINDS[rule] === 'careless-dealer') return licence === null ? [] : [licence]
  if (state !== null) return [state, ...records]
  return subject_kind === 'theft' && records.length === 0 ? [] : records
}
