import type { Actor, Database, Tx } from '#platform/db'
import type { Subject } from '#platform/db'
import { encryptChanges, type KeptContents } from './contents/keep.ts'
import { insertion, type Act, type Entry } from './insertion.ts'

/**
 * Runs `work` as `actor` and leaves exactly one audit row: in the same transaction when it succeeds, in
 * one of its own when it does not.
 */
export async function audited<T>(
  database: Database,
  actor: Actor,
  act: Act,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const began = performance.now()
  const tookMs = () => Math.round(performance.now() - began)
  let subjects: readonly Subject[] = []
  let contents: KeptContents | undefined
  try {
    return await database.withActor(
      actor,
      async (tx) => {
        subjects = tx.subjects
        const result = await work(tx)
        contents = await encryptChanges(database, tx)
        return result
      },
      (tx) =>
        insertion({ ...act, actor, subjects: tx.subjects, outcome: 'done', tookMs: tookMs(), contents }),
    )
  } catch (error) {
    const outcome = isRefusal(error) ? 'refused' : 'failed'
    await recordAlone(database, { ...act, actor, subjects, outcome, tookMs: tookMs() })
    throw error
  }
}

/** A row for what happened outside a person's transaction: sign-ins, refusals. */
export async function recordAlone(database: Database, entry: Entry): Promise<void> {
  await database.withOwner((client) => client.query(insertion(entry)))
}

function isRefusal(error: unknown): boolean {
  const status = (error as { status?: number }).status
  return status !== undefined && status < 500
}

/** The audit as the web server uses it. */
export function auditOf(database: Database) {
  return {
    transact: <T>(actor: Actor, act: Act, work: (tx: Tx) => Promise<T>) =>
      audited(database, actor, act, work),
    unrecorded: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => database.withActor(actor, work),
    refused: (actor: Actor | null, act: Act) =>
      recordAlone(database, { ...act, actor, subjects: [], outcome: 'refused' }),
  }
}
