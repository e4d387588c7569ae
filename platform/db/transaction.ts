import { escapeLiteral, type Pool, type PoolClient } from 'pg'
import type { Kysely } from 'kysely'
import type { Actor, Subject } from './actor.ts'
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
    set('categories', `{${actor.categories.join(',')}}`),
    set('purpose', actor.purpose),
  ]
  return `begin; set local role throughline_app; select ${scope.join(', ')}`
}

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
    await client.query(closing ? `${closing(tx)}; commit` : 'commit')
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
