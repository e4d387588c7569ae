import type { Tx } from '#platform/db'
import type { RuleContent } from '../../contract/index.ts'

export interface RuleVersion {
  readonly version: number
  readonly content: unknown
  readonly reason: string
  readonly changed_at: Date
  readonly changed_by_name: string
}

/** Versions of the agency's rules, the newest first. */
export async function findRuleVersions(tx: Tx): Promise<RuleVersion[]> {
  const { rows } = await tx.client.query<RuleVersion>(
    `select version, content, reason, changed_at, changed_by_name from tracing.indicator_rules
     where owner_agency = $1 order by version desc limit 100`,
    [tx.actor.agencyId],
  )
  return rows
}

/** Adds a version; false where someone else added it a moment before. */
export async function insertRules(
  tx: Tx,
  { version, content, reason }: { version: number; content: RuleContent; reason: string },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into tracing.indicator_rules (owner_agency, version, content, reason, changed_by, changed_by_name)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [tx.actor.agencyId, version, JSON.stringify(content), reason, tx.actor.personId, tx.actor.name],
  )
  return rowCount === 1
}
