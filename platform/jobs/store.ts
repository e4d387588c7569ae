import type { PoolClient } from 'pg'
import type { Problem } from '#contract'
import type { Database } from '#platform/db'
import type { JobProgress } from './contract.ts'

const told = (id: string) => `select pg_notify('job_progress', '${id}')`

/** Marks a job as running; false when it was cancelled while it waited. */
export async function startRunning(database: Database, id: string): Promise<boolean> {
  return database.withOwner(async (client) => {
    const { rows } = await client.query<{ state: string }>(
      `update jobs.job set state = case when cancel_asked then 'cancelled' else 'running' end, started_at = now(), attempts = attempts + 1,
         finished_at = case when cancel_asked then now() end
       where id = $1 and state in ('waiting', 'running') returning state`,
      [id],
    )
    await client.query(told(id))
    return rows[0]?.state === 'running'
  })
}

/** Writes progress; answers whether someone asked to stop. */
export async function writeProgress(
  database: Database,
  id: string,
  { step, done, total }: Pick<JobProgress, 'step' | 'done' | 'total'>,
): Promise<boolean> {
  return database.withOwner(async (client) => {
    const { rows } = await client.query<{ cancel_asked: boolean }>(
      'update jobs.job set step = $2, done = $3, total = $4 where id = $1 returning cancel_asked',
      [id, step, Math.round(done), total === null ? null : Math.round(total)],
    )
    await client.query(told(id))
    return rows[0]?.cancel_asked ?? true
  })
}

export type Ending = 'done' | 'failed' | 'cancelled'

/** How a running job ended; one that has already ended keeps its ending. */
export async function finish(
  client: PoolClient,
  id: string,
  state: Ending,
  problem: Problem | null,
): Promise<void> {
  await client.query(
    `update jobs.job set state = $2, problem = $3, finished_at = now() where id = $1 and state = 'running'`,
    [id, state, problem && JSON.stringify(problem)],
  )
  await client.query(told(id))
}

export const finishJob = (
  database: Database,
  id: string,
  state: Ending,
  problem: Problem | null,
): Promise<void> => database.withOwner((client) => finish(client, id, state, problem))
