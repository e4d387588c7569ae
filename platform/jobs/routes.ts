import type { Database, Tx } from '#platform/db'
import { Failure, handle, type ServedRoute } from '#platform/http'
import { followJob, readJob, type JobProgress } from './contract.ts'

/** Progress of a person's long work; a job of another agency does not exist for them. */
export function jobRoutes(database: Database): ServedRoute[] {
  const ears = createEars(database)
  return [
    handle(readJob, ({ params, transact }) =>
      transact(async (tx) => {
        tx.about({ type: 'job', id: params.id })
        return findJob(tx, params.id)
      }),
    ),
    handle(followJob, async ({ params, actor, transact }) => {
      const first = await transact(async (tx) => {
        tx.about({ type: 'job', id: params.id })
        return findJob(tx, params.id)
      })
      const again = () => database.withActor(actor!, (tx) => findJob(tx, params.id))
      return { events: follow(first, again, await ears(params.id)) }
    }),
  ]
}

async function findJob(tx: Tx, id: string): Promise<JobProgress> {
  const { rows } = await tx.client.query<JobProgress>(
    'select id, kind, state, step, done, total, problem from jobs.job where id = $1',
    [id],
  )
  if (!rows[0]) throw new Failure('record.unavailable')
  return rows[0]
}

const ENDED = new Set(['done', 'failed', 'cancelled'])

async function* follow(
  first: JobProgress,
  again: () => Promise<JobProgress>,
  ear: { heard(): Promise<void>; close(): void },
): AsyncGenerator<{ data: JobProgress }> {
  try {
    for (let job = first; ; job = await again()) {
      yield { data: job }
      if (ENDED.has(job.state)) return
      await ear.heard()
    }
  } finally {
    ear.close()
  }
}

const LOOK_AGAIN_MS = 5_000

/** One listener for all followers; each also looks by itself now and then, should a notice be lost. */
function createEars(database: Database) {
  const waiting = new Map<string, Set<() => void>>()
  let listening: Promise<void> | undefined
  const wake = (id: string) => waiting.get(id)?.forEach((go) => go())
  return async (id: string) => {
    listening ??= database.listen('job_progress', wake)
    await listening
    const mine = waiting.get(id) ?? new Set()
    waiting.set(id, mine)
    let go: () => void = () => {}
    return {
      heard: () =>
        new Promise<void>((resolve) => {
          const timer = setTimeout(() => go(), LOOK_AGAIN_MS)
          go = () => {
            clearTimeout(timer)
            mine.delete(go)
            resolve()
          }
          mine.add(go)
        }),
      close() {
        mine.delete(go)
        if (mine.size === 0) waiting.delete(id)
      },
    }
  }
}
