import type { Tx } from '#platform/db'
import { Failure } from '#platform/http'
import type { IndicatorRuleKey } from '../../contract/indicator-rules.ts'
import { RuleContent, ruleStart, type IndicatorState } from '../../contract/index.ts'
import {
  countIndicators,
  findEvidence,
  findIndicator,
  findIndicatorEvents,
  lastIndicatorRun,
  listIndicatorRows,
  lockIndicator,
  type EvidenceRow,
  type IndicatorEventRow,
  type IndicatorRow,
} from '../../store/indicators/list.ts'
import { findRuleVersions } from '../../store/indicators/rules.ts'
import { addEvents, setState } from '../../store/indicators/write.ts'

export async function listIndicators(
  tx: Tx,
  query: { rule?: IndicatorRuleKey | undefined; state: IndicatorState; limit: number },
) {
  const rows = await listIndicatorRows(tx, query)
  tx.about({ type: 'indicator', count: rows.length })
  return { rows, counts: await countIndicators(tx), run: await lastIndicatorRun(tx) }
}

export interface IndicatorRead {
  readonly row: IndicatorRow
  readonly evidence: readonly EvidenceRow[]
  readonly events: readonly IndicatorEventRow[]
  /** The numbers by which it was found. */
  readonly content: RuleContent
}

/** @throws Failure `record.unavailable` */
export async function readIndicator(tx: Tx, id: string): Promise<IndicatorRead> {
  tx.about({ type: 'indicator', id })
  const row = await findIndicator(tx, id)
  if (!row) throw new Failure('record.unavailable')
  const version = (await findRuleVersions(tx)).find((one) => one.version === row.rule_version)
  return {
    row,
    evidence: await findEvidence(tx, [id]),
    events: await findIndicatorEvents(tx, id),
    content: RuleContent.parse({ ...ruleStart(), ...(version?.content as Partial<RuleContent> | undefined) }),
  }
}

/** @throws Failure `record.unavailable`, `record.changed` */
export async function decideIndicator(
  tx: Tx,
  id: string,
  {
    version,
    decision,
    reason,
  }: { version: number; decision: 'dismissed' | 'kept' | 'reopened'; reason: string },
): Promise<IndicatorRead> {
  const known = await lockIndicator(tx, id)
  if (!known) throw new Failure('record.unavailable')
  if (known.version !== version) throw new Failure('record.changed')
  await setState(tx, id, decision === 'reopened' ? 'new' : decision)
  await addEvents(tx, [{ indicatorId: id, kind: decision, words: reason || null }])
  const after = await readIndicator(tx, id)
  tx.about({ type: 'indicator', id, fields: [decision] })
  return after
}
