import type { ClientBase } from 'pg'
import { uuid, type Tx } from '#platform/db'
import type { Job } from './define.ts'

/**
 * Asks for a job in the same transaction as what it is about: if that is rolled back, the job never was.
 * Returns the job's id, under which its progress can be followed.
 */
export async function startJob<P>(tx: Tx, job: Job<P>, payload: P): Promise<string> {
  const id = uuid()
  const { personId, agencyId } = tx.actor
  const envelope = JSON.stringify({ jobId: id, personId, purpose: tx.actor.purpose, payload })
  await tx.client.query(
    'insert into jobs.job (id, owner_agency, person_id, kind, envelope) values ($1, $2, $3, $4, $5)',
    [id, agencyId, personId, job.kind, envelope],
  )
  await tx.client.query('select jobs.enqueue($1, $2, $3)', [job.kind, envelope, id])
  return id
}

/** Asks a waiting or running job to stop. */
export async function cancelJob(tx: Tx, id: string): Promise<void> {
  await tx.client.query(
    `update jobs.job set cancel_asked = true where id = $1 and state in ('waiting', 'running')`,
    [id],
  )
  await tx.client.query(`select pg_notify('job_progress', $1)`, [id])
}

/** Puts jobs that wait into an empty queue, after a restore; those that ran are found abandoned by a worker. */
export async function requeueWaiting(client: ClientBase): Promise<void> {
  await client.query(
    `select jobs.enqueue(kind, envelope, id::text) from jobs.job where state = 'waiting' order by created_at, id`,
  )
}
