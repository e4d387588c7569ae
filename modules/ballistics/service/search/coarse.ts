import type { Database, Tx } from '#platform/db'
import { JobCancelled, type JobRun } from '#platform/jobs'
import { joinCoarse, type CoarseFound } from '../engine/coarse.ts'
import { SEARCH } from '../engine/method.ts'
import { ask, WIDTH } from '../engine/pool.ts'
import type { Query } from '../engine/tasks.ts'
import {
  findOpenParts,
  findParts,
  findPrintsOf,
  isPartOpen,
  keepPart,
  type Chosen,
  type Part,
} from '../../store/search-parts.ts'

/** Entries of a part: seconds of work, so that little is lost with a worker and nobody waits long for the last. */
export const PART = 2_000

/**
 * Looks at every part that nobody has looked at. Any number of workers go through the same list, each from a place of
 * its own; a part that two took at once is written once, with the same contents. So none needs to hold a part, and
 * nothing hangs when one is killed.
 */
export async function lookAtParts(
  run: JobRun,
  { chosen, query, helper, helpers }: { chosen: Chosen; query: Query; helper: number; helpers: number },
): Promise<void> {
  const { actor, database } = run
  const parts = await database.withActor(actor, (tx) => findOpenParts(tx, chosen.search.id))
  const begin = Math.floor((helper * parts.length) / (helpers + 1))
  const order = [...parts.slice(begin), ...parts.slice(0, begin)]
  let done = 0
  const next = async (): Promise<void> => {
    for (let part = order.shift(); part; part = order.shift()) {
      if (run.cancelled()) throw new JobCancelled()
      await lookAt(database, actor, chosen, query, part)
      await run.progress('Comparing whole surfaces', ++done, parts.length)
    }
  }
  await Promise.all(Array.from({ length: WIDTH }, next))
}

async function lookAt(
  database: Database,
  actor: Tx['actor'],
  chosen: Chosen,
  query: Query,
  part: Part,
): Promise<void> {
  const prints = await database.withActor(actor, async (tx) =>
    (await isPartOpen(tx, chosen.search.id, part.number)) ? findPrintsOf(tx, chosen, part) : undefined,
  )
  if (!prints) return
  const found = await coarseOver(query, prints)
  await database.withActor(actor, (tx) => keepPart(tx, chosen.search.id, part.number, found))
}

async function coarseOver(
  query: Query,
  prints: readonly { ordinal: number; coarse: Buffer }[],
): Promise<CoarseFound> {
  if (prints.length === 0) return { scored: 0, tooLittle: 0, best: [] }
  const whole = Buffer.concat(prints.map(({ coarse }) => coarse))
  return ask({
    kind: 'coarse',
    query,
    ordinals: prints.map(({ ordinal }) => ordinal),
    coarse: new Int8Array(whole.buffer, whole.byteOffset, whole.length),
    keep: SEARCH.coarse,
  })
}

/** What all parts found, in one order whoever looked at which. */
export async function joinedParts(tx: Tx, searchId: string): Promise<CoarseFound> {
  return joinCoarse(await findParts(tx, searchId), SEARCH.coarse)
}
