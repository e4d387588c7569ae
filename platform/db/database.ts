import { Pool, types, type PoolClient } from 'pg'
import type { Actor } from './actor.ts'
import { beginAs, commit, runTransaction, type Tx } from './transaction.ts'
import { openListener, type Listener } from './listen.ts'

// bigint columns hold counts and sizes far below 2^53; dates stay text because they carry no time zone.
types.setTypeParser(types.builtins.INT8, Number)
types.setTypeParser(types.builtins.DATE, (text) => text)
types.setTypeParser(types.builtins.NUMERIC, Number)
types.setTypeParser(types.builtins.TIMESTAMP, (text) => text)

export interface DatabaseSettings {
  readonly url: string
  readonly poolSize?: number
  /** A statement of a person's request is stopped after this many milliseconds. */
  readonly statementTimeout?: number
}

/** The one door to PostgreSQL. */
export interface Database {
  readonly pool: Pool
  /**
   * Runs `work` in one transaction under the row-level security context of `actor`: the unprivileged
   * role, their agencies, categories and purpose. Outside of it no protected row can be seen.
   */
  withActor<T>(actor: Actor, work: (tx: Tx) => Promise<T>, closing?: Closing): Promise<T>
  /** The platform's own work (sign-in, jobs, sealing) as the owning role; protected tables stay empty. */
  withOwner<T>(work: (client: PoolClient) => Promise<T>): Promise<T>
  listen(channel: string, heard: (payload: string) => void): Promise<void>
  close(): Promise<void>
}

/** Statements sent together with the commit, such as the audit row of the transaction. */
export type Closing = (tx: Tx) => string

export function openDatabase(settings: DatabaseSettings): Database {
  const pool = new Pool({
    connectionString: settings.url,
    max: settings.poolSize ?? 16,
    statement_timeout: settings.statementTimeout ?? 60_000,
    idleTimeoutMillis: 60_000,
    // With every connection taken a request says so, instead of waiting for ever.
    connectionTimeoutMillis: 10_000,
    application_name: 'throughline',
    // Many people ask at once: helpers for one query, or compiling it, only take time from the others.
    options: '-c jit=off -c max_parallel_workers_per_gather=0',
  })
  // An idle connection that breaks is replaced by the pool; the next query reports what matters.
  pool.on('error', () => {})
  // One that breaks in use fails the query at hand; unheard, the event would end the process as well.
  pool.on('connect', (client) => client.on('error', () => {}))
  let listener: Promise<Listener> | undefined
  return {
    pool,
    withActor: (actor, work, closing) => runTransaction(pool, beginAs(actor), actor, work, closing),
    withOwner: (work) => ownerTransaction(pool, work),
    async listen(channel, heard) {
      listener ??= openListener(settings.url).catch((error: unknown) => {
        listener = undefined
        throw error
      })
      await (await listener).listen(channel, heard)
    },
    async close() {
      await (await listener?.catch(() => undefined))?.close()
      await pool.end()
    },
  }
}

async function ownerTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await commit(client)
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
