import type { PoolClient } from 'pg'
import type { Database } from '#platform/db'
import type { AccessAudit } from '../desk.ts'
import * as store from '../store/tidy.ts'
import { emailHash } from '../token.ts'

/** What tidying did, by account. */
export interface Tidied {
  readonly expired: readonly string[]
  readonly unused: readonly string[]
  readonly removed: readonly string[]
}

/** Temporary accounts are gone within 72 hours of their end (CJIS AC-2(2)): a day is left for a server that was down. */
const REMOVE_AFTER_HOURS = 48
/** CJIS AC-2(3). */
const UNUSED_AFTER_DAYS = 90

/**
 * Disables temporary accounts that have ended and accounts nobody has used, takes ended temporary accounts apart, and
 * forgets sessions, challenges and counts that are over. Depends on nothing but the moment; running it again changes
 * nothing.
 */
export async function tidyAccounts(
  database: Database,
  audit: Pick<AccessAudit, 'alone'>,
  now: Date,
): Promise<Tidied> {
  return database.withOwner(async (client) => {
    const tidied = await tidy(client, now)
    for (const [done, people] of Object.entries(tidied))
      for (const id of people as readonly string[]) {
        const subjects = [{ type: 'person', id }]
        await audit.alone({ actor: null, action: `access.${done}`, subjects, outcome: 'done' }, client)
      }
    return tidied
  })
}

/** What tidying does, in words for the activity. */
export const accessActs: Readonly<
  Record<`access.${keyof Tidied | 'recover' | 'release' | 'restart' | 'beginKey'}`, string>
> = {
  'access.expired': 'A temporary account ended',
  'access.unused': 'An account was disabled because nobody used it',
  'access.removed': 'A temporary account was removed after its end',
  'access.recover': 'The operator of the server made a recovery link',
  'access.release': 'The operator of the server released an account',
  'access.restart': 'The operator of the server let a stopped agency in again',
  'access.beginKey': 'The operator of the server took a new key of authenticators into use',
}

async function tidy(client: PoolClient, now: Date): Promise<Tidied> {
  const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const expired = await store.disableExpired(client, now)
  const unused = await store.disableUnused(client, before(UNUSED_AFTER_DAYS * 24), now)
  const ended = await store.endedTemporary(client, before(REMOVE_AFTER_HOURS))
  for (const { id, email } of ended) await store.removeAccount(client, { id, hash: emailHash(email) }, now)
  await store.forget(client, before(1), before(30 * 24))
  return { expired, unused, removed: ended.map(({ id }) => id) }
}
