import { audited } from '#platform/audit'
import type { Actor } from '#platform/db'
import { Failure } from '#platform/http'
import type { House } from '#platform/module'
import { findIndicators, type RunResult } from './run.ts'

/**
 * Looks for indicators now, for the command line.
 * @throws Failure `permission.missing`, `tracing.closed`
 */
export async function runIndicators({ database }: House, actor: Actor): Promise<RunResult> {
  if (!actor.permissions.has('tracing.write')) throw new Failure('permission.missing')
  if (!actor.categories.includes('trace')) throw new Failure('tracing.closed')
  return audited(database, actor, { action: 'tracing.findIndicators' }, (tx) => findIndicators(tx))
}
