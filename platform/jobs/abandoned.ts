import type { PoolClient } from 'pg'
import type { Database } from '#platform/db'
import { finish } from './store.ts'

const KEY = `hashtextextended($1::text, 7)`
const ATTEMPTS = 3

/**
 * Holds a job for as long as this process lives: a lock of the session, which the server drops by itself
 * when the process is killed. Answers nothing when another process holds it.
 */
export async function holdJob(database: Database, id: string): Promise<(() => void) | undefined> {
  const client = await database.pool.connect()
  try {
    const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_lock(${KEY}) as got`, [id])
    if (!rows[0]?.got) {
      client.release()
      return undefined
    }
  } catch (error) {
    client.release(error as Error)
    throw error
  }
  return () => {
    client.query(`select pg_advisory_unlock(${KEY})`, [id]).then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    )
  }
}

/**
 * Gives jobs again whose worker was killed: they say "running" but nobody holds them. Their transaction
 * went with the worker, so they start from the beginning. After three attempts a job fails.
 *
 * A worker that is killed between taking a job and holding it leaves a job that waits while the queue keeps
 * it for the dead, by itself for four hours. Taking is followed by holding within milliseconds, so what was
 * taken ten seconds ago and is not held has nobody.
 */
export async function resumeAbandoned(database: Database): Promise<void> {
  const { rows } = await database.pool.query<Abandoned>(
    `select id, kind, attempts from jobs.job where state = 'running'
     union all
     select job.id, job.kind, job.attempts from graphile_worker.jobs taken join jobs.job on job.id::text = taken.key
     where job.state = 'waiting' and taken.locked_at < now() - interval '10 seconds'`,
  )
  for (const job of rows) await database.withOwner((client) => resume(client, job))
}

interface Abandoned {
  readonly id: string
  readonly kind: string
  readonly attempts: number
}

/** The lock ends with the transaction, so that the worker that hears of the job finds it free. */
async function resume(client: PoolClient, { id, kind, attempts }: Abandoned): Promise<void> {
  const { rows } = await client.query<{ got: boolean }>(`select pg_try_advisory_xact_lock(${KEY}) as got`, [
    id,
  ])
  if (!rows[0]?.got) return
  if (attempts >= ATTEMPTS) return finish(client, id, 'failed', INTERRUPTED)
  // It may have ended, and its worker let go of it, since it was listed.
  const given = await client.query<{ envelope: string }>(
    `update jobs.job set state = 'waiting' where id = $1 and state in ('waiting', 'running') returning envelope::text`,
    [id],
  )
  const envelope = given.rows[0]?.envelope
  if (envelope) await client.query('select jobs.enqueue($1, $2, $3)', [kind, envelope, id])
}

const INTERRUPTED = {
  code: 'server.failed',
  sentence: 'The work was interrupted three times. Nothing of it was kept.',
  remedy: 'Ask the administrator to look at the memory and disk of the server, then start it again.',
  requestId: '',
}
