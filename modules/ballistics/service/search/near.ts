import { buffer } from 'node:stream/consumers'
import { bestByFine, type CartridgeComparison, type Examined, type Fit } from '@throughline/topography'
import type { FileStore } from '#platform/files'
import { JobCancelled, type JobRun } from '#platform/jobs'
import type { CoarseFound } from '../engine/coarse.ts'
import { SEARCH } from '../engine/method.ts'
import { ask, WIDTH } from '../engine/pool.ts'
import { unpacked } from '../engine/summary.ts'
import type { Query } from '../engine/tasks.ts'
import { findComparison, findPair } from '../../store/comparisons.ts'
import { findFine, findPrepared, type Prepared } from '../../store/search-parts.ts'

/** Fine surfaces are read and compared so many at once. */
const BATCH = 50

/** The candidates of the coarse pass at 25 micrometres. An entry that has gone meanwhile fits nothing. */
export async function fineFits(run: JobRun, query: Query, { best }: CoarseFound): Promise<(Fit | null)[]> {
  const fits: (Fit | null)[] = []
  for (let first = 0; first < best.length; first += BATCH * WIDTH) {
    if (run.cancelled()) throw new JobCancelled()
    const batches = Array.from({ length: WIDTH }, (_, i) =>
      best.slice(first + i * BATCH, Math.min(first + (i + 1) * BATCH, first + BATCH * WIDTH)),
    )
    fits.push(...(await Promise.all(batches.map((batch) => fineBatch(run, query, batch)))).flat())
    await run.progress('Comparing the best more closely', fits.length, best.length)
  }
  return fits
}

async function fineBatch(
  { database, actor }: JobRun,
  query: Query,
  batch: CoarseFound['best'],
): Promise<(Fit | null)[]> {
  if (batch.length === 0) return []
  const surfaces = await database.withActor(actor, (tx) =>
    findFine(
      tx,
      batch.map(({ ordinal }) => ordinal),
    ),
  )
  const there = batch.flatMap((fit) => {
    const bytes = surfaces.get(fit.ordinal)
    return bytes ? [{ fit, fine: new Int8Array(bytes) }] : []
  })
  const found = await ask({ kind: 'fine', query, entries: there })
  const byOrdinal = new Map(there.map(({ fit }, i) => [fit.ordinal, found[i]!]))
  return batch.map(({ ordinal }) => byOrdinal.get(ordinal) ?? null)
}

/** An entry that was compared cell by cell, with what is kept of it. */
export interface Compared extends Examined {
  readonly entry: Prepared | null
}

/** Compares the best of the fine pass cell by cell. What the agency has compared before is taken as it stands. */
export async function compareBest(
  files: FileStore,
  run: JobRun,
  {
    query,
    scanId,
    coarse,
    fits,
  }: { query: Query; scanId: string; coarse: CoarseFound; fits: readonly (Fit | null)[] },
): Promise<Compared[]> {
  const examined = coarse.best.map((candidate, i) => ({ candidate, fine: fits[i] ?? null }))
  const best = bestByFine(examined, SEARCH.fine)
  const entries = await run.database.withActor(run.actor, (tx) =>
    findPrepared(
      tx,
      best.map(({ candidate }) => candidate.ordinal),
    ),
  )
  const compared = new Map<number, CartridgeComparison>()
  const waiting = best.flatMap(({ candidate, fine }) => {
    const entry = entries.get(candidate.ordinal)
    return entry ? [{ entry, theta: fine!.theta }] : []
  })
  const of = waiting.length
  const next = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      if (run.cancelled()) throw new JobCancelled()
      compared.set(one.entry.ordinal, await compareOne(files, run, query, { scanId, ...one }))
      await run.progress('Comparing cell by cell', compared.size, of)
    }
  }
  await Promise.all(Array.from({ length: WIDTH }, next))
  return examined.map(({ candidate, fine }) => {
    const comparison = compared.get(candidate.ordinal)
    return {
      candidate,
      fine,
      id: String(candidate.ordinal),
      classes: {},
      exact: comparison ? { turnedBefore: 0, comparison } : null,
      entry: entries.get(candidate.ordinal) ?? null,
    }
  })
}

async function compareOne(
  files: FileStore,
  { database, actor }: JobRun,
  query: Query,
  { scanId, entry, theta }: { scanId: string; entry: Prepared; theta: number },
): Promise<CartridgeComparison> {
  const known = await database.withActor(actor, async (tx) => {
    const pair = await findPair(tx, scanId, entry.scan_id)
    return pair && (await findComparison(tx, pair.id))
  })
  if (known) return unpacked(known.detail)
  const detail = new Uint8Array(await buffer(await files.open(entry.prepared_hash)))
  return ask({ kind: 'exact', query, detail, theta })
}
