import { run, runMigrations, type Runner, type TaskList } from 'graphile-worker'
import { Logger } from 'graphile-worker'
import { Pool } from 'pg'
import { z } from 'zod'
import { findActor } from '#platform/access'
import { Purpose, type Policy } from '#contract'
import { asOwner, type Database } from '#platform/db'
import { asProblem } from '#platform/http'
import { JobCancelled, type AnyJob } from './define.ts'
import { createProgress } from './progress.ts'
import { holdJob, resumeAbandoned } from './abandoned.ts'
import { finish, finishJob, startRunning } from './store.ts'

const Envelope = z.object({
  jobId: z.uuid(),
  personId: z.uuid(),
  purpose: Purpose,
  payload: z.unknown(),
})

/** Brings the queue's own tables up to date; run after the platform's migrations. */
export async function prepareQueue(connectionString: string): Promise<void> {
  await runMigrations({ connectionString, logger: quiet })
}

const quiet = new Logger(() => () => {})

export interface WorkerSettings {
  readonly database: Database
  readonly url: string
  readonly jobs: readonly AnyJob[]
  readonly policies: readonly Policy[]
  readonly concurrency: number
}

export interface Worker {
  stop(): Promise<void>
}

/** Takes jobs from the queue until stopped; any number of workers may run on one database. */
export async function startWorker(settings: WorkerSettings): Promise<Worker> {
  const tasks: TaskList = Object.fromEntries(
    settings.jobs.map((job) => [
      job.kind,
      (envelope: unknown) => runJob(settings, job, Envelope.parse(envelope)),
    ]),
  )
  const pool = queuePool(settings)
  const runner: Runner = await run({
    pgPool: pool,
    concurrency: settings.concurrency,
    noHandleSignals: true,
    taskList: tasks,
    logger: quiet,
  })
  const look = () => resumeAbandoned(settings.database).catch(() => {})
  await look()
  const sweeper = setInterval(() => void look(), LOOK_FOR_ABANDONED_MS)
  return {
    async stop() {
      clearInterval(sweeper)
      await runner.stop()
      // Only when its connections are gone has the worker ended.
      await pool.end()
    },
  }
}

const LOOK_FOR_ABANDONED_MS = 30_000

/** Connections of the queue; one that breaks is replaced and must not end the process. */
function queuePool({ url, concurrency }: WorkerSettings): Pool {
  const pool = new Pool({
    connectionString: url,
    max: concurrency + 3,
    application_name: 'throughline-queue',
  })
  pool.on('error', () => {})
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

/** Whoever holds a job is at it; if they are killed, the queue asks us once more. */
const HELD = 'Another worker is at this job.'

async function runJob(
  settings: WorkerSettings,
  job: AnyJob,
  envelope: z.infer<typeof Envelope>,
): Promise<void> {
  const release = await holdJob(settings.database, envelope.jobId)
  if (!release) throw new Error(HELD)
  try {
    if (await startRunning(settings.database, envelope.jobId)) await runHeld(settings, job, envelope)
  } finally {
    release()
  }
}

async function runHeld(
  { database, policies }: WorkerSettings,
  job: AnyJob,
  { jobId, personId, purpose, payload }: z.infer<typeof Envelope>,
): Promise<void> {
  const progress = createProgress(database, jobId)
  try {
    const actor = await findActor(database, { id: personId }, policies, purpose)
    if (!actor) throw new JobCancelled()
    await job.start(payload, {
      jobId,
      actor,
      database,
      progress: progress.tell,
      cancelled: progress.cancelled,
      done: (tx) => asOwner(tx, (client) => finish(client, jobId, 'done', null)),
    })
    await finishJob(database, jobId, 'done', null)
  } catch (error) {
    // A failure is told to the person, not retried behind their back: the same file fails the same way.
    if (error instanceof JobCancelled) await finishJob(database, jobId, 'cancelled', null)
    else await finishJob(database, jobId, 'failed', asProblem(error, jobId))
  } finally {
    progress.end()
  }
}
