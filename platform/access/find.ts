import type { Policy, Purpose } from '#contract'
import type { Actor, Database } from '#platform/db'
import { purposesOf } from '#platform/sharing'
import { actorFor } from './sessions.ts'
import { mayEnter } from './service/steps.ts'
import { anyoneExists, findPerson } from './store/person.ts'

/**
 * The actor behind an account, for jobs and the command line, with the powers the account has now: a
 * disabled person's jobs do nothing, nor do those asked for under a purpose that the person may no longer state.
 */
export async function findActor(
  database: Database,
  by: { id: string } | { email: string },
  policies: readonly Policy[],
  purpose?: Purpose,
): Promise<Actor | null> {
  const person = await database.withOwner((client) => findPerson(client, by))
  if (!person || !mayEnter(person, new Date())) return null
  const purposes = purposesOf(person.roles)
  if (purpose && !purposes.includes(purpose)) return null
  return actorFor(person, purpose ?? purposes[0] ?? 'administration', policies)
}

/** Whether nobody can sign in yet. */
export const needsSetup = async (database: Database): Promise<boolean> =>
  !(await database.withOwner(anyoneExists))
