import type { Policy } from '#contract'
import type { Actor, Database } from '#platform/db'
import { purposesOf } from '#platform/sharing'
import { anyoneExists } from './session-store.ts'
import { actorFor } from './sessions.ts'
import { findPerson } from './store.ts'

/**
 * The actor behind an account, for jobs and the command line, with the powers the account has now: a
 * disabled person's jobs do nothing.
 */
export async function findActor(
  database: Database,
  by: { id: string } | { email: string },
  policies: readonly Policy[],
): Promise<Actor | null> {
  const person = await database.withOwner((client) => findPerson(client, by))
  if (!person || person.disabled_at) return null
  return actorFor(person, purposesOf(person.roles)[0] ?? 'administration', policies)
}

/** Whether nobody can sign in yet. */
export const needsSetup = async (database: Database): Promise<boolean> =>
  !(await database.withOwner(anyoneExists))
