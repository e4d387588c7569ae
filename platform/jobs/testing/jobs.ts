import { z } from 'zod'
import type { Policy } from '#contract'
import { Failure } from '#platform/http'
import { defineJob, JobCancelled, type JobRun } from '../index.ts'

export const policies: readonly Policy[] = []

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const Marked = z.object({ mark: z.string(), slowMs: z.number().default(0) })

/** Leaves one mark in one transaction, after a while. */
export const marking = defineJob({
  kind: 'testing.mark',
  payload: Marked,
  run: ({ mark, slowMs }, run) =>
    run.database.withActor(run.actor, async ({ client }) => {
      await leave(client, mark, run)
      await run.progress('Marking', 1, 2)
      await wait(slowMs)
    }),
})

/** Goes on until it is told to stop. */
export const endless = defineJob({
  kind: 'testing.endless',
  payload: Marked,
  run: async (_payload, run) => {
    for (let done = 0; ; done++) {
      await run.progress('Going on', done, null)
      if (run.cancelled()) throw new JobCancelled()
      await wait(20)
    }
  },
})

export const failing = defineJob({
  kind: 'testing.fail',
  payload: z.object({ how: z.enum(['refused', 'bug']) }),
  run: async ({ how }) => {
    if (how === 'bug') throw new TypeError('Canary Person is not a function')
    throw new Failure('server.full')
  },
})

async function leave(
  client: { query(sql: string, values: unknown[]): Promise<unknown> },
  mark: string,
  run: JobRun,
) {
  await client.query('insert into public.mark (mark, job_id) values ($1, $2)', [mark, run.jobId])
}
