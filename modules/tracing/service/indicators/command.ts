import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import { Failure } from '#platform/http'
import type { House } from '#platform/module'
import { IndicatorRuleName, IndicatorState } from '../../contract/index.ts'
import { presentIndicatorRow, presentRun } from '../../present/indicators.ts'
import { listIndicators } from './list.ts'
import { findIndicators, type RunResult } from './run.ts'

function admit(actor: Actor, permission: string): void {
  if (!actor.permissions.has(permission)) throw new Failure('permission.missing')
  if (!actor.categories.includes('trace')) throw new Failure('tracing.closed')
}

/**
 * Looks for indicators now, for the command line.
 * @throws Failure `permission.missing`, `tracing.closed`
 */
export async function runIndicators({ database }: House, actor: Actor): Promise<RunResult> {
  admit(actor, 'tracing.write')
  return audited(database, actor, { action: 'tracing.findIndicators' }, (tx) => findIndicators(tx))
}

interface Query {
  readonly rule?: IndicatorRuleName | undefined
  readonly state: IndicatorState
}

const MOST = 500

/** Indicators as the page has them, for the command line. */
export const indicatorList = {
  rules: IndicatorRuleName.options,
  queryOf({
    rule,
    state = 'new',
  }: {
    rule?: string | undefined
    state?: string | undefined
  }): Query | { readonly problem: string } {
    const [read, how] = [IndicatorRuleName.optional().safeParse(rule), IndicatorState.safeParse(state)]
    if (!read.success)
      return { problem: `--rule: "${rule}" is none of ${IndicatorRuleName.options.join(', ')}.` }
    if (!how.success)
      return { problem: `--state: "${state}" is none of ${IndicatorState.options.join(', ')}.` }
    return { rule: read.data, state: how.data }
  },
  /** @throws Failure `permission.missing`, `tracing.closed` */
  async all({ database }: House, actor: Actor, query: Query) {
    admit(actor, 'tracing.read')
    const { rows, run } = await audited(database, actor, { action: 'tracing.listIndicators' }, (tx) =>
      listIndicators(tx, { ...query, limit: MOST }),
    )
    return { rows: rows.map(presentIndicatorRow), run: presentRun(run) }
  },
}
