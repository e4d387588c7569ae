import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import { RuleContent, ruleStart, type IndicatorRules } from '../../contract/index.ts'
import { findRuleVersions, insertRules, type RuleVersion } from '../../store/indicators/rules.ts'

/** The numbers by which indicators are looked for; those to start from where the agency has changed none. */
export async function rulesInForce(tx: Tx): Promise<{ version: number; content: RuleContent }> {
  const [newest] = await findRuleVersions(tx)
  return { version: newest?.version ?? 0, content: contentOf(newest) }
}

/** A rule that is newer than the version has its own numbers to start from. */
const contentOf = (stored: RuleVersion | undefined): RuleContent =>
  RuleContent.parse({ ...ruleStart(), ...(stored?.content as Partial<RuleContent> | undefined) })

export async function readRules(tx: Tx): Promise<IndicatorRules> {
  tx.about({ type: 'indicator-rules' })
  const versions = await findRuleVersions(tx)
  return {
    version: versions[0]?.version ?? 0,
    content: contentOf(versions[0]),
    versions: versions.map((one) => ({
      version: one.version,
      at: one.changed_at.toISOString(),
      by: one.changed_by_name,
      reason: one.reason,
    })),
  }
}

/**
 * Adds a version of the rules.
 * @throws Failure `record.changed` when another has been added since it was opened
 */
export async function changeRules(
  tx: Tx,
  { version, content, reason }: { version: number; content: RuleContent; reason: string },
): Promise<IndicatorRules> {
  const before = await rulesInForce(tx)
  if (before.version !== version) throw new Failure('record.changed')
  if (!(await insertRules(tx, { version: version + 1, content, reason }))) throw new Failure('record.changed')
  const after = await readRules(tx)
  tx.about({ type: 'indicator-rules', fields: [`version ${version + 1}`] })
  return after
}
