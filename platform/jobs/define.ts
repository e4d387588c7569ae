import type { z } from 'zod'
import type { Actor, Database, Tx } from '#platform/db'

/** What a running job works with. */
export interface JobRun {
  readonly jobId: string
  /** The person who asked, with the powers they have now. */
  readonly actor: Actor
  readonly database: Database
  /** Tells everyone who follows the job. Cheap: written at most a few times a second. */
  progress(step: string, done: number, total: number | null): Promise<void>
  /** Whether someone asked to stop; a job looks between batches and throws `JobCancelled`. */
  cancelled(): boolean
  /**
   * Says in the transaction of what was done that it is done: a worker that is killed right afterwards then leaves
   * no job that is done and does not say so. A job that does not call it is done when it returns.
   */
  done(tx: Tx): Promise<void>
}

/** Long work that a room offers. */
export interface Job<P> {
  /** `room.verb`, also the name of the task in the queue. */
  readonly kind: string
  readonly payload: z.ZodType<P>
  readonly run: (payload: P, run: JobRun) => Promise<void>
}

/** A job whose payload type only its own room knows. */
export interface AnyJob {
  readonly kind: string
  readonly payload: z.ZodType
  readonly start: (payload: unknown, run: JobRun) => Promise<void>
}

/** Declares a job; its payload is parsed again when it runs, since the queue outlives versions. */
export function defineJob<P>(job: Job<P>): Job<P> & AnyJob {
  return { ...job, start: (payload, run) => job.run(job.payload.parse(payload), run) }
}

/** Thrown by a job that stopped because it was asked to. */
export class JobCancelled extends Error {}
