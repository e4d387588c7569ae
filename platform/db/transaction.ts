import { escapeLiteral, type Pool, type PoolClient, type QueryResult } from 'pg'
import type { Kysely } from 'kysely'
import type { Actor, SharedScope, Subject } from './actor.ts'
import type { Closing } from './database.ts'
import { kyselyOn } from './kysely.ts'
import type { DB } from './schema.ts'

/** One transaction in the name of one actor. Services take it first; stores query through it. */
export interface Tx {
  readonly actor: Actor
  readonly db: Kysely<DB>
  /** For COPY and other statements that a query builder cannot write. */
  readonly client: PoolClient
  /** Says which records this was about; the audit row of the transaction names them. */
  about(subject: Subject): void
  readonly subjects: readonly Subject[]
}

/** Role, scope and purpose in one round trip; `set local` ends with the transaction. */
export function beginAs(actor: Actor): string {
  const set = (name: string, value: string) => `set_config('app.${name}', ${escapeLiteral(value)}, true)`
  const scope = [
    set('person', actor.personId),
    set('agency', String(actor.agencyId)),
    set('agencies', `{${actor.agencies.join(',')}}`),
    set('own', `{${actor.ownCategories.join(',')}}`),
    set('writable', `{${actor.writableCategories.join(',')}}`),
    set('sensitivities', `{open,restricted${actor.clearances.includes('sealed') ? ',sealed' : ''}}`),
    set('floors', `{${actor.floors.join(',')}}`),
    set('shared', JSON.stringify(actor.shared.filter((scope) => !scope.named).map(settingOf))),
    set('grants', JSON.stringify(actor.shared.filter((scope) => scope.named).map(settingOf))),
    set('purpose', actor.purpose),
  ]
  return `begin; set local role throughline_app; select ${scope.join(', ')}`
}

const settingOf = ({ ownerAgency, category, upTo, fields, grantId }: SharedScope) => ({
  id: grantId,
  owner: ownerAgency,
  category,
  upTo,
  fields,
})

export async function runTransaction<T>(
  pool: Pool,
  begin: string,
  actor: Actor,
  work: (tx: Tx) => Promise<T>,
  closing?: Closing,
): Promise<T> {
  const client = await pool.connect()
  const subjects: Subject[] = []
  const tx: Tx = { actor, db: kyselyOn(client), client, subjects, about: (subject) => subjects.push(subject) }
  try {
    await client.query(begin)
    const result = await work(tx)
    await commit(client, closing?.(tx))
    client.release()
    return result
  } catch (error) {
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
    throw error
  }
}

/**
 * Ends a transaction, with a last statement in the same message. A failed statement that was caught and
 * forgotten makes PostgreSQL answer `commit` with a rollback; that must not look like success.
 */
export async function commit(client: PoolClient, closing?: string): Promise<void> {
  const { command } = await client.query(closing ? `${closing}; commit` : 'commit').then(lastOf)
  if (command === 'ROLLBACK')
    throw new Error('A statement of this transaction had failed, so PostgreSQL undid all of it.')
}

/** Several statements in one message answer with a list, which the types of `pg` do not say. */
const lastOf = (result: QueryResult | QueryResult[]): QueryResult =>
  Array.isArray(result) ? result.at(-1)! : result

/**
 * Runs statements inside a person's transaction under the role that sees every protected row: for purge, backup and
 * for saying why a record is closed. Whoever calls it states the owner in every statement.
 */
export const asKeeper = <T>(tx: Tx, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  asRole(tx, 'throughline_keeper', work)

/**
 * Runs statements of the owning role inside a person's transaction, for the platform's own tables: what is
 * done and its audit row are then kept or lost together, on one connection.
 */
export const asOwner = <T>(tx: Tx, work: (client: PoolClient) => Promise<T>): Promise<T> =>
  asRole(tx, 'none', work)

async function asRole<T>(
  tx: Tx,
  role: 'none' | 'throughline_keeper',
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  await tx.client.query(`set local role ${role}`)
  try {
    return await work(tx.client)
  } finally {
    // Refused only where the transaction has already failed, and then nothing more of it runs.
    await tx.client.query('set local role throughline_app').catch(() => {})
  }
}
