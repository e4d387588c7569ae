import pg from 'pg'
import type { Actor, Database, Subject, Tx } from '#platform/db'

export type Outcome = 'done' | 'refused' | 'failed'

/** What is being done: the route or command, and the request it belongs to. */
export interface Act {
  readonly action: string
  readonly requestId?: string
}

/** The part of an actor that an audit row keeps. */
export type Who = Pick<Actor, 'personId' | 'agencyId'> & Partial<Pick<Actor, 'purpose'>>

interface Entry extends Act {
  readonly actor: Who | null
  readonly subjects: readonly Subject[]
  readonly outcome: Outcome
}

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
  let subjects: readonly Subject[] = []
  try {
    return await database.withActor(
      actor,
      (tx) => {
        subjects = tx.subjects
        return work(tx)
      },
      (tx) => insertion({ ...act, actor, subjects: tx.subjects, outcome: 'done' }),
    )
  } catch (error) {
    await recordAlone(database, { ...act, actor, subjects, outcome: isRefusal(error) ? 'refused' : 'failed' })
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

/** Written as text because it travels with `commit` in one message. */
export function insertion({ actor, action, subjects, outcome, requestId }: Entry): string {
  const first = subjects[0]
  const rest = subjects.slice(1)
  const detail = {
    ...(first?.fields && { fields: first.fields }),
    ...(first?.count !== undefined && { count: first.count }),
    ...(rest.length > 0 && { also: rest }),
  }
  const values = [
    actor?.personId,
    actor && String(actor.agencyId),
    actor?.purpose,
    action,
    first?.type,
    first?.id,
    Object.keys(detail).length > 0 ? JSON.stringify(detail) : undefined,
    outcome,
    requestId,
  ].map((value) => (value === undefined || value === null ? 'null' : pg.escapeLiteral(value)))
  return `insert into audit.event (person_id, agency_id, purpose, action, subject_type, subject_id, detail, outcome, request_id) values (${values.join(', ')})`
}

/** The audit as the web server uses it. */
export function auditOf(database: Database) {
  return {
    transact: <T>(actor: Actor, act: Act, work: (tx: Tx) => Promise<T>) =>
      audited(database, actor, act, work),
    refused: (actor: Actor | null, act: Act) =>
      recordAlone(database, { ...act, actor, subjects: [], outcome: 'refused' }),
  }
}
