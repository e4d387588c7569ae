import type { Database } from '#platform/db'
import { finishJob } from './store.ts'

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
 */
export async function resumeAbandoned(database: Database): Promise<void> {
  const { rows } = await database.pool.query<{ id: string; kind: string; attempts: number }>(
    `select id, kind, attempts from jobs.job where state = 'running'`,
  )
  for (const job of rows) {
    const release = await holdJob(database, job.id)
    if (!release) continue
    try {
      if (job.attempts >= ATTEMPTS) await finishJob(database, job.id, 'failed', INTERRUPTED)
      else await giveAgain(database, job.id, job.kind)
    } finally {
      release()
    }
  }
}

const INTERRUPTED = {
  code: 'server.failed',
  sentence: 'The work was interrupted three times. Nothing of it was kept.',
  remedy: 'Ask the administrator to look at the memory and disk of the server, then start it again.',
  requestId: '',
}

async function giveAgain(database: Database, id: string, kind: string): Promise<void> {
  await database.withOwner(async (client) => {
    const { rowCount } = await client.query(
      `update jobs.job set state = 'waiting' where id = $1 and state = 'running'`,
      [id],
    )
    if (rowCount === 0) return
    await client.query('select jobs.enqueue($1, (select envelope from jobs.job where id = $2), $2::text)', [
      kind,
      id,
    ])
  })
}
